/** Longest question that search takes, in characters. */
export const SEARCH_CHARS = 200;

/** Around what an index found in a text, before it is cut into pieces; no text holds them, since texts are cleaned of controls. */
export const HIT_START = "\u0002";
export const HIT_END = "\u0003";

/** A text in pieces; those that were found are marked. */
export type MarkedText = { text: string; found: boolean }[];

export interface SearchHit {
  /** Item id, as in `/board/<id>?item=<itemId>`. */
  id: string;
  type: "question" | "proposal" | "feature-grid" | "decision" | "action-item";
  /** Status, disposition or outcome; empty for a grid. */
  status: string;
  title: MarkedText;
  /** What was found in the item's other texts; empty when nothing was. */
  excerpt: MarkedText;
  /** Of a decision: when it was made, ISO 8601 in UTC, or empty. */
  decidedAt: string;
  /** Address of the item: on its board, or in the review of a board of the library. */
  href: string;
}

export interface SearchedBoard {
  id: string;
  title: MarkedText;
  href: string;
  /** Readable because it is in the library. */
  library: boolean;
  hits: SearchHit[];
  /** Hits on this board that are not among `hits`; at least so many. */
  more: number;
}

/** What `GET /api/search` answers: boards with what was found on them, best first. */
export interface SearchResult {
  boards: SearchedBoard[];
}

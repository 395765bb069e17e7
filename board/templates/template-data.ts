import type { TemplateId } from "@/contract/api";

/**
 * What a template says, without coordinates: frames that a room reads from left to right, each a column of blocks.
 * `layout-template.ts` turns it into tldraw records.
 */
export interface Template {
  id: TemplateId;
  title: string;
  /** One sentence for the start page. */
  description: string;
  /** Address of the thread the discussion came from. */
  origin?: string;
  frames: readonly TemplateFrame[];
}

export interface TemplateFrame {
  /** Shown above the frame, and by which people find it. */
  name: string;
  blocks: readonly Block[];
}

export type Block =
  | { kind: "heading"; text: string }
  | { kind: "text"; text: string; lead?: boolean }
  | TableBlock
  | { kind: "notes"; notes: readonly { text: string; color: NoteColor }[] }
  /** Boxes that open an address. */
  | { kind: "links"; links: readonly { text: string; url: string }[] };

export type NoteColor = "yellow" | "light-blue" | "light-green" | "light-red" | "light-violet";

export interface TableBlock {
  kind: "table";
  columns: readonly { title: string; share: number }[];
  rows: readonly (readonly Cell[])[];
}

/** A plain text, or one with a status, which brings a colour, a mark and a word. */
export type Cell = string | { status: Status; text?: string };

/** Every status that a template may show. Colour alone says nothing: each has a mark and a word. */
export const STATUSES = {
  ok: { mark: "●", word: "ok", color: "green" },
  todo: { mark: "○", word: "TODO", color: "orange" },
  impossible: { mark: "··", word: "impossible", color: "grey" },
  "not-applicable": { mark: "–", word: "N/A", color: "grey" },
  conditional: { mark: "◐", word: "conditional", color: "violet" },
  unknown: { mark: "?", word: "unknown", color: "grey" },
  open: { mark: "○", word: "open", color: "orange" },
  answered: { mark: "✓", word: "answered", color: "green" },
  parked: { mark: "‖", word: "parked", color: "grey" },
  accepted: { mark: "✓", word: "accepted", color: "green" },
  rejected: { mark: "✕", word: "rejected", color: "red" },
  "needs-data": { mark: "◐", word: "needs data", color: "violet" },
  "needs-patch": { mark: "◐", word: "needs patch", color: "violet" },
  done: { mark: "✓", word: "done", color: "green" },
} as const;
export type Status = keyof typeof STATUSES;

/** The text of a cell as people read it, e.g. `○ TODO: in review`. */
export function cellText(cell: Cell): string {
  if (typeof cell === "string") return cell;
  const { mark, word } = STATUSES[cell.status];
  return cell.text ? `${mark} ${word}: ${cell.text}` : `${mark} ${word}`;
}

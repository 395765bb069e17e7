import type { ActionStatus } from "@/board/shapes/action-item";
import type { Outcome } from "@/board/shapes/decision";
import type { LegendId } from "@/board/shapes/legends";
import type { Disposition, PointSign } from "@/board/shapes/proposal";
import type { QuestionKind, QuestionStatus } from "@/board/shapes/question";
import type { RecordSession } from "./record-session";
import type { CarriedFrom } from "@/board/series/carried-item";

/** Version of the shape of `BoardRecord`, and so of record.json. Raised when a reader of the old one would misread it. */
export const RECORD_VERSION = 1;

/** What a record says about its board beside the items. Times are ISO 8601 in UTC. */
export interface RecordBoard {
  id: string;
  title: string;
  /** Absolute address of the record, without a token; empty when the instance has no public address. */
  url: string;
  /** Address of the thread or issue the discussion came from; empty without one. */
  origin: string;
  createdAt: string;
  editedAt: string;
  sealed: boolean;
}

/** What every item of a record has. */
interface RecordItem {
  /** Item id, as in `/board/<id>?item=<itemId>`. */
  id: string;
  /** Name of the frame it stands in; empty outside of frames. */
  section: string;
  /** Where it was taken over from, and the day since when it is open, `2026-01-05`; absent for an item of this board. */
  carriedFrom?: CarriedFrom;
}

/** A link with its words. */
export interface RecordLink {
  url: string;
  label: string;
}

export interface RecordQuestion extends RecordItem {
  text: string;
  kind: QuestionKind;
  status: QuestionStatus;
  answer: string;
  quantity: string;
  quantitySource: RecordLink;
  evidence: RecordLink[];
}

export interface RecordPoint {
  sign: PointSign;
  text: string;
  author: string;
  /** How a blocking point was settled; empty while it stands. */
  settled: string;
}

export interface RecordProposal extends RecordItem {
  title: string;
  summary: string;
  origin: string;
  code: (RecordLink & { effect: string })[];
  points: RecordPoint[];
  disposition: Disposition;
}

export interface RecordCell {
  status: string;
  note: string;
  evidence: string;
  asOf: string;
}

export interface RecordGrid extends RecordItem {
  title: string;
  legend: LegendId;
  corner: string;
  columns: string[];
  rows: { label: string; cells: RecordCell[] }[];
  asOf: string;
  evidence: RecordLink[];
}

export interface RecordDecision extends RecordItem {
  text: string;
  outcome: Outcome;
  dissent: { who: string; why: string }[];
  /** Items it rests on: item id and what they are called. */
  restsOn: { id: string; name: string }[];
  decidedAt: string;
  topic: string;
}

export interface RecordAction extends RecordItem {
  text: string;
  owner: string;
  due: string;
  status: ActionStatus;
  /** The item it came from: its id and what it is called; null without one. */
  origin: { id: string; name: string } | null;
  /** The topic of the agenda it was taken down under; empty outside of a session. */
  topic: string;
}

/** Everything a board's items say, in the order in which a room reads the board. Depends on no rendering. */
export interface BoardRecord {
  version: typeof RECORD_VERSION;
  board: RecordBoard;
  decisions: RecordDecision[];
  actions: RecordAction[];
  questions: RecordQuestion[];
  proposals: RecordProposal[];
  grids: RecordGrid[];
  /** The last session held on the board; absent when there was none. */
  session?: RecordSession;
  /** The sessions before that one, in order of time; absent when there were none. */
  earlierSessions?: RecordSession[];
}

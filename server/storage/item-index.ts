import type { ActionStatus } from "@/board/shapes/action-item";
import type { Outcome } from "@/board/shapes/decision";
import type { ItemType } from "@/board/shapes/item-shapes";
import type { DueGroup } from "@/contract/actions";

/** Boards that somebody may read; one in the trash is never among them. */
export interface Readable {
  /** By links of their own. */
  boardIds: readonly string[];
  /** Those of the library too, but for these (from which they were removed); null: not the library. */
  libraryExcept: readonly string[] | null;
}

export interface ActionFilter {
  status?: ActionStatus;
  /** In whatever spelling; empty means those of nobody. */
  owner?: string;
  due?: DueGroup;
  boardId?: string;
  /** Words that text, owner, due or board title hold, each perhaps only begun. */
  text?: string;
  /** The day it is, `2026-11-23`, and the last one of its week. */
  today: string;
  weekEnd: string;
}

export interface FoundAction {
  boardId: string;
  boardTitle: string;
  itemId: string;
  text: string;
  owner: string;
  due: string;
  dueOn: string | null;
  status: ActionStatus;
}

/** What a list of action items can be narrowed to. */
export interface ActionChoices {
  /** Spellings that owners of open items are most often written in, by name; empty for nobody. */
  owners: { owner: string; open: number }[];
  boards: { id: string; title: string; open: number }[];
}

export interface FoundDecision {
  itemId: string;
  text: string;
  outcome: Outcome;
  /** ISO 8601, or empty. */
  decidedAt: string;
  topic: string;
}

export interface FoundHit {
  boardId: string;
  boardTitle: string;
  /** Null when the board's title was found. */
  itemId: string | null;
  type: ItemType | null;
  status: string;
  /** With `HIT_START` and `HIT_END` around what was found. */
  title: string;
  /** A part of the item's other texts around what was found there, marked in the same way; may hold nothing found. */
  excerpt: string;
  /** Of decisions: ISO 8601, or empty. */
  decidedAt: string;
}

/** How many items of a kind a board has. */
export interface ItemCount {
  boardId: string;
  type: ItemType;
  /** As in `Item`: status, disposition or outcome; empty for a grid. */
  status: string;
  count: number;
}

/** Looks through the projected items of all boards that somebody may read; what they may not is not even looked at. */
export interface ItemIndex {
  /** Open ones first, in each part by due date, milestones after days, then by board in reading order. */
  listActions(
    readable: Readable,
    filter: ActionFilter,
    range: { offset: number; limit: number },
  ): Promise<{ actions: FoundAction[]; total: number }>;
  actionChoices(readable: Readable): Promise<ActionChoices>;
  /** Decisions of a board, whoever may read it, as they were made; those without a time first. */
  listDecisions(boardId: string, limit: number): Promise<FoundDecision[]>;
  /** Rows that hold all words, each perhaps only begun, in whatever case and with whatever accents; best first. */
  search(readable: Readable, text: string, limit: number): Promise<FoundHit[]>;
  /** For lists of boards that the asker may read; kinds of which there are none are absent. */
  countItems(boardIds: readonly string[]): Promise<ItemCount[]>;
}

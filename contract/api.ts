import type { Outcome } from "@/board/shapes/decision";
import type { BoardLimits } from "./limits";
import type { Role } from "./roles";

export type {
  ContinueBoardRequest,
  CreateBoardRequest,
  CreateLinkRequest,
  DuplicateBoardRequest,
  OriginRequest,
  PublishRequest,
  SealRequest,
  UpdateBoardRequest,
} from "./api-schemas";

/**
 * Response shapes of the HTTP API, and types of its requests, which the server checks with api-schemas.ts. Times are
 * ISO 8601 strings in UTC.
 */

export const TEMPLATE_IDS = [
  "blank",
  "problem-scope",
  "proposals",
  "feature-grid",
  "discussion-session",
  "late-module-patching",
] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

export interface CreateBoardResponse {
  id: string;
  /** One absolute URL per role; its last path segment is the token. */
  links: Record<Role, string>;
}

/** Whether facilitators may publish on this instance: not at all, with the create key, or without. */
export type Publishing = "closed" | "key" | "open";

/** A board in the library, as everybody who reaches the server sees it. */
export interface LibraryBoard {
  id: string;
  title: string;
  template: TemplateId;
  publishedAt: string;
  editedAt: string;
  thumbnailAt: string | null;
  /** What it holds; of action items those that are open. */
  counts: { decisions: number; openActions: number; questions: number; proposals: number; grids: number };
}

/** Another board of a series; its title only for whoever may read it. */
export interface SeriesBoard {
  id: string;
  title: string | null;
}

/** What the page of a record says about its board beside the items. */
export interface ReviewFacts {
  sealed: boolean;
  /** When and by whom; null where that was not kept. */
  sealedAt: string | null;
  sealedBy: string;
  publishedAt: string | null;
  /** Address of the thread the discussion came from; empty without one. */
  origin: string;
  continues: SeriesBoard | null;
  continuedBy: SeriesBoard[];
}

export interface BoardSummary {
  id: string;
  title: string;
  template: TemplateId;
  /** The caller's role on this board. */
  role: Role;
  createdAt: string;
  editedAt: string;
  /** People with a live socket on the board now; big screens are not people. */
  people: number;
  /** Of these people, those who say that they are in the room. */
  inRoom: number;
  /** Big screens with a live socket on the board now. */
  screens: number;
  /** When the board's thumbnail was made, as `v` of its address; null while there is none. */
  thumbnailAt: string | null;
  /** Since when everybody who reaches the server may read the board; null: it is not in the library. */
  publishedAt: string | null;
  /** The caller has no link to the board and may read it because it is published; nothing beyond that. */
  byLibrary?: true;
  /** The caller's public person id, as presence shows it; only where one board is asked for. */
  personId?: string;
  /** What the board may grow to; only where one board is asked for. */
  limits?: BoardLimits;
  /** The build of the program that answers; only where one board is asked for. */
  build?: string;
}

/** A decision as a list shows it; texts are plain. */
export interface DecisionSummary {
  id: string;
  text: string;
  outcome: Outcome;
  /** ISO 8601, or empty. */
  decidedAt: string;
  /** The topic it was made under; empty outside of a session. */
  topic: string;
}

export interface ListDecisionsResponse {
  /** Oldest first. */
  decisions: DecisionSummary[];
}

/** Where the create key travels when the bearer token says which board is meant. */
export const CREATE_KEY_HEADER = "x-create-key";

/** A deleted board that its facilitators can still bring back. */
export interface TrashedBoard {
  id: string;
  title: string;
  template: TemplateId;
  deletedAt: string;
  /** From then on the board is gone for good. */
  goneAt: string;
  thumbnailAt: string | null;
}

export interface LinkSummary {
  id: string;
  role: Role;
  label: string;
  url: string;
  createdAt: string;
  expiresAt: string | null;
  revokedAt: string | null;
  /** Who is connected and rests on this link, for those who manage the links: ids of people, number of screens. */
  here?: { people: string[]; screens: number };
}

export interface TemplateSummary {
  id: TemplateId;
  title: string;
  description: string;
}

export interface ErrorResponse {
  error: { code: string; message: string };
}

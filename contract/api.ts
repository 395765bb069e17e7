import { z } from "zod";
import type { Outcome } from "@/board/shapes/decision";
import { LIMITS, type BoardLimits } from "./limits";
import { ROLES, type Role } from "./roles";

/** Request and response shapes of the HTTP API. Times are ISO 8601 strings in UTC. */

export const TEMPLATE_IDS = [
  "blank",
  "problem-scope",
  "proposals",
  "feature-grid",
  "discussion-session",
  "late-module-patching",
] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

const Title = z
  .string("A title is a text.")
  .trim()
  .min(1, "A title is needed.")
  .max(LIMITS.titleChars, `A title has at most ${LIMITS.titleChars} characters.`);

/** The sentence for a body that is a list, a text or a number. */
const BODY = "The body is a JSON object.";

export const CreateBoardRequest = z.object(
  {
    title: Title,
    template: z.enum(TEMPLATE_IDS, { error: `A template is one of ${TEMPLATE_IDS.join(", ")}.` }),
  },
  BODY,
);
export type CreateBoardRequest = z.infer<typeof CreateBoardRequest>;

export interface CreateBoardResponse {
  id: string;
  /** One absolute URL per role; its last path segment is the token. */
  links: Record<Role, string>;
}

/**
 * A copy of a board travels as a canvas document of its own, a Yjs update v1: root map `records`, and root map `copy`
 * with these fields. `schema` is tldraw's stamp of the records, so that those of an older page can be migrated.
 */
export const BoardCopyFacts = z.object({
  title: Title,
  schema: z.object({ schemaVersion: z.literal(2), sequences: z.record(z.string(), z.number().int()) }),
});
export type BoardCopyFacts = z.infer<typeof BoardCopyFacts>;

export const UpdateBoardRequest = z.object({ title: Title }, BODY);
export type UpdateBoardRequest = z.infer<typeof UpdateBoardRequest>;

const PERSON_NAME = "by: A name is a text.";
/** The name the facilitator goes by, as others are to read it; empty for none. */
const By = z
  .string(PERSON_NAME)
  .trim()
  .max(LIMITS.nameChars, `A name has at most ${LIMITS.nameChars} characters.`)
  .default("");

/** Ends editing of a board. */
export const SealRequest = z.object({ by: By }, BODY);
export type SealRequest = z.infer<typeof SealRequest>;

/** Puts a board into the library, and seals it at the same time if `seal` says so. */
export const PublishRequest = z.object(
  { seal: z.boolean("seal is true or false.").default(false), by: By },
  BODY,
);
export type PublishRequest = z.infer<typeof PublishRequest>;

/** Makes the next board of a series; answered with `CreateBoardResponse`, under the same key as a duplicate. */
export const ContinueBoardRequest = z.object(
  {
    title: Title,
    structure: z.enum(["same", "blank"], { error: "structure is same or blank." }).default("same"),
  },
  BODY,
);
export type ContinueBoardRequest = z.infer<typeof ContinueBoardRequest>;

/** Whether facilitators may publish on this instance: not at all, with the create key, or without. */
export type Publishing = "closed" | "key" | "open";

const ORIGIN = "The discussion's address begins with https:// or http://.";
/** Sets the address of the thread or issue a board's discussion came from; empty for none. */
export const OriginRequest = z.object(
  {
    origin: z
      .string(ORIGIN)
      .trim()
      .max(LIMITS.addressChars, `An address has at most ${LIMITS.addressChars} characters.`)
      .refine((text) => text === "" || (/^https?:\/\//i.test(text) && URL.canParse(text)), ORIGIN),
  },
  BODY,
);
export type OriginRequest = z.infer<typeof OriginRequest>;

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

/** Answered with `CreateBoardResponse`. A create key, where one is set, comes in the header `CREATE_KEY_HEADER`. */
export const DuplicateBoardRequest = z.object({ title: Title }, BODY);
export type DuplicateBoardRequest = z.infer<typeof DuplicateBoardRequest>;

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

export const CreateLinkRequest = z.object(
  {
    role: z.enum(ROLES, { error: `A role is one of ${ROLES.join(", ")}.` }),
    label: z
      .string("A label is a text.")
      .trim()
      .max(LIMITS.labelChars, `A label has at most ${LIMITS.labelChars} characters.`)
      .default(""),
    expiresAt: z.iso
      .datetime({ offset: true, error: "A link's end is a time like 2027-01-31T18:00:00Z." })
      .nullish(),
  },
  BODY,
);
export type CreateLinkRequest = z.infer<typeof CreateLinkRequest>;

const LINK_ID = "A link is named by its id, a text.";
const LinkById = z.object({ id: z.string(LINK_ID).min(1, LINK_ID).max(100, LINK_ID) }, BODY);
export const DeleteLinkRequest = LinkById;
export const ReplaceLinkRequest = LinkById;

const PERSON_ID = "A person is named by their id, a text.";
/** Removes somebody from a board, or lets them back in. */
export const PersonRequest = z.object(
  { personId: z.string(PERSON_ID).min(1, PERSON_ID).max(100, PERSON_ID) },
  BODY,
);

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

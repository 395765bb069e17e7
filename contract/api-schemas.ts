import { z } from "zod";
import { TEMPLATE_IDS } from "./api";
import { LIMITS } from "./limits";
import { ROLES } from "./roles";

/** Requests of the HTTP API, as the server checks them. No browser loads this: pages know the types (api.ts). */

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

/** Answered with `CreateBoardResponse`. A create key, where one is set, comes in the header `CREATE_KEY_HEADER`. */
export const DuplicateBoardRequest = z.object({ title: Title }, BODY);
export type DuplicateBoardRequest = z.infer<typeof DuplicateBoardRequest>;

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

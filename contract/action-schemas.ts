import { z } from "zod";
import {
  ACTION_BOARD_CHARS,
  ACTION_LINE_CHARS,
  ACTION_SEARCH_CHARS,
  ACTION_STATUSES,
  DUE_GROUPS,
  STATUS_FILTERS,
} from "./actions";
import { LIMITS } from "./limits";

/** Requests about action items, as the server checks them. No browser loads this: pages know the types (actions.ts). */

const line = (name: string) =>
  z
    .string(`${name} is a text.`)
    .trim()
    .max(ACTION_LINE_CHARS, `${name} has at most ${ACTION_LINE_CHARS} characters.`)
    .refine((text) => !/[\r\n]/.test(text), `${name} is one line.`);

/** Changes an action item without opening its board: what is left out stays. */
export const ChangeActionRequest = z
  .object(
    {
      status: z.enum(ACTION_STATUSES, { error: `A status is one of ${ACTION_STATUSES.join(", ")}.` }),
      owner: line("An owner"),
      /** A day, or a named milestone; empty for none. */
      due: line("A due date or milestone"),
      /** The name that the person goes by, for the log of a sealed board. */
      by: z
        .string("A name is a text.")
        .trim()
        .max(LIMITS.nameChars, `A name has at most ${LIMITS.nameChars} characters.`),
    },
    "The body is a JSON object.",
  )
  .partial()
  .refine(
    ({ status, owner, due }) => status !== undefined || owner !== undefined || due !== undefined,
    "Say what to change: status, owner or due.",
  );
export type ChangeActionRequest = z.infer<typeof ChangeActionRequest>;

/** The query of `GET /api/actions`; a file takes the same. An unknown status, group or day is refused. */
export const ActionQuery = z.object({
  /** `all` for every one; open ones when left out. */
  status: z.enum(STATUS_FILTERS).default("open"),
  /** In any spelling; present and empty: those of nobody. */
  owner: z.string().max(ACTION_LINE_CHARS).optional(),
  due: z.enum(DUE_GROUPS).optional(),
  board: z.string().min(1).max(ACTION_BOARD_CHARS).optional(),
  q: z.string().max(ACTION_SEARCH_CHARS).optional(),
  /** The reader's day; the server's, in UTC, when left out. */
  today: z.iso.date().optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type ActionQuery = z.infer<typeof ActionQuery>;

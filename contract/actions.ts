import { z } from "zod";
import { LIMITS } from "./limits";
import type { Role } from "./roles";

/** Requests and answers about action items over all boards. Times are ISO 8601 in UTC, days `2026-11-23`. */

export const ACTION_STATUSES = ["open", "done", "dropped"] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** What an action item's owner or due field takes from a list, in characters. */
export const ACTION_LINE_CHARS = 200;

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

/** What `PATCH /api/boards/:id/actions/:itemId` answers: the item as it is now. */
export interface ChangedAction {
  boardId: string;
  id: string;
  text: string;
  owner: string;
  due: string;
  status: ActionStatus;
}

/** A change of an action item on a sealed board. */
export interface ActionChange {
  itemId: string;
  /** The name the person goes by; empty when they gave none. */
  by: string;
  at: string;
  field: "status" | "owner" | "due";
  before: string;
  after: string;
}

export const DUE_GROUPS = ["overdue", "week", "later", "milestone", "none"] as const;
/** `overdue`: open, and its day is over · `week`: from today to Sunday · `later`: a day after that. */
export type DueGroup = (typeof DUE_GROUPS)[number];

/** Longest text to filter by, in characters. */
export const ACTION_SEARCH_CHARS = 200;
const id = z.string().min(1).max(100);

/** The query of `GET /api/actions`; a file takes the same. An unknown status, group or day is refused. */
export const ActionQuery = z.object({
  /** `all` for every one; open ones when left out. */
  status: z.enum([...ACTION_STATUSES, "all"]).default("open"),
  /** In any spelling; present and empty: those of nobody. */
  owner: z.string().max(ACTION_LINE_CHARS).optional(),
  due: z.enum(DUE_GROUPS).optional(),
  board: id.optional(),
  q: z.string().max(ACTION_SEARCH_CHARS).optional(),
  /** The reader's day; the server's, in UTC, when left out. */
  today: z.iso.date().optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type ActionQuery = z.infer<typeof ActionQuery>;

/** What a list can be filtered by; the rest of a query says which part of it is meant. */
export type ActionFilters = Pick<ActionQuery, "status" | "owner" | "due" | "board" | "q">;

/** Stands for "no matter which" in an address, where an empty owner means nobody. */
export const ANY_OWNER = "*";

/** A query as people's addresses hold it: what is unknown or wrong in it counts as left out. */
export function actionFiltersOf(params: Iterable<[string, string]>): ActionFilters {
  const given = new Map(params);
  if (given.get("owner") === ANY_OWNER) given.delete("owner");
  const filters: ActionFilters = { status: "open" };
  for (const name of ["status", "owner", "due", "board", "q"] as const) {
    const parsed = ActionQuery.shape[name].safeParse(given.get(name));
    if (parsed.success && parsed.data !== undefined) Object.assign(filters, { [name]: parsed.data });
  }
  return filters;
}

/** The query string that holds filters; empty for what a list shows without any. */
export function actionFilterQuery({ status, owner, due, board, q }: ActionFilters): string {
  const query = new URLSearchParams();
  if (q) query.set("q", q);
  if (status !== "open") query.set("status", status);
  if (owner !== undefined) query.set("owner", owner);
  if (due) query.set("due", due);
  if (board) query.set("board", board);
  return query.toString();
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The Sunday that ends the week of a day: weeks begin on Monday. */
export function weekEndOf(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return new Date(at + ((7 - new Date(at).getUTCDay()) % 7) * DAY_MS).toISOString().slice(0, 10);
}

export interface ListedAction extends ChangedAction {
  boardTitle: string;
  /** It is open and its day is over. */
  overdue: boolean;
  /** The caller's role on the board; null for a board that they may read because it is in the library. */
  role: Role | null;
  /** Address of the item: on its board, or in the review of a board of the library. */
  href: string;
}

export interface ActionList {
  actions: ListedAction[];
  /** How many there are with these filters. */
  total: number;
  /** The day that counted as today. */
  today: string;
  owners: { owner: string; open: number }[];
  boards: { id: string; title: string; open: number }[];
}

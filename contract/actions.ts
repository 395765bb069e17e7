import type { ActionQuery } from "./action-schemas";
import type { Role } from "./roles";

export type { ActionQuery, ChangeActionRequest } from "./action-schemas";

/** Requests and answers about action items over all boards. Times are ISO 8601 in UTC, days `2026-11-23`. */

export const ACTION_STATUSES = ["open", "done", "dropped"] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** What an action item's owner or due field takes from a list, in characters. */
export const ACTION_LINE_CHARS = 200;

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
/** Longest id of a board to filter by, in characters. */
export const ACTION_BOARD_CHARS = 100;

/** What a list shows: one status, or all of them. */
export const STATUS_FILTERS = [...ACTION_STATUSES, "all"] as const;

/** What a list can be filtered by; the rest of a query says which part of it is meant. */
export type ActionFilters = Pick<ActionQuery, "status" | "owner" | "due" | "board" | "q">;

/** Stands for "no matter which" in an address, where an empty owner means nobody. */
export const ANY_OWNER = "*";

/** A query as people's addresses hold it: what is unknown or wrong in it counts as left out. */
export function actionFiltersOf(params: Iterable<[string, string]>): ActionFilters {
  const given = new Map(params);
  if (given.get("owner") === ANY_OWNER) given.delete("owner");
  const text = (name: string, least: number, most: number) => {
    const value = given.get(name);
    return value !== undefined && value.length >= least && value.length <= most ? value : undefined;
  };
  const [status, due] = [given.get("status"), given.get("due")];
  const owner = text("owner", 0, ACTION_LINE_CHARS);
  const board = text("board", 1, ACTION_BOARD_CHARS);
  const q = text("q", 0, ACTION_SEARCH_CHARS);
  return {
    status: STATUS_FILTERS.find((one) => one === status) ?? "open",
    ...(owner !== undefined && { owner }),
    ...(isDueGroup(due) && { due }),
    ...(board !== undefined && { board }),
    ...(q !== undefined && { q }),
  };
}

function isDueGroup(value: string | undefined): value is DueGroup {
  return DUE_GROUPS.some((group) => group === value);
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

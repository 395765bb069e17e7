import type { BoardRecord } from "../record/board-record";

/** What a next session begins with: questions without an answer, proposals nobody decided on, actions not done. */
export function staysOpen(item: { type: string; status: string }): boolean {
  switch (item.type) {
    case "question":
    case "action-item":
      return item.status === "open";
    case "proposal":
      return item.status !== "accepted" && item.status !== "rejected";
    default:
      return false;
  }
}

/** How many items of a board a next one takes over. */
export interface OpenItems {
  questions: number;
  proposals: number;
  actions: number;
}

export function countOpenItems(record: Pick<BoardRecord, "questions" | "proposals" | "actions">): OpenItems {
  const count = (type: string, statuses: readonly string[]) =>
    statuses.filter((status) => staysOpen({ type, status })).length;
  return {
    questions: count(
      "question",
      record.questions.map(({ status }) => status),
    ),
    proposals: count(
      "proposal",
      record.proposals.map(({ disposition }) => disposition),
    ),
    actions: count(
      "action-item",
      record.actions.map(({ status }) => status),
    ),
  };
}

import { isDueDate } from "@/board/shapes/action-item";
import { type DueGroup, weekEndOf, type ListedAction } from "@/contract/actions";

/** A part of the list under a heading of its own; `closed`: done and dropped ones. */
export interface ActionGroup {
  name: DueGroup | "closed";
  actions: ListedAction[];
}

/**
 * The list in its order, cut where the heading changes. `today`: the day that it was made for. `placedAs`: entries by key as
 * they were when the list came; what is ticked off since stays where it is, under the pointer that may want it back.
 */
export function actionGroups(
  actions: readonly ListedAction[],
  today: string,
  placedAs: ReadonlyMap<string, ListedAction> = new Map(),
): ActionGroup[] {
  const weekEnd = weekEndOf(today);
  const groups: ActionGroup[] = [];
  for (const action of actions) {
    const name = groupOf(placedAs.get(keyOf(action)) ?? action, today, weekEnd);
    const known = groups.find((group) => group.name === name);
    if (known) known.actions.push(action);
    else groups.push({ name, actions: [action] });
  }
  return groups;
}

/** What tells an entry from others: item ids repeat on copies of a board. */
export function keyOf({ boardId, id }: Pick<ListedAction, "boardId" | "id">): string {
  return `${boardId}/${id}`;
}

function groupOf({ status, due }: ListedAction, today: string, weekEnd: string): ActionGroup["name"] {
  if (status !== "open") return "closed";
  if (due === "") return "none";
  if (!isDueDate(due)) return "milestone";
  if (due < today) return "overdue";
  return due <= weekEnd ? "week" : "later";
}

import type { ActionQuery, ListedAction } from "@/contract/actions";
import type { ActionFilter } from "@/server/storage/item-index";
import { itemAddress, readableBoards } from "./readable-boards";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Action items of all boards that the actor may read. Access is part of the query: nothing else is read. */
export function createListActions(deps: ServiceDeps): Services["listActions"] {
  return async (actor, query) => {
    const { roles, readable } = await readableBoards(deps, actor);
    const filter = filterOf(query, deps.now());
    const { offset, limit } = query;
    const { actions, total } = await deps.items.listActions(readable, filter, { offset, limit });
    const { owners, boards } = await deps.items.actionChoices(readable);
    return {
      actions: actions.map(
        ({ boardId, boardTitle, itemId, text, owner, due, dueOn, status }): ListedAction => {
          const role = roles.get(boardId) ?? null;
          const overdue = status === "open" && dueOn !== null && dueOn < filter.today;
          const href = itemAddress(boardId, itemId, role);
          return { boardId, boardTitle, id: itemId, text, owner, due, status, overdue, role, href };
        },
      ),
      total,
      today: filter.today,
      owners,
      boards,
    };
  };
}

function filterOf({ status, owner, due, board, q, today }: ActionQuery, now: number): ActionFilter {
  const day = today ?? dayOf(now);
  return {
    ...(status === "all" ? {} : { status }),
    ...(owner === undefined ? {} : { owner }),
    ...(due === undefined ? {} : { due }),
    ...(board === undefined ? {} : { boardId: board }),
    ...(q === undefined ? {} : { text: q }),
    today: day,
    weekEnd: sundayOf(day),
  };
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The Sunday that ends the week of a day: weeks begin on Monday. */
function sundayOf(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return dayOf(at + ((7 - new Date(at).getUTCDay()) % 7) * DAY_MS);
}

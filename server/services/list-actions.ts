import { weekEndOf, type ActionQuery, type ListedAction } from "@/contract/actions";
import type { ActionFilter } from "@/server/storage/item-index";
import { itemAddress, readableBoards } from "./readable-boards";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

/** Action items of all boards that the actor may read. Access is part of the query: nothing else is read. */
export function createListActions(
  deps: Pick<ServiceDeps, "access" | "items" | "now">,
): Services["listActions"] {
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
  const day = today ?? new Date(now).toISOString().slice(0, 10);
  return {
    ...(status === "all" ? {} : { status }),
    ...(owner === undefined ? {} : { owner }),
    ...(due === undefined ? {} : { due }),
    ...(board === undefined ? {} : { boardId: board }),
    ...(q === undefined ? {} : { text: q }),
    today: day,
    weekEnd: weekEndOf(day),
  };
}

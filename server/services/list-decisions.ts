import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

/** More than a session ever makes. */
const MOST = 200;

/** What was decided on a board, as the tables know it: a moment behind its canvas, but without opening that. */
export function createListDecisions(deps: ServiceDeps): Services["listDecisions"] {
  return async (actor, boardId) => {
    await requireStanding(deps, actor, boardId, "read");
    const found = await deps.items.listDecisions(boardId, MOST);
    return { decisions: found.map(({ itemId, ...rest }) => ({ id: itemId, ...rest })) };
  };
}

import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

/** What was changed on a sealed board, by whom and when; for everybody who may read the board. */
export function createListActionChanges(deps: ServiceDeps): Services["actionChanges"] {
  return async (actor, boardId) => {
    await requireStanding(deps, actor, boardId, "read");
    const rows = await deps.actionChanges.list(boardId);
    return rows.map(({ itemId, name, at, field, before, after }) => ({
      itemId,
      by: name,
      at: new Date(at).toISOString(),
      field,
      before,
      after,
    }));
  };
}

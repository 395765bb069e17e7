import { summarizeLink } from "@/server/access/links";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

/** All links of a board, revoked ones too, for its facilitators. */
export function createListLinks(deps: ServiceDeps): Services["listLinks"] {
  return async (actor, boardId) => {
    await requireStanding(deps, actor, boardId, "manage");
    const rows = await deps.access.listLinks(boardId);
    return rows.map((row) => summarizeLink(deps, row, actor.origin));
  };
}

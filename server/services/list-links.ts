import { may } from "@/contract/roles";
import { summarizeLink } from "@/server/access/links";
import { passableLinks } from "@/server/access/passable-links";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

/** The links of a board: for its facilitators all, revoked ones too, with who is here; for others those to pass on. */
export function createListLinks(deps: ServiceDeps): Services["listLinks"] {
  return async (actor, boardId) => {
    const standing = await requireStanding(deps, actor, boardId, "pass-on");
    const rows = await deps.access.listLinks(boardId);
    if (!may(standing.role, "manage")) {
      return passableLinks(rows, standing, deps.now()).map((row) => summarizeLink(deps, row, actor.origin));
    }
    const connected = deps.registry.connectedBy(boardId);
    return rows.map((row) => {
      const here = connected.get(row.id);
      return {
        ...summarizeLink(deps, row, actor.origin),
        here: { people: [...(here?.people ?? [])], screens: here?.screens ?? 0 },
      };
    });
  };
}

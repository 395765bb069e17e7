import { findStanding, strongestLive } from "@/server/access/standing";
import { hashSecret } from "@/server/access/tokens";
import type { Role } from "@/contract/roles";
import { summarizeBoard } from "./board-summary";
import type { ServiceDeps } from "./service-deps";
import type { Actor, Services } from "./services";

/** The boards an actor may open, last edited first. Access is part of the query: nothing else is read. */
export function createListBoards(deps: ServiceDeps): Services["listBoards"] {
  return async (actor) => {
    const roles = await rolesOf(deps, actor);
    const boards = await deps.boards.listBoards([...roles.keys()]);
    return boards.flatMap((board) => {
      const role = roles.get(board.id);
      return role ? [summarizeBoard(deps, board, role)] : [];
    });
  };
}

async function rolesOf(deps: ServiceDeps, actor: Actor): Promise<Map<string, Role>> {
  if (actor.token !== null) {
    const link = await deps.access.findLinkByTokenHash(hashSecret(actor.token));
    if (!link) return new Map();
    const { role } = await findStanding(deps, actor, link.boardId);
    return new Map([[link.boardId, role]]);
  }
  if (!actor.session) return new Map();
  const granted = await deps.access.listGrants(actor.session.id);
  const now = deps.now();
  const roles = new Map<string, Role>();
  for (const boardId of new Set(granted.map(({ grant }) => grant.boardId))) {
    const onBoard = granted.filter(({ grant }) => grant.boardId === boardId);
    const best = strongestLive(onBoard, now);
    if (best) roles.set(boardId, best.link.role);
  }
  return roles;
}

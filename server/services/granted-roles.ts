import { AppError } from "@/contract/errors";
import type { Role } from "@/contract/roles";
import { type Granted, linkProblem, strongestLive } from "@/server/access/standing";
import { hashSecret } from "@/server/access/tokens";
import type { ServiceDeps } from "./service-deps";
import type { Actor } from "./services";

/**
 * Every board that the actor's link or grants open, in the trash or not, with the actor's role on it. Throws
 * `link_revoked` or `link_expired` for such a token; an unknown one opens nothing.
 */
export async function grantedRoles(
  deps: Pick<ServiceDeps, "access" | "now">,
  actor: Actor,
): Promise<Map<string, Role>> {
  return (await grantedAccess(deps, actor)).roles;
}

/** The same, with the boards that the actor's person was removed from and may not come back to by the links they have. */
export async function grantedAccess(
  deps: Pick<ServiceDeps, "access" | "now">,
  actor: Actor,
): Promise<{ roles: Map<string, Role>; removedFrom: string[] }> {
  const now = deps.now();
  const removedFrom: string[] = [];
  if (actor.token !== null) {
    const link = await deps.access.findLinkByTokenHash(hashSecret(actor.token));
    if (!link) return { roles: new Map(), removedFrom };
    const problem = linkProblem(link, now);
    if (problem) throw new AppError(problem);
    return { roles: new Map([[link.boardId, link.role]]), removedFrom };
  }
  if (!actor.session) return { roles: new Map(), removedFrom };
  const granted = await deps.access.listGrants(actor.session.id);
  const byBoard = new Map<string, Granted[]>();
  for (const one of granted) {
    const onBoard = byBoard.get(one.grant.boardId);
    if (onBoard) onBoard.push(one);
    else byBoard.set(one.grant.boardId, [one]);
  }
  const roles = new Map<string, Role>();
  for (const [boardId, onBoard] of byBoard) {
    const best = strongestLive(onBoard, now);
    if (best) roles.set(boardId, best.link.role);
    else if (onBoard.some(({ grant }) => grant.removedAt !== null)) removedFrom.push(boardId);
  }
  return { roles, removedFrom };
}

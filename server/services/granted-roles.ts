import { AppError } from "@/contract/errors";
import type { Role } from "@/contract/roles";
import { linkProblem, strongestLive } from "@/server/access/standing";
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
  const now = deps.now();
  if (actor.token !== null) {
    const link = await deps.access.findLinkByTokenHash(hashSecret(actor.token));
    if (!link) return new Map();
    const problem = linkProblem(link, now);
    if (problem) throw new AppError(problem);
    return new Map([[link.boardId, link.role]]);
  }
  if (!actor.session) return new Map();
  const granted = await deps.access.listGrants(actor.session.id);
  const roles = new Map<string, Role>();
  for (const boardId of new Set(granted.map(({ grant }) => grant.boardId))) {
    const onBoard = granted.filter(({ grant }) => grant.boardId === boardId);
    const best = strongestLive(onBoard, now);
    if (best) roles.set(boardId, best.link.role);
  }
  return roles;
}

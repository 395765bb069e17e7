import { errorDetail } from "@/contract/error-details";
import { AppError } from "@/contract/errors";
import { linkProblem } from "@/server/access/standing";
import type { LinkRow } from "@/server/storage/access-store";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services, Standing } from "./services";
import { followCode, leadsTo } from "./session-codes";

/**
 * Revokes a link; its open sockets are closed when the promise resolves. The last live facilitator link stays: nobody
 * could manage the board any more. Whoever revokes the facilitator link they came by keeps their role by another one.
 */
export function createRevokeLink(deps: ServiceDeps): Services["revokeLink"] {
  return async (actor, boardId, linkId) => {
    const standing = await requireStanding(deps, actor, boardId, "manage");
    const links = await deps.access.listLinks(boardId);
    const link = links.find(({ id }) => id === linkId);
    if (!link) throw new AppError("not_found", errorDetail("no_such_link"));
    const opens = linkProblem(link, deps.now()) === null;
    if (opens && link.role === "facilitator") await keepAFacilitator(deps, standing, link, links);
    await deps.sessionRuns(boardId, async () => {
      // Screens that show the session's short address take it away.
      if (await leadsTo(deps, boardId, linkId)) await followCode(deps, boardId, { from: linkId, to: "" });
      await deps.access.revokeLink(boardId, linkId, deps.now());
    });
    // All sockets, not only the ones that came by this link: a browser with several links may rest on it by now.
    await deps.registry.recheckAccess(boardId);
  };
}

async function keepAFacilitator(
  deps: ServiceDeps,
  standing: Standing,
  link: LinkRow,
  links: readonly LinkRow[],
): Promise<void> {
  const now = deps.now();
  const others = links.filter(
    (other) => other.id !== link.id && other.role === "facilitator" && !linkProblem(other, now),
  );
  const successor = others.find(({ expiresAt }) => expiresAt === null);
  if (!successor) {
    throw new AppError("conflict", errorDetail("last_facilitator_link"));
  }
  if (standing.sessionId === null || standing.linkId !== link.id) return;
  await deps.access.addGrant({
    sessionId: standing.sessionId,
    boardId: link.boardId,
    linkId: successor.id,
    grantedAt: now,
    removedAt: null,
  });
}

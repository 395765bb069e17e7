import { AppError } from "@/contract/errors";
import { type Role, strongerRole } from "@/contract/roles";
import { lastRemoval, linkProblem, strongestLive } from "@/server/access/standing";
import { hashSecret } from "@/server/access/tokens";
import type { LinkRow } from "@/server/storage/access-store";
import type { ServiceDeps } from "./service-deps";
import type { Actor, Services } from "./services";
import { leadsTo } from "./session-codes";
import { sessionRuns } from "./session-runs";

/** Redeems a link for a browser. */
export function createJoinByLink(deps: ServiceDeps): Services["join"] {
  return async (actor, token) => {
    const link = await deps.access.findLinkByTokenHash(hashSecret(token));
    if (!link) throw unknownLink(deps, actor.address);
    const setCookie = await redeemLink(deps, actor, link);
    return { location: await pageOf(deps, link.role, link.boardId), setCookie };
  };
}

/**
 * Sets the grant of a link for a browser; a Set-Cookie header for a newcomer. Throws `link_revoked`, `link_expired`, `removed`
 * or `board_deleted`.
 */
export async function redeemLink(deps: ServiceDeps, actor: Actor, link: LinkRow): Promise<string | null> {
  const now = deps.now();
  const problem = linkProblem(link, now);
  if (problem) throw new AppError(problem);
  const board = await deps.boards.getBoard(link.boardId);
  if (!board || board.deletedAt !== null) throw new AppError("board_deleted");

  const granted = actor.session ? await deps.access.listGrants(actor.session.id, link.boardId) : [];
  const removedAt = lastRemoval(granted);
  if (link.createdAt <= removedAt) throw new AppError("removed");
  const roleBefore = strongestLive(granted, now)?.link.role ?? null;
  // A link that was made for everybody in a running session is no sign that somebody who was removed is wanted again.
  if (roleBefore === null && removedAt > -Infinity && (await leadsTo(deps, link.boardId, link.id))) {
    throw new AppError("removed");
  }
  const started = actor.session ? null : await deps.sessions.start(actor.origin);
  const session = actor.session ?? started?.session;
  if (!session) throw new Error("A newcomer has just been given a session.");
  await deps.access.addGrant({
    sessionId: session.id,
    boardId: link.boardId,
    linkId: link.id,
    grantedAt: now,
    removedAt: null,
  });
  // Other tabs of this browser are on the board with the weaker role, or read it as strangers.
  const stronger = roleBefore !== null && strongerRole(roleBefore, link.role) !== roleBefore;
  if (stronger || (roleBefore === null && (await deps.publications.find(link.boardId)))) {
    await deps.registry.recheckAccess(link.boardId);
  }
  return started?.setCookie ?? null;
}

/**
 * Counts unknown links per address. Known ones always open: behind one address sits a whole conference, and a token
 * of 144 bits is not found by trying.
 */
function unknownLink(deps: ServiceDeps, address: string): AppError {
  if (deps.joinFailures.exhausted(address)) return new AppError("rate_limited");
  deps.joinFailures.recordFailure(address);
  return new AppError("link_unknown");
}

/** Where a link leads: who may only read comes to the record, unless there is something going on to watch. */
async function pageOf(deps: ServiceDeps, role: Role, boardId: string): Promise<string> {
  if (role === "room") return `/room/${boardId}`;
  if (role !== "viewer" || (await sessionRuns(deps, boardId))) return `/board/${boardId}`;
  return `/review/${boardId}`;
}

import { errorDetail } from "@/contract/error-details";
import { AppError } from "@/contract/errors";
import { newLink, summarizeLink } from "@/server/access/links";
import { linkProblem } from "@/server/access/standing";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";
import { followCode, leadsTo } from "./session-codes";

const ENDED = "This link has ended already. Make a new one instead.";

/** Gives a link that got into the wrong hands a new token; the open sockets of the old one are closed when this resolves. */
export function createReplaceLink(deps: ServiceDeps): Services["replaceLink"] {
  return async (actor, boardId, linkId) => {
    const standing = await requireStanding(deps, actor, boardId, "manage");
    const old = await deps.access.getLink(linkId);
    if (old?.boardId !== boardId) throw new AppError("not_found", errorDetail("no_such_link"));
    const at = deps.now();
    if (linkProblem(old, at)) throw new AppError("conflict", ENDED);
    const { role, label, expiresAt } = old;
    const { row } = newLink(deps, { boardId, role, label, expiresAt, origin: actor.origin });
    const { sessionId } = standing;
    // Whoever exchanges a leaked facilitator link stays in charge; nobody else who came by it does.
    const stays = sessionId !== null && standing.linkId === linkId;
    const replaced = await deps.sessionRuns(boardId, async () => {
      // The short address of a session leads on to the new one, which ends with the session like the first. Taken away first: should
      // the server stop in between, the panel offers another.
      const leads = await leadsTo(deps, boardId, linkId);
      if (leads) await followCode(deps, boardId, { from: linkId, to: "" });
      const done = await deps.access.replaceLink(linkId, {
        link: row,
        at,
        grant: stays ? { sessionId, boardId, linkId: row.id, grantedAt: at, removedAt: null } : null,
      });
      if (leads && done) await followCode(deps, boardId, { from: "", to: row.id });
      return done;
    });
    if (!replaced) throw new AppError("conflict", ENDED);
    // All sockets, as when a link is revoked: a browser with several links may rest on this one by now.
    await deps.registry.recheckAccess(boardId);
    return { ...summarizeLink(deps, row, actor.origin), here: { people: [], screens: 0 } };
  };
}

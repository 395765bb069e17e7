import { isRunning, readSessionState } from "@/board/document/session-state";
import { AppError } from "@/contract/errors";
import { redeemLink } from "./join-by-link";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

/** Opens a running session by its short address, as a viewer, for as long as it runs. */
export function createJoinByCode(deps: ServiceDeps): Services["joinByCode"] {
  return async (actor, offered) => {
    // Also for right ones: 40 bits are found by trying if nothing stops it.
    if (deps.codeFailures.exhausted(actor.address)) throw new AppError("rate_limited");
    const code = offered.trim().toLowerCase();
    const found = await deps.session.findCode(code);
    const link = found && (await deps.access.getLink(found.linkId));
    const running =
      found !== null &&
      (await deps.registry
        .read(found.boardId, "session", readSessionState)
        .then((state) => isRunning(state) && state.run?.linkId === found.linkId));
    if (!link || !running) {
      deps.codeFailures.recordFailure(actor.address);
      throw new AppError("code_unknown");
    }
    const setCookie = await redeemLink(deps, actor, link);
    return { location: `/phone/${link.boardId}`, setCookie };
  };
}

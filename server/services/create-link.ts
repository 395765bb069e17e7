import { errorDetail } from "@/contract/error-details";
import { AppError } from "@/contract/errors";
import { newLink, summarizeLink } from "@/server/access/links";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

/** Makes another link to a board. */
export function createCreateLink(deps: ServiceDeps): Services["createLink"] {
  return async (actor, boardId, input) => {
    await requireStanding(deps, actor, boardId, "manage");
    const expiresAt = input.expiresAt ? Date.parse(input.expiresAt) : null;
    if (expiresAt !== null && expiresAt <= deps.now()) {
      throw new AppError("bad_request", errorDetail("link_ends_in_past"));
    }
    const { row } = newLink(deps, {
      boardId,
      role: input.role,
      label: input.label,
      expiresAt,
      origin: actor.origin,
    });
    await deps.access.createLinks([row]);
    return summarizeLink(deps, row, actor.origin);
  };
}

import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

/** The whole state of a document, for a first load that is too large for a socket. */
export function createDocumentState(deps: ServiceDeps): Services["documentState"] {
  return async (actor, boardId, document) => {
    await requireStanding(deps, actor, boardId, "read");
    return deps.registry.state(boardId, document);
  };
}

import { setOrigin } from "@/board/document/session-document";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

/** Says which discussion a board came from. It is no part of what a seal closes: minutes are sent after that. */
export function createSetOrigin(deps: ServiceDeps): Services["setOrigin"] {
  return async (actor, boardId, origin) => {
    await requireStanding(deps, actor, boardId, "manage");
    await deps.registry.edit(boardId, "session", (doc) => setOrigin(doc, origin));
  };
}

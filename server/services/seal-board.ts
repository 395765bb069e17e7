import type * as Y from "yjs";
import { type Seal, setSealed } from "@/board/document/session-document";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";
import { endRunningSession } from "./session-ends";

/**
 * Seals a board. The rooms ask the session document before every edit, so nothing is taken from the moment the seal is
 * in it; what is under way is withheld in the browsers of its authors. A session that runs ends with it, in the same
 * transaction: nobody could lead it any more. Throws `session_changed` while private notes wait.
 */
export function createSealBoard(deps: ServiceDeps): Services["sealBoard"] {
  return async (actor, boardId, { by }) => {
    await requireStanding(deps, actor, boardId, "manage");
    const at = deps.now();
    await sealAndEndSession(deps, boardId, { at, by });
  };
}

/** Seals a board and ends its session; `also` changes the session document in the same transaction. */
export function sealAndEndSession(
  deps: ServiceDeps,
  boardId: string,
  seal: Seal,
  also?: (doc: Y.Doc) => void,
): Promise<void> {
  return deps.sessionRuns(boardId, () =>
    endRunningSession(deps, boardId, {
      notes: { refuse: "notes_before_seal" },
      also: (doc) => {
        setSealed(doc, true, seal);
        also?.(doc);
      },
    }),
  );
}

/** Lets people edit again. */
export function createReopenBoard(deps: ServiceDeps): Services["reopenBoard"] {
  return async (actor, boardId) => {
    await requireStanding(deps, actor, boardId, "manage");
    await deps.registry.edit(boardId, "session", (doc) => setSealed(doc, false));
  };
}

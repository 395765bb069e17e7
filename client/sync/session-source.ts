import type * as Y from "yjs";
import { NO_SESSION, readSessionState, type SessionState } from "@/board/document/session-state";

/** The running session as this browser knows it. */
export interface SessionSource {
  /** The same object until something changed. */
  getState(): SessionState;
  subscribe(listener: () => void): () => void;
}

/** A source that follows a session document from `attach` on; before, there is no session. */
export function createSessionSource(): SessionSource & { attach(doc: Y.Doc): void } {
  const listeners = new Set<() => void>();
  let attached: Y.Doc | null = null;
  let state: SessionState | null = null;
  return {
    attach(doc) {
      attached = doc;
      doc.on("update", () => {
        state = null;
        for (const listener of listeners) listener();
      });
    },
    getState() {
      // Read when somebody asks: many changes may come between two frames.
      state ??= attached ? readSessionState(attached) : NO_SESSION;
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

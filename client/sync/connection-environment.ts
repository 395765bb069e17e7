import type { DocumentName } from "@/contract/sync-protocol";
import { browserClock, type Clock } from "./clock";
import { fetchBoardState, openBrowserSocket, type OpenSocket } from "./sync-socket";
import { createMemoryUnsentEdits, openUnsentEdits, type UnsentEdits } from "./unsent-edits";

/** What a connection needs of the world around it. */
export interface ConnectionEnvironment {
  window: Window;
  clock: Clock;
  openSocket: OpenSocket;
  fetchState(
    boardId: string,
    document: DocumentName,
    signal: AbortSignal,
    heard: () => void,
  ): Promise<Uint8Array>;
  unsentEdits(boardId: string): UnsentEdits;
}

/** The browser. Without IndexedDB unsent edits live as long as the page. */
export function browserEnvironment(): ConnectionEnvironment {
  return {
    window,
    clock: browserClock(),
    openSocket: openBrowserSocket,
    fetchState: fetchBoardState,
    unsentEdits: (boardId) =>
      typeof indexedDB === "undefined"
        ? createMemoryUnsentEdits()
        : openUnsentEdits(indexedDB, boardId, "canvas"),
  };
}

import { unpackState } from "@/contract/packed-state";
import {
  BUILD_PARAMETER,
  EPOCH_PARAMETER,
  EXTENSION_PARAMETER,
  EXTENSION_VERSION,
  PLACE_PARAMETER,
  SCHEMA_PARAMETER,
  type DocumentName,
} from "@/contract/sync-protocol";
import type { HumPlace } from "@/contract/session-commands";
import { fetchPackedState } from "./first-state";

/** What the provider needs of a WebSocket. */
export interface SyncSocket {
  send(message: Uint8Array): void;
  close(): void;
  /** Bytes accepted by `send` that have not left yet. */
  readonly bufferedAmount: number;
}

export interface SocketEvents {
  open(): void;
  message(bytes: Uint8Array): void;
  /** Once; no event follows. `reason` is what the peer said, often empty. */
  close(event: { code: number; reason: string }): void;
}

export type OpenSocket = (url: string, events: SocketEvents) => SyncSocket;

/** Address of a board's document on the host that served the page. */
export function syncUrl(options: {
  location: { protocol: string; host: string };
  boardId: string;
  document: DocumentName;
  as?: "room";
  /** What the document here is of; the server refuses edits made on something else. */
  epoch?: number | null;
  schema?: string;
  /** The build that the page is of. */
  build?: string;
  /** Where the person takes part; left out by those who did not say. */
  place?: HumPlace | null;
}): string {
  const scheme = options.location.protocol === "https:" ? "wss" : "ws";
  const path = `/sync/${encodeURIComponent(options.boardId)}${options.document === "session" ? "/session" : ""}`;
  const query = new URLSearchParams({ [EXTENSION_PARAMETER]: EXTENSION_VERSION });
  if (options.as) query.set("as", options.as);
  if (typeof options.epoch === "number") query.set(EPOCH_PARAMETER, String(options.epoch));
  if (options.schema) query.set(SCHEMA_PARAMETER, options.schema);
  if (options.build) query.set(BUILD_PARAMETER, options.build);
  if (options.place) query.set(PLACE_PARAMETER, options.place);
  return `${scheme}://${options.location.host}${path}?${query.toString()}`;
}

/** Opens a browser WebSocket. */
export const openBrowserSocket: OpenSocket = (url, events) => {
  const socket = new WebSocket(url);
  socket.binaryType = "arraybuffer";
  socket.addEventListener("open", () => events.open());
  socket.addEventListener("message", ({ data }) => {
    if (data instanceof ArrayBuffer) events.message(new Uint8Array(data));
  });
  socket.addEventListener("close", ({ code, reason }) => events.close({ code, reason }));
  return {
    send: (message) => {
      // While it closes, what is sent is lost either way, and browsers complain on the console.
      if (socket.readyState === WebSocket.OPEN) socket.send(message as Uint8Array<ArrayBuffer>);
    },
    close: () => socket.close(),
    get bufferedAmount() {
      return socket.bufferedAmount;
    },
  };
};

/** Fetches the first state of a large document (update v2); calls `heard` whenever some of it came. Throws when the server does not answer with one. */
export async function fetchBoardState(
  boardId: string,
  document: DocumentName,
  signal: AbortSignal,
  heard?: () => void,
): Promise<Uint8Array> {
  return unpackState(await fetchPackedState(boardId, document, signal, heard));
}

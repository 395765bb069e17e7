import WebSocket from "ws";
import type { SocketEvents, SyncSocket } from "@/client/sync/sync-socket";
import type { Traffic } from "./traffic";

/** What a measuring socket tells its owner, besides what the product's provider sees. */
export interface SocketWatch {
  received: Traffic;
  sent: Traffic;
  /** Address that the client seems to have, as a proxy in front would tell it; this machine's by default. */
  address?: string;
  /** Every message as it arrives, before it is handled, with the time of its arrival (performance.now()). */
  onMessage?(message: Uint8Array, atMs: number): void;
}

export interface CountingSocket extends SyncSocket {
  /** Ends the connection without a word, as a lost network does. */
  terminate(): void;
}

/** Opens WebSockets of Node in the shape that the product's provider takes, counting what passes. */
export function openCountingSocket(
  watch: SocketWatch,
): (url: string, events: SocketEvents) => CountingSocket {
  return (url, events) => {
    const headers = watch.address === undefined ? {} : { "x-forwarded-for": watch.address };
    const socket = new WebSocket(url, { perMessageDeflate: false, headers });
    socket.on("open", () => events.open());
    socket.on("message", (data: Buffer) => {
      const message = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
      watch.received.count(message);
      watch.onMessage?.(message, performance.now());
      events.message(message);
    });
    socket.on("close", (code, reason) => {
      events.close({ code, reason: reason.toString() });
    });
    // `close` follows and says what matters; without a listener Node would end the process.
    socket.on("error", () => undefined);
    return {
      send(message) {
        if (socket.readyState !== WebSocket.OPEN) return;
        watch.sent.count(message);
        socket.send(message);
      },
      close: () => socket.close(),
      terminate: () => socket.terminate(),
      get bufferedAmount() {
        return socket.bufferedAmount;
      },
    };
  };
}

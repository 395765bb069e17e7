import WebSocket from "ws";
import type { OpenSocket } from "@/client/sync/sync-socket";
import type { Traffic } from "./traffic";

/** What a measuring socket tells its owner, besides what the product's provider sees. */
export interface SocketWatch {
  received: Traffic;
  sent: Traffic;
  /** Every message as it arrives, before it is handled, with the time of its arrival (performance.now()). */
  onMessage?(message: Uint8Array, atMs: number): void;
  /** Every close, whoever closed. */
  onClose?(code: number): void;
}

/** A WebSocket of Node in the shape that the product's provider takes, counting what passes. */
export function openCountingSocket(watch: SocketWatch): OpenSocket {
  return (url, events) => {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    socket.on("open", () => events.open());
    socket.on("message", (data: Buffer) => {
      const message = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
      watch.received.count(message);
      watch.onMessage?.(message, performance.now());
      events.message(message);
    });
    socket.on("close", (code, reason) => {
      watch.onClose?.(code);
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
      get bufferedAmount() {
        return socket.bufferedAmount;
      },
    };
  };
}

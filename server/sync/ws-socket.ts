import { WebSocket, type RawData } from "ws";
import { ERRORS, type ErrorCode } from "@/contract/errors";
import type { SyncSocket } from "./sync-socket";

/** A peer that does not answer the closing handshake is cut off after this time. */
const CLOSE_TIMEOUT_MS = 2_000;

/** An open `ws` socket for a room. */
export function wsSocket(ws: WebSocket): SyncSocket {
  // An error is always followed by `close`; unheard it would end the process.
  ws.on("error", () => {});
  const isOpen = () => ws.readyState === WebSocket.OPEN;
  return {
    send(message) {
      if (isOpen()) ws.send(message);
    },
    close: (code, reason) => closeFirmly(ws, code, reason),
    terminate: () => ws.terminate(),
    ping() {
      if (isOpen()) ws.ping();
    },
    get bufferedAmount() {
      return ws.bufferedAmount;
    },
    onMessage(listener) {
      ws.on("message", (data: RawData, isBinary: boolean) => listener(isBinary ? bytesOf(data) : null));
    },
    onAlive(listener) {
      ws.on("pong", listener);
    },
    onClose(listener) {
      ws.once("close", listener);
    },
  };
}

/**
 * Closes an accepted socket with the close code of `code`, and `code` itself as the reason (several errors share a
 * close code). Browsers tell a page nothing about an upgrade that failed, so refusals come this way.
 */
export function refuseSocket(ws: WebSocket, code: ErrorCode): void {
  ws.on("error", () => {});
  closeFirmly(ws, ERRORS[code].close, code);
}

function closeFirmly(ws: WebSocket, code: number, reason: string): void {
  ws.close(code, reason);
  const timer = setTimeout(() => ws.terminate(), CLOSE_TIMEOUT_MS);
  timer.unref();
  ws.once("close", () => clearTimeout(timer));
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}

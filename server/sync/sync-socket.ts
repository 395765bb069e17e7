/** What a connection needs of a WebSocket; `ws` in the server, a hand-flushed pair in tests. */
export interface SyncSocket {
  /** Queues a binary message. Never throws: a socket that is gone drops it. */
  send(message: Uint8Array): void;
  /** Starts the closing handshake; `reason` has at most 123 bytes. */
  close(code: number, reason: string): void;
  /** Bytes queued here that the network has not taken yet. */
  readonly bufferedAmount: number;
  onMessage(listener: (message: Uint8Array) => void): void;
  /** Called once, when the socket is gone for whatever reason. */
  onClose(listener: () => void): void;
}

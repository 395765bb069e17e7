/** What a connection needs of a WebSocket; `ws` in the server, a hand-flushed pair in tests. */
export interface SyncSocket {
  /** Queues a binary message. Never throws: a socket that is gone drops it. */
  send(message: Uint8Array): void;
  /** Starts the closing handshake; `reason` has at most 123 bytes. */
  close(code: number, reason: string): void;
  /** Ends the socket without a handshake: the peer is gone. */
  terminate(): void;
  /** Asks the peer for a sign of life, answered through `onAlive`. */
  ping(): void;
  /** Bytes queued here that the network has not taken yet. */
  readonly bufferedAmount: number;
  /** Every message, in order. A text message, which the protocol does not know, is given as null. */
  onMessage(listener: (message: Uint8Array | null) => void): void;
  /** Called for every answer to a ping. */
  onAlive(listener: () => void): void;
  /** Called once, when the socket is gone for whatever reason. */
  onClose(listener: () => void): void;
}

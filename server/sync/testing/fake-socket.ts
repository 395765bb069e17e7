import type { SyncSocket } from "../sync-socket";

/** Two ends of a socket; nothing travels until it is carried. */
export interface FakeSocketPair {
  /** The end that a room gets. */
  server: SyncSocket;
  client: {
    send(message: Uint8Array | null): void;
    /** Vanishes without a closing handshake, as a closed laptop does: only pings tell. `false`: is back. */
    vanish(gone?: boolean): void;
    close(): void;
    onMessage: (message: Uint8Array) => void;
    /** How the server closed, once it did. */
    readonly closed: { code: number; reason: string } | null;
  };
  /** Carries what waits in both directions; returns how many messages arrived. */
  carry(): number;
  /** While blocked the network takes nothing from the server, and `bufferedAmount` grows. */
  block(blocked: boolean): void;
}

export function fakeSocketPair(): FakeSocketPair {
  let toServer: (Uint8Array | null)[] = [];
  let toClient: Uint8Array[] = [];
  let blocked = false;
  let vanished = false;
  let gone = false;
  let closed: { code: number; reason: string } | null = null;
  let messageListener: (message: Uint8Array | null) => void = () => {};
  let aliveListener = () => {};
  let closeListener = () => {};
  let pings = 0;

  const end = () => {
    if (gone) return;
    gone = true;
    toServer = [];
    closeListener();
  };

  const pair: FakeSocketPair = {
    server: {
      send(message) {
        if (!gone && !closed) toClient.push(message);
      },
      close(code, reason) {
        closed ??= { code, reason };
      },
      terminate() {
        closed ??= { code: 1006, reason: "" };
        end();
      },
      ping() {
        pings += 1;
      },
      get bufferedAmount() {
        return toClient.reduce((sum, message) => sum + message.byteLength, 0);
      },
      onMessage(listener) {
        messageListener = listener;
      },
      onAlive(listener) {
        aliveListener = listener;
      },
      onClose(listener) {
        closeListener = listener;
      },
    },
    client: {
      send(message) {
        if (!gone) toServer.push(message);
      },
      vanish(gone = true) {
        vanished = gone;
      },
      close: end,
      onMessage: () => {},
      get closed() {
        return closed;
      },
    },
    carry() {
      if (vanished) return 0;
      let carried = 0;
      const up = toServer;
      toServer = [];
      for (const message of up) {
        messageListener(message);
        carried += 1;
      }
      if (!blocked) {
        const down = toClient;
        toClient = [];
        for (const message of down) {
          pair.client.onMessage(message);
          carried += 1;
        }
        for (; pings > 0; pings -= 1) aliveListener();
        if (closed) end();
      }
      return carried;
    },
    block(now) {
      blocked = now;
    },
  };
  return pair;
}

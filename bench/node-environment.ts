import type { ConnectionEnvironment } from "@/client/sync/connection-environment";
import type { UnsentEdits } from "@/client/sync/unsent-edits";
import type { Role } from "@/contract/roles";
import { openCountingSocket } from "./counting-socket";
import { ACCEPT_ENCODING, fetchState } from "./fetch-state";
import { nodeClock } from "./node-clock";
import type { Target, TargetBoard } from "./start-target";
import { createTraffic, type Traffic } from "./traffic";
import { pause } from "./until";

/** The world around a product connection that lives in Node instead of a browser. */
export interface NodeEnvironment {
  environment: ConnectionEnvironment;
  received: Traffic;
  /** Bytes of first states that came over HTTP, compressed as they travelled. */
  readonly httpBytes: number;
  /** Cuts every open socket, as a lost Wi-Fi does; the product reconnects by itself. */
  cut(): void;
  /** Cuts every socket and lets none through for `ms`. Resolves when the network is back. */
  offline(ms: number): Promise<void>;
}

/** A page that is always visible and never goes away: there is no browser to say otherwise. */
class StillPage extends EventTarget {
  readonly location: { protocol: string; host: string };
  readonly document = Object.assign(new EventTarget(), { visibilityState: "visible" });
  /** Of somebody who has set nothing. */
  readonly localStorage = { getItem: () => null };
  constructor(url: string) {
    super();
    const { protocol, host } = new URL(url);
    this.location = { protocol, host };
  }
}

/** Lets the product's connection join `board` with the link of `role`. */
export function nodeEnvironment(options: {
  target: Target;
  board: TargetBoard;
  role: Role;
  unsentEdits: () => UnsentEdits;
  acceptEncoding?: string;
}): NodeEnvironment {
  const token = options.board.tokens[options.role];
  const received = createTraffic();
  const open = openCountingSocket({ received, sent: createTraffic() });
  const sockets = new Set<{ terminate(): void }>();
  let httpBytes = 0;
  let reachable = true;
  const cut = () => {
    for (const socket of sockets) socket.terminate();
  };
  return {
    received,
    get httpBytes() {
      return httpBytes;
    },
    cut,
    async offline(ms) {
      reachable = false;
      cut();
      await pause(ms);
      reachable = true;
    },
    environment: {
      // The product reads `location` and `localStorage`, listens for events of page and document, and nothing else.
      window: new StillPage(options.target.url) as unknown as Window,
      clock: nodeClock(),
      openSocket(url, events) {
        const socket = open(`${url}&token=${encodeURIComponent(token)}`, {
          ...events,
          close(event) {
            sockets.delete(socket);
            events.close(event);
          },
        });
        sockets.add(socket);
        if (!reachable) socket.terminate();
        return socket;
      },
      async fetchState(boardId, document, signal) {
        if (!reachable) throw new Error("there is no network");
        const state = await fetchState({
          url: options.target.url,
          boardId,
          document,
          token,
          acceptEncoding: options.acceptEncoding ?? ACCEPT_ENCODING.https,
          signal,
        });
        httpBytes += state.wireBytes;
        return state.update;
      },
      unsentEdits: options.unsentEdits,
    },
  };
}

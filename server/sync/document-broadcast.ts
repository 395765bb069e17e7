import { SYNC } from "@/contract/sync-protocol";
import type { Clock } from "./clock";
import type { Connection } from "./connection";
import { encodeSync } from "./encode-sync";
import { createFrameThrottle } from "./frame-throttle";
import { mergeUpdates } from "./merge-updates";
import type { SyncLimits } from "./sync-limits";

/** Sends what changed in a document to everybody on it, merged, once a frame. */
export interface DocumentBroadcast {
  /** A change is sent with the next `request`; `from` is whose it was, null for the server's. */
  add(update: Uint8Array, from: Connection | null): void;
  /** Everything added is sent within a frame. */
  request(): void;
  /** Sends at once what waits. */
  flush(): void;
  stop(): void;
}

export function createDocumentBroadcast(deps: {
  connections: ReadonlySet<Connection>;
  clock: Clock;
  limits: SyncLimits;
}): DocumentBroadcast {
  const { connections, clock, limits } = deps;
  let outgoing: { update: Uint8Array; from: Connection | null }[] = [];
  const frame = createFrameThrottle(clock, () => limits.frameMs, send);

  function send(): void {
    const changes = outgoing;
    outgoing = [];
    const first = changes[0];
    if (!first) return;
    // An author alone in this frame has it all already.
    const only = changes.every(({ from }) => from === first.from) ? first.from : null;
    for (const update of mergeUpdates(changes.map((change) => change.update))) {
      const message = encodeSync(SYNC.update, update);
      for (const connection of connections) if (connection !== only) connection.sendUpdate(message);
    }
  }

  return {
    add: (update, from) => void outgoing.push({ update, from }),
    request: () => frame.request(),
    flush: () => frame.flush(),
    stop: () => frame.stop(),
  };
}

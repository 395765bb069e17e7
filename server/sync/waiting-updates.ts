import * as Y from "yjs";
import type { Connection } from "./connection";
import type { UpdateInspection } from "./inspect-update";
import type { SyncLimits } from "./sync-limits";

/** An update of a client; `missing` is what it waits for. */
export interface ReceivedUpdate {
  connection: Connection;
  update: Uint8Array;
  number: number;
  isDiff: boolean;
  missing: UpdateInspection["missing"];
}

/** Updates that wait until the content arrives that they rest on. Yjs could keep them, but mixes up what waits from several clients. */
export interface WaitingUpdates {
  /** Throws when more of one client would wait than is kept. */
  add(received: ReceivedUpdate): void;
  /** Takes what waited for content that is in the document now, as often as that brings something new. */
  take(doc: Y.Doc, deal: (received: ReceivedUpdate) => void): void;
  /** Its client is gone. Never acknowledged: it brings them again. */
  forget(connection: Connection): void;
}

export function createWaitingUpdates(limits: SyncLimits): WaitingUpdates {
  /** In the order they arrived. */
  let waiting: ReceivedUpdate[] = [];
  return {
    add(received) {
      const { connection, update, number } = received;
      const own = waiting.filter((other) => other.connection === connection);
      const bytes = own.reduce((sum, other) => sum + other.update.byteLength, update.byteLength);
      if (bytes > limits.waitingBytes) throw new Error("more updates wait for missing content than are kept");
      connection.waits(number);
      waiting.push(received);
    },
    take(doc, deal) {
      const isHere = ({ missing }: ReceivedUpdate) =>
        !missing || Y.getState(doc.store, missing.client) > missing.clock;
      for (;;) {
        const ready = waiting.filter(isHere);
        if (ready.length === 0) return;
        waiting = waiting.filter((received) => !ready.includes(received));
        for (const received of ready) received.connection.guarded(() => deal(received));
      }
    },
    forget(connection) {
      waiting = waiting.filter((received) => received.connection !== connection);
    },
  };
}

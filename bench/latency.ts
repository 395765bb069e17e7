import { crc32 } from "node:zlib";
import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import { SYNC } from "@/contract/sync-protocol";
import { kindOf } from "./traffic";

/**
 * Time from the sending of an update to its arrival, in milliseconds, although the server merges updates: each is
 * recognised by its author's Yjs clock inside whatever message brings it.
 */
export interface LatencyMeter {
  /** An author sends an update that ends at `clockEnd`, now. */
  sent(clientId: number, clockEnd: number): void;
  /** A receiver got a message. */
  arrived(message: Uint8Array, atMs: number): void;
  /** Drops what was measured, e.g. during the warm-up. */
  reset(): void;
  readonly samples: readonly number[];
}

interface Range {
  client: number;
  from: number;
  to: number;
}

export function createLatencyMeter(): LatencyMeter {
  /** Author → clock behind an update → time of sending. */
  const sentAt = new Map<number, Map<number, number>>();
  /** Times of sending of the updates in a message: the same bytes arrive once per receiver and are read once. */
  const known = new Map<string, readonly number[]>();
  let samples: number[] = [];

  function sendTimes(message: Uint8Array): readonly number[] {
    const key = `${message.byteLength}:${crc32(message)}`;
    const before = known.get(key);
    if (before) return before;
    const times: number[] = [];
    for (const { client, from, to } of rangesOf(message)) {
      for (const [end, at] of sentAt.get(client) ?? []) if (end > from && end <= to) times.push(at);
    }
    known.set(key, times);
    return times;
  }

  return {
    sent(clientId, clockEnd) {
      const ends = sentAt.get(clientId) ?? new Map<number, number>();
      ends.set(clockEnd, performance.now());
      sentAt.set(clientId, ends);
    },
    arrived(message, atMs) {
      if (kindOf(message) !== "document" || message[1] !== SYNC.update) return;
      for (const at of sendTimes(message)) samples.push(atMs - at);
    },
    reset() {
      samples = [];
    },
    get samples() {
      return samples;
    },
  };
}

/** Which part of which author's history a sync message brings. */
function rangesOf(message: Uint8Array): Range[] {
  const decoder = decoding.createDecoder(message);
  decoding.readVarUint(decoder);
  decoding.readVarUint(decoder);
  const { structs } = Y.decodeUpdate(decoding.readVarUint8Array(decoder));
  const ranges = new Map<number, Range>();
  for (const { id, length } of structs) {
    const range = ranges.get(id.client);
    const [from, to] = [id.clock, id.clock + length];
    if (!range) ranges.set(id.client, { client: id.client, from, to });
    else
      ranges.set(id.client, {
        client: id.client,
        from: Math.min(range.from, from),
        to: Math.max(range.to, to),
      });
  }
  return [...ranges.values()];
}

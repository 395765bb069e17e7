import { MESSAGE, SYNC } from "@/contract/sync-protocol";

/** Kinds of messages that are counted apart. `document` are updates and answers with state. */
export const TRAFFIC_KINDS = ["document", "presence", "stateVector", "saved", "other"] as const;
export type TrafficKind = (typeof TRAFFIC_KINDS)[number];

export interface Count {
  messages: number;
  /** Bytes of the messages with their WebSocket frame headers, as they travel. */
  bytes: number;
}

/** Counts the messages of one direction. */
export interface Traffic {
  count(message: Uint8Array): TrafficKind;
  read(): Record<TrafficKind, Count>;
  /** Starts again at zero. */
  reset(): void;
}

export function createTraffic(): Traffic {
  let counts = empty();
  return {
    count(message) {
      const kind = kindOf(message);
      counts[kind].messages += 1;
      counts[kind].bytes += message.byteLength + frameHeaderBytes(message.byteLength);
      return kind;
    },
    read: () => structuredClone(counts),
    reset() {
      counts = empty();
    },
  };
}

/** All bytes of all kinds. */
export function totalBytes(counts: Record<TrafficKind, Count>): number {
  return TRAFFIC_KINDS.reduce((sum, kind) => sum + counts[kind].bytes, 0);
}

/** The kind of a message. Types and kinds are varuints below 128 and so one byte each. */
export function kindOf(message: Uint8Array): TrafficKind {
  const [type, kind] = message;
  if (type === MESSAGE.sync) return kind === SYNC.step1 ? "stateVector" : "document";
  if (type === MESSAGE.awareness || type === MESSAGE.presenceChange) return "presence";
  return type === MESSAGE.saved ? "saved" : "other";
}

/** Header of an unmasked WebSocket frame, as servers send (RFC 6455, 5.2). */
function frameHeaderBytes(length: number): number {
  return length < 126 ? 2 : length < 65_536 ? 4 : 10;
}

function empty(): Record<TrafficKind, Count> {
  return Object.fromEntries(TRAFFIC_KINDS.map((kind) => [kind, { messages: 0, bytes: 0 }])) as Record<
    TrafficKind,
    Count
  >;
}

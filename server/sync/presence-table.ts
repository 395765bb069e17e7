import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { LIMITS } from "@/contract/limits";
import { Presence } from "@/contract/presence";
import { may, type Role } from "@/contract/roles";
import { MESSAGE } from "@/contract/sync-protocol";
import type { SyncMetrics } from "./sync-metrics";

/** The connection presence belongs to. `presenceId` is the Yjs client id it first spoke for; the table sets it. */
export interface PresenceOwner {
  readonly personId: string;
  readonly role: Role;
  presenceId: number | null;
}

interface Entry {
  owner: PresenceOwner;
  clock: number;
  /** JSON, as it is sent on. */
  state: string;
}

/** States of one awareness message; more are no honest client's (y-websocket repeats what it heard of others). */
const MAX_STATES_PER_MESSAGE = 2_000;

/** Who is on a document, as the awareness protocol tells it, with identities that the server vouches for. */
export interface PresenceTable {
  /**
   * Takes the body of an awareness message of `owner`. States of other client ids are passed over: y-websocket repeats
   * what it heard. Throws on bytes that are no awareness update. True when others have something to learn.
   */
  receive(owner: PresenceOwner, update: Uint8Array): boolean;
  /** The connection is gone, or its role shows less now: forgets its state. True when others have something to learn. */
  leave(owner: PresenceOwner): boolean;
  /** Whole message with what changed since the last call; null when nothing did. */
  takeChanges(): Uint8Array | null;
  /** Whole message with everybody's state; null when nobody has one. */
  everybody(): Uint8Array | null;
}

export function createPresenceTable(metrics: Pick<SyncMetrics, "presenceDropped">): PresenceTable {
  const entries = new Map<number, Entry>();
  const changed = new Set<number>();
  const left = new Map<number, number>();

  function bind(owner: PresenceOwner, clientId: number): boolean {
    if (owner.presenceId !== null) return owner.presenceId === clientId;
    const holder = entries.get(clientId)?.owner;
    if (holder && holder !== owner) {
      // A reconnect comes before the server notices that the old socket is dead; a stranger gets nothing.
      if (holder.personId !== owner.personId) return false;
      holder.presenceId = null;
    }
    owner.presenceId = clientId;
    return true;
  }

  function forget(clientId: number): boolean {
    const entry = entries.get(clientId);
    if (!entry) return false;
    entries.delete(clientId);
    changed.delete(clientId);
    // The same clock, not the next: the peer's own next state must look newer than its departure.
    left.set(clientId, entry.clock);
    return true;
  }

  function take(owner: PresenceOwner, clientId: number, clock: number, json: string): boolean {
    if (json === "null") return owner.presenceId === clientId && forget(clientId);
    if (!may(owner.role, "presence")) return false;
    if (!bind(owner, clientId)) return false;
    const state = json.length > LIMITS.presenceBytes ? null : sanitize(json, owner);
    if (state === null) {
      metrics.presenceDropped += 1;
      return false;
    }
    const known = entries.get(clientId);
    if (known && known.clock >= clock && known.owner === owner) return false;
    entries.set(clientId, { owner, clock: Math.max(clock, known?.clock ?? 0), state });
    left.delete(clientId);
    changed.add(clientId);
    return true;
  }

  return {
    receive(owner, update) {
      const decoder = decoding.createDecoder(update);
      const count = decoding.readVarUint(decoder);
      if (count > MAX_STATES_PER_MESSAGE) throw new Error("too many presence states");
      let news = false;
      for (let index = 0; index < count; index++) {
        const clientId = decoding.readVarUint(decoder);
        const clock = decoding.readVarUint(decoder);
        const json = decoding.readVarString(decoder);
        news = take(owner, clientId, clock, json) || news;
      }
      return news;
    },
    leave(owner) {
      const clientId = owner.presenceId;
      owner.presenceId = null;
      return clientId !== null && entries.get(clientId)?.owner === owner && forget(clientId);
    },
    takeChanges() {
      const states: [number, number, string][] = [];
      for (const clientId of changed) {
        const entry = entries.get(clientId);
        if (entry) states.push([clientId, entry.clock, entry.state]);
      }
      for (const [clientId, clock] of left) states.push([clientId, clock, "null"]);
      changed.clear();
      left.clear();
      return states.length > 0 ? encodePresence(states) : null;
    },
    everybody() {
      if (entries.size === 0) return null;
      return encodePresence([...entries].map(([clientId, { clock, state }]) => [clientId, clock, state]));
    },
  };
}

/** An awareness message; without states it says nothing and keeps a y-websocket client from giving up. */
export function encodePresence(
  states: readonly (readonly [clientId: number, clock: number, json: string])[],
): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.awareness);
    const body = encoding.encode((inner) => {
      encoding.writeVarUint(inner, states.length);
      for (const [clientId, clock, json] of states) {
        encoding.writeVarUint(inner, clientId);
        encoding.writeVarUint(inner, clock);
        encoding.writeVarString(inner, json);
      }
    });
    encoding.writeVarUint8Array(encoder, body);
  });
}

/** What of a client's state others may see, with who it is; null for what is no presence. */
function sanitize(json: string, owner: PresenceOwner): string | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  const parsed = Presence.safeParse(value);
  if (!parsed.success) return null;
  const person = { id: owner.personId, role: owner.role };
  const shown = may(owner.role, "cursor") ? parsed.data : { name: parsed.data.name };
  return JSON.stringify({ ...shown, person });
}

import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { Presence } from "@/contract/presence";
import { may, type Role } from "@/contract/roles";
import { MESSAGE } from "@/contract/sync-protocol";
import type { Clock } from "./clock";
import { createFrameThrottle } from "./frame-throttle";
import type { SyncLimits } from "./sync-limits";
import type { SyncMetrics } from "./sync-metrics";

const MAX_SCRIBBLE_POINTS = 200;
const MAX_SCRIBBLE_DEPTH = 6;
/** Client ids remembered after their connection closed, against echoes that are still under way. */
const REMEMBERED_IDS = 1000;

/** What the gate needs of a connection. */
export interface PresenceMember {
  readonly role: Role;
  readonly personId: string;
  /** Who may take over a client id of whom: the browser session, else the person. */
  readonly owner: string;
  /** Sends a message of presence, or drops it when the socket is slow. */
  sendPresence(message: Uint8Array): void;
}

/** Presence of the people in one room: bound to their connections, checked, sent on latest-wins. */
export interface PresenceGate {
  /** An awareness message. Throws when it cannot be decoded; an invalid state is dropped and counted. */
  receive(member: PresenceMember, message: Uint8Array): void;
  /** The member's state, if any, is announced as gone. */
  leave(member: PresenceMember): void;
  /** What the member may show has changed. */
  roleChanged(member: PresenceMember): void;
  /** A message with everybody's presence; an empty one when there is none. */
  snapshot(): Uint8Array;
  /** The client id that the member's connection is bound to. */
  clientIdOf(member: PresenceMember): number | null;
  stop(): void;
}

interface State {
  clock: number;
  /** As the client sent it, checked; a change of role may show less of it. */
  presence: Presence;
  /** As it is sent on. */
  json: string;
}

/** A message without any state: an answer that tells a y-websocket client that the connection lives. */
export const EMPTY_PRESENCE: Uint8Array = encodePresence([]);

export function createPresenceGate(deps: {
  members: () => ReadonlySet<PresenceMember>;
  clock: Clock;
  limits: SyncLimits;
  metrics: SyncMetrics;
}): PresenceGate {
  const { limits, metrics } = deps;
  const states = new Map<number, State>();
  const bound = new Map<PresenceMember, number>();
  /** Owner of each bound or recently bound id. */
  const owners = new Map<number, { owner: string; member: PresenceMember | null }>();
  /** Their id was taken over by a newer connection of the same session. */
  const displaced = new WeakSet<PresenceMember>();
  const changed = new Map<number, { clock: number; json: string }>();
  const owed = new Set<PresenceMember>();

  const frameMs = () => Math.max(limits.presenceFrameMs, deps.members().size);
  const frame = createFrameThrottle(deps.clock, frameMs, () => {
    if (changed.size > 0) {
      const message = encodePresence([...changed]);
      changed.clear();
      // The author gets it too: y-websocket closes a connection on which it hears nothing for 30 s.
      for (const member of deps.members()) member.sendPresence(message);
    } else {
      for (const member of owed) member.sendPresence(EMPTY_PRESENCE);
    }
    owed.clear();
  });

  function announce(clientId: number, clock: number, json: string): void {
    changed.set(clientId, { clock, json });
    frame.request();
  }

  /** The connection that spoke for `clientId` is gone; the id stays its owner's for a while. */
  function forget(member: PresenceMember, clientId: number): void {
    const state = states.get(clientId);
    if (state) {
      states.delete(clientId);
      // The same clock, as y-protocols does: the client's next state, one higher, brings it back.
      announce(clientId, state.clock, "null");
    }
    owners.delete(clientId);
    owners.set(clientId, { owner: member.owner, member: null });
    if (owners.size <= REMEMBERED_IDS) return;
    for (const [id, { member: live }] of owners) {
      if (live) continue;
      owners.delete(id);
      return;
    }
  }

  /** Whether `member`, who is the id's owner if it has one, speaks for `clientId` from now on. */
  function bind(member: PresenceMember, clientId: number, presence: unknown): boolean {
    if (displaced.has(member)) return false;
    const known = owners.get(clientId);
    if (known) {
      // y-websocket sends back what it hears of others; only the server writes `person`, which gives the echo away.
      if (known.member && isEcho(presence)) return false;
      if (known.member) {
        displaced.add(known.member);
        bound.delete(known.member);
      }
    }
    owners.delete(clientId);
    owners.set(clientId, { owner: member.owner, member });
    bound.set(member, clientId);
    return true;
  }

  function take(member: PresenceMember, clientId: number, clock: number, json: Uint8Array): void {
    owed.add(member);
    frame.request();
    if (!may(member.role, "presence")) return;
    const known = states.get(clientId);
    const text = json.byteLength <= limits.presenceBytes ? new TextDecoder().decode(json) : null;
    if (known && (clock < known.clock || (clock === known.clock && text !== "null"))) return;
    if (text === "null") {
      if (!known) return;
      states.delete(clientId);
      announce(clientId, clock, "null");
      return;
    }
    const presence = text === null ? null : readPresence(text);
    if (!presence) {
      metrics.presenceDropped += 1;
      return;
    }
    const outgoing = serialize(member, presence);
    states.set(clientId, { clock, presence, json: outgoing });
    announce(clientId, clock, outgoing);
  }

  return {
    receive(member, message) {
      const entries = decodeEntries(message, limits.presenceStates);
      metrics.presenceIn += 1;
      for (const { clientId, clock, json } of entries) {
        const own = bound.get(member);
        if (own === undefined) {
          const known = owners.get(clientId);
          if (known && known.owner !== member.owner) continue;
          if (json.byteLength > limits.presenceBytes) continue;
          const state = parseJson(new TextDecoder().decode(json));
          if (state === null || !bind(member, clientId, state)) continue;
        } else if (own !== clientId) {
          continue;
        }
        take(member, clientId, clock, json);
      }
      // Whatever it was about, somebody who has never been heard of waits for an answer.
      if (bound.get(member) === undefined) {
        owed.add(member);
        frame.request();
      }
    },
    leave(member) {
      owed.delete(member);
      const clientId = bound.get(member);
      bound.delete(member);
      if (clientId !== undefined) forget(member, clientId);
    },
    roleChanged(member) {
      const clientId = bound.get(member);
      const state = clientId === undefined ? undefined : states.get(clientId);
      if (clientId === undefined || !state || serialize(member, state.presence) === state.json) return;
      // Gone at the same clock rather than rewritten: the client answers by sending its state one clock higher, and
      // a rewritten state with a higher clock would overwrite the client's own.
      states.delete(clientId);
      announce(clientId, state.clock, "null");
    },
    snapshot() {
      return encodePresence([...states]);
    },
    clientIdOf: (member) => bound.get(member) ?? null,
    stop: () => frame.stop(),
  };
}

function encodePresence(states: readonly (readonly [number, { clock: number; json: string }])[]): Uint8Array {
  const update = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, states.length);
    for (const [clientId, { clock, json }] of states) {
      encoding.writeVarUint(encoder, clientId);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, json);
    }
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.awareness);
    encoding.writeVarUint8Array(encoder, update);
  });
}

function decodeEntries(
  message: Uint8Array,
  limit: number,
): { clientId: number; clock: number; json: Uint8Array }[] {
  const decoder = decoding.createDecoder(message);
  const entries = [];
  const count = decoding.readVarUint(decoder);
  if (count > limit) throw new Error("an awareness update holds too many states");
  for (let left = count; left > 0; left -= 1) {
    entries.push({
      clientId: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      // Not decoded yet: most of what a y-websocket client sends are other people's states.
      json: decoding.readVarUint8Array(decoder),
    });
  }
  if (decoding.hasContent(decoder)) throw new Error("an awareness update is followed by more");
  return entries;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Not JSON: as little a state as any other malformed one.
    return null;
  }
}

function readPresence(text: string): Presence | null {
  const parsed = Presence.safeParse(parseJson(text));
  if (!parsed.success) return null;
  const { scribbles, ...rest } = parsed.data;
  if (!scribbles) return rest;
  // Receivers compare and serialise states recursively.
  if (nestsDeeper(scribbles, MAX_SCRIBBLE_DEPTH)) return null;
  return { ...rest, scribbles: scribbles.filter(({ points }) => countOf(points) <= MAX_SCRIBBLE_POINTS) };
}

function countOf(points: unknown): number {
  return Array.isArray(points) ? points.length : 0;
}

function nestsDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => nestsDeeper(inner, levels - 1));
}

/** The state as others get it: what the role may show, and who it is, by the server's word. */
function serialize({ role, personId }: PresenceMember, presence: Presence): string {
  const shown = may(role, "cursor") ? presence : { name: presence.name };
  return JSON.stringify({ ...shown, person: { id: personId, role } });
}

function isEcho(state: unknown): boolean {
  return typeof state === "object" && state !== null && "person" in state;
}

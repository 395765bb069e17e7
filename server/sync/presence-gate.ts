import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { Presence } from "@/contract/presence-schema";
import {
  changedPresenceKeys,
  decodePresenceChanges,
  encodePresenceChanges,
  pickPresence,
  withPresenceChanges,
  type PresenceState,
} from "@/contract/presence-change";
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
  /** A stranger who may read, and has no presence. */
  readonly byLibrary: boolean;
  /** Who may take over a client id of whom: the browser session, else the person. */
  readonly owner: string;
  /** Whether it reads changes of presence (PR11); others are sent whole states. */
  readonly extensions: boolean;
  /** Sends a message of presence, or drops it when the socket is slow. */
  sendPresence(message: Uint8Array): void;
}

/** Presence of the people in one room: bound to their connections, checked, sent on latest-wins. */
export interface PresenceGate {
  /** An awareness message. Throws when it cannot be decoded; an invalid state is dropped and counted. */
  receive(member: PresenceMember, message: Uint8Array): void;
  /** The content of a message of changes. Throws as `receive`; a change of something unknown is dropped and counted. */
  receiveChanges(member: PresenceMember, content: Uint8Array): void;
  /** The member's state, if any, is announced as gone. */
  leave(member: PresenceMember): void;
  /** Nothing was heard of the member for a while: it is shown as gone, and again as soon as it shows itself. */
  faded(member: PresenceMember): void;
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
  shown: PresenceState;
}

/** What is to be announced of one client in the next frame. */
interface Announcement {
  clock: number;
  shown: PresenceState | null;
  /** Clock of the last announcement and what was touched since; null when all of the state is news. */
  news: { after: number; keys: Set<string> } | null;
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
  const changed = new Map<number, Announcement>();
  const owed = new Set<PresenceMember>();

  const frameMs = () => Math.max(limits.presenceFrameMs, deps.members().size);
  const frame = createFrameThrottle(deps.clock, frameMs, () => {
    if (changed.size > 0) {
      const news = [...changed];
      changed.clear();
      let [whole, changes]: (Uint8Array | null)[] = [null, null];
      // The author gets it too: y-websocket closes a connection on which it hears nothing for 30 s.
      for (const member of deps.members()) {
        if (member.extensions) member.sendPresence((changes ??= encodeNews(news)));
        else member.sendPresence((whole ??= encodePresence(news)));
      }
    } else {
      for (const member of owed) member.sendPresence(EMPTY_PRESENCE);
    }
    owed.clear();
  });

  /** `before` is what was announced or is about to be; undefined when others know nothing of the client. */
  function announce(
    clientId: number,
    clock: number,
    shown: PresenceState | null,
    before: State | undefined,
  ): void {
    const waiting = changed.get(clientId);
    let news: Announcement["news"] = null;
    if (shown && before && waiting?.news !== null) {
      // Everything touched since then, also what has its old value again: newcomers were shown something in between.
      news = waiting?.news ?? { after: before.clock, keys: new Set() };
      for (const key of changedPresenceKeys(before.shown, shown)) news.keys.add(key);
    }
    changed.set(clientId, { clock, shown, news });
    frame.request();
  }

  /** The connection that spoke for `clientId` is gone; the id stays its owner's for a while. */
  function forget(member: PresenceMember, clientId: number): void {
    const state = states.get(clientId);
    if (state) {
      states.delete(clientId);
      // The same clock, as y-protocols does: the client's next state, one higher, brings it back.
      announce(clientId, state.clock, null, state);
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

  /** A member is told something, if only that the connection lives. */
  function owe(member: PresenceMember): void {
    owed.add(member);
    frame.request();
  }

  function take(member: PresenceMember, clientId: number, clock: number, json: Uint8Array): void {
    owe(member);
    if (!hasPresence(member)) return;
    const known = states.get(clientId);
    const text = json.byteLength <= limits.presenceBytes ? new TextDecoder().decode(json) : null;
    if (known && (clock < known.clock || (clock === known.clock && text !== "null"))) return;
    if (text === "null") {
      if (!known) return;
      states.delete(clientId);
      announce(clientId, clock, null, known);
      return;
    }
    show(member, clientId, clock, text === null ? null : readPresence(parseJson(text)));
  }

  /** Replaces the state of `clientId` by a checked one; null is one that is none. */
  function show(member: PresenceMember, clientId: number, clock: number, presence: Presence | null): void {
    if (!presence) {
      metrics.presenceDropped += 1;
      return;
    }
    const known = states.get(clientId);
    const shown = shownOf(member, presence);
    states.set(clientId, { clock, presence, shown });
    announce(clientId, clock, shown, known);
  }

  /** A known state with changes laid over it; null when they are unreadable or make it too large. */
  function applyChanges(known: Presence, json: string): Presence | null {
    const changes = json.length <= limits.presenceBytes ? parseJson(json) : null;
    if (typeof changes !== "object" || changes === null || Array.isArray(changes)) return null;
    const next = withPresenceChanges(known, changes as PresenceState);
    const bytes = new TextEncoder().encode(JSON.stringify(next)).byteLength;
    return bytes <= limits.presenceBytes ? readPresence(next) : null;
  }

  /**
   * Announces the member's state as gone, at the same clock: the client, should it be there, answers by sending its state
   * one clock higher. (A rewritten state with a higher clock would overwrite the client's own.)
   */
  function hide(member: PresenceMember, applies: (state: State) => boolean): void {
    const clientId = bound.get(member);
    const state = clientId === undefined ? undefined : states.get(clientId);
    if (clientId === undefined || !state || !applies(state)) return;
    states.delete(clientId);
    announce(clientId, state.clock, null, state);
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
      if (bound.get(member) === undefined) owe(member);
    },
    receiveChanges(member, content) {
      metrics.presenceIn += 1;
      owe(member);
      for (const { clientId, clock, since, json } of decodePresenceChanges(content, limits.presenceStates)) {
        if (bound.get(member) !== clientId || !hasPresence(member)) continue;
        const known = states.get(clientId);
        // Without exactly what it is a change of: a whole state follows before long.
        if (!known || since === 0 || known.clock !== clock - since) {
          metrics.presenceDropped += 1;
          continue;
        }
        show(member, clientId, clock, applyChanges(known.presence, json));
      }
    },
    leave(member) {
      owed.delete(member);
      const clientId = bound.get(member);
      bound.delete(member);
      if (clientId !== undefined) forget(member, clientId);
    },
    faded: (member) => hide(member, () => true),
    roleChanged: (member) =>
      hide(
        member,
        ({ shown, presence }) =>
          !hasPresence(member) || changedPresenceKeys(shown, shownOf(member, presence)).length > 0,
      ),
    snapshot() {
      return encodePresence([...states]);
    },
    clientIdOf: (member) => bound.get(member) ?? null,
    stop: () => frame.stop(),
  };
}

/** Announcements as changes, for clients that know what was announced before. */
function encodeNews(announcements: readonly (readonly [number, Announcement])[]): Uint8Array {
  return encodePresenceChanges(
    announcements.map(([clientId, { clock, shown, news }]) => ({
      clientId,
      clock,
      since: shown && news ? clock - news.after : 0,
      json: JSON.stringify(shown && news ? pickPresence(shown, news.keys) : shown),
    })),
  );
}

/** Whole states, as every client of y-protocols reads them. */
function encodePresence(
  states: readonly (readonly [number, { clock: number; shown: PresenceState | null }])[],
): Uint8Array {
  const update = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, states.length);
    for (const [clientId, { clock, shown }] of states) {
      encoding.writeVarUint(encoder, clientId);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, JSON.stringify(shown));
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

function readPresence(state: unknown): Presence | null {
  const parsed = Presence.safeParse(state);
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

function hasPresence({ role, byLibrary }: PresenceMember): boolean {
  return may(role, "presence") && !byLibrary;
}

/** The state as others get it: what the role may show, and who it is, by the server's word. */
function shownOf({ role, personId }: PresenceMember, presence: Presence): PresenceState {
  const shown = may(role, "cursor") ? presence : { name: presence.name };
  return { ...shown, person: { id: personId, role } };
}

function isEcho(state: unknown): boolean {
  return typeof state === "object" && state !== null && "person" in state;
}

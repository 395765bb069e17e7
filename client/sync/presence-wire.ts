import * as encoding from "lib0/encoding";
import { applyAwarenessUpdate, encodeAwarenessUpdate, type Awareness } from "y-protocols/awareness";
import {
  changedPresenceKeys,
  decodePresenceChanges,
  encodePresenceChanges,
  pickPresence,
  withPresenceChanges,
  type PresenceState,
} from "@/contract/presence-change";
import { MESSAGE } from "@/contract/sync-protocol";
import type { Clock } from "./clock";

/** A whole state goes out at least this often while something changes: it mends what the server could not take. */
const WHOLE_EVERY_MS = 5_000;
/** What is missing is asked for at most this often. */
const ASK_EVERY_MS = 1_000;
/** The server sends one change for each connection of a board; the bound is that of its own messages. */
const MAX_CHANGES = 2_000;

/**
 * Presence on the wire: y-protocols' awareness, of which only what changed travels (docs/sync-spec.md, PR11). The awareness
 * itself holds whole states on both sides.
 */
export interface PresenceWire {
  /** Tells the server the own state, as a change where it knows the state before. */
  sendOwn(): void;
  /** The content of a message of whole states. */
  receiveWhole(content: Uint8Array): void;
  /** The content of a message of changes. Throws when it cannot be read. */
  receiveChanges(content: Uint8Array): void;
  /** A new connection knows nothing of the own state. */
  forget(): void;
}

export function createPresenceWire(options: {
  awareness: Awareness;
  clock: Clock;
  /** Origin of what comes in. */
  origin: unknown;
  send(message: Uint8Array): void;
  /** Asks for everybody's whole state. */
  askForAll(): void;
}): PresenceWire {
  const { awareness, clock } = options;
  /** What the server was sent last on this connection. */
  let known: { state: PresenceState; clock: number } | null = null;
  let wholeSentMs = -Infinity;
  let askedMs = -Infinity;

  function sendWhole(state: PresenceState | null, ownClock: number): void {
    known = state && { state, clock: ownClock };
    wholeSentMs = clock.now();
    options.send(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, MESSAGE.awareness);
        encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]));
      }),
    );
  }

  return {
    sendOwn() {
      const state = awareness.getLocalState();
      const ownClock = awareness.meta.get(awareness.clientID)?.clock ?? 0;
      const isRecent = clock.now() - wholeSentMs < WHOLE_EVERY_MS;
      if (!state || !known || !isRecent || ownClock <= known.clock) return sendWhole(state, ownClock);
      const since = ownClock - known.clock;
      const changes = pickPresence(state, changedPresenceKeys(known.state, state));
      known = { state, clock: ownClock };
      const change = {
        clientId: awareness.clientID,
        clock: ownClock,
        since,
        json: JSON.stringify(changes),
      };
      options.send(encodePresenceChanges([change]));
    },
    receiveWhole(content) {
      applyAwarenessUpdate(awareness, content, options.origin);
    },
    receiveChanges(content) {
      const whole: (readonly [clientId: number, clock: number, json: string])[] = [];
      let missing = false;
      for (const { clientId, clock: theirClock, since, json } of decodePresenceChanges(
        content,
        MAX_CHANGES,
      )) {
        if (since === 0) {
          // Ours, gone: the server took it back (another role), and the awareness answers with a newer one.
          if (clientId === awareness.clientID) known = null;
          whole.push([clientId, theirClock, json]);
          continue;
        }
        if (clientId === awareness.clientID) continue;
        const state = awareness.getStates().get(clientId);
        const knownClock = awareness.meta.get(clientId)?.clock ?? -1;
        if (!state || knownClock < theirClock - since) missing = true;
        else if (knownClock < theirClock) {
          const next = withPresenceChanges(state, JSON.parse(json) as PresenceState);
          whole.push([clientId, theirClock, JSON.stringify(next)]);
        }
      }
      if (whole.length > 0) applyAwarenessUpdate(awareness, encodeStates(whole), options.origin);
      if (!missing || clock.now() - askedMs < ASK_EVERY_MS) return;
      askedMs = clock.now();
      options.askForAll();
    },
    forget() {
      known = null;
      askedMs = -Infinity;
    },
  };
}

function encodeStates(
  states: readonly (readonly [clientId: number, clock: number, json: string])[],
): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, states.length);
    for (const [clientId, clock, json] of states) {
      encoding.writeVarUint(encoder, clientId);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, json);
    }
  });
}

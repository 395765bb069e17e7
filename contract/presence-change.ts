import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { equalityDeep } from "lib0/function";
import { MESSAGE } from "./sync-protocol";

/**
 * One client's presence in a message of type 103 (docs/sync-spec.md, PR11): what y-protocols sends as a whole state with each
 * movement of a cursor, as difference. `since` 0: `json` is the whole state, or `null` for somebody who left. Else it holds
 * the keys that were touched in the last `since` clocks, with `null` for a key that is gone.
 */
export interface PresenceChange {
  clientId: number;
  clock: number;
  since: number;
  json: string;
}

/** A presence state as it travels: an object of JSON values, none of them null. */
export type PresenceState = Readonly<Record<string, unknown>>;

/** A message of type 103. */
export function encodePresenceChanges(changes: readonly PresenceChange[]): Uint8Array {
  const content = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, changes.length);
    for (const { clientId, clock, since, json } of changes) {
      encoding.writeVarUint(encoder, clientId);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, since);
      encoding.writeVarString(encoder, json);
    }
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.presenceChange);
    encoding.writeVarUint8Array(encoder, content);
  });
}

/** The content of such a message. Throws when it cannot be decoded or holds more than `limit` changes. */
export function decodePresenceChanges(content: Uint8Array, limit: number): PresenceChange[] {
  const decoder = decoding.createDecoder(content);
  const count = decoding.readVarUint(decoder);
  if (count > limit) throw new Error("a message holds too many changes of presence");
  const changes: PresenceChange[] = [];
  while (changes.length < count) {
    changes.push({
      clientId: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      since: decoding.readVarUint(decoder),
      json: decoding.readVarString(decoder),
    });
  }
  if (decoding.hasContent(decoder)) throw new Error("changes of presence are followed by more");
  return changes;
}

/** Names of the keys in which two states differ. */
export function changedPresenceKeys(before: PresenceState, after: PresenceState): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !equalityDeep(before[key], after[key]),
  );
}

/** What `keys` are in `state`, with null for those that are not there. */
export function pickPresence(state: PresenceState, keys: Iterable<string>): PresenceState {
  return Object.fromEntries([...keys].map((key) => [key, state[key] ?? null]));
}

/** `state` with the changed keys of `changes`, a JSON object. */
export function withPresenceChanges(state: PresenceState, changes: PresenceState): PresenceState {
  return Object.fromEntries(Object.entries({ ...state, ...changes }).filter(([, value]) => value !== null));
}

import * as decoding from "lib0/decoding";
import { describe, expect, it } from "vitest";
import {
  changedPresenceKeys,
  decodePresenceChanges,
  encodePresenceChanges,
  pickPresence,
  withPresenceChanges,
  type PresenceChange,
} from "./presence-change";
import { MESSAGE } from "./sync-protocol";

function contentOf(message: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(message);
  expect(decoding.readVarUint(decoder)).toBe(MESSAGE.presenceChange);
  return decoding.readVarUint8Array(decoder);
}

describe("presence changes", () => {
  const changes: PresenceChange[] = [
    { clientId: 4_000_000_000, clock: 7, since: 0, json: "null" },
    { clientId: 2, clock: 70_000, since: 3, json: '{"name":"Ä"}' },
  ];

  it("come out of a message as they went in", () => {
    expect(decodePresenceChanges(contentOf(encodePresenceChanges(changes)), 2)).toEqual(changes);
  });

  it("are refused when they are too many, cut off or followed by more", () => {
    const content = contentOf(encodePresenceChanges(changes));
    expect(() => decodePresenceChanges(content, 1)).toThrow();
    expect(() => decodePresenceChanges(content.slice(0, -3), 2)).toThrow();
    expect(() => decodePresenceChanges(Uint8Array.of(...content, 1), 2)).toThrow();
  });

  it("name what differs, and put it into a state again", () => {
    const before = { name: "Ann", cursor: { x: 1, y: 2 }, brush: { x: 0 }, page: "page:1" };
    const after = { name: "Ann", cursor: { x: 1, y: 3 }, page: "page:1", chat: "hi" };
    const keys = changedPresenceKeys(before, after);
    expect(keys.toSorted()).toEqual(["brush", "chat", "cursor"]);
    const changed = pickPresence(after, keys);
    expect(changed).toEqual({ cursor: { x: 1, y: 3 }, brush: null, chat: "hi" });
    expect(withPresenceChanges(before, changed)).toEqual(after);
  });

  it("cannot reach the prototype of a state", () => {
    const hostile = JSON.parse('{"__proto__": {"role": "facilitator"}}') as Record<string, unknown>;
    const state = withPresenceChanges({ name: "Ann" }, hostile);
    expect(Object.getPrototypeOf(state)).toBe(Object.prototype);
    expect((state as { role?: unknown }).role).toBeUndefined();
  });
});

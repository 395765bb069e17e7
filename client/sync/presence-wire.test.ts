import * as decoding from "lib0/decoding";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { encodePresenceChanges } from "@/contract/presence-change";
import { MESSAGE } from "@/contract/sync-protocol";
import { createPresenceWire, type PresenceWire } from "./presence-wire";
import { fakeClock, type FakeClock } from "./testing/fake-clock";

interface End {
  awareness: Awareness;
  wire: PresenceWire;
  sent: Uint8Array[];
  asked: number;
}

let clock: FakeClock;
let ends: End[];

function openEnd(): End {
  const awareness = new Awareness(new Y.Doc());
  const end = { awareness, sent: [] as Uint8Array[], asked: 0 } as End;
  end.wire = createPresenceWire({
    awareness,
    clock,
    origin: "server",
    send: (message) => end.sent.push(message),
    askForAll: () => (end.asked += 1),
  });
  awareness.on("update", (changes: { added: number[]; updated: number[]; removed: number[] }) => {
    if (Object.values(changes).flat().includes(awareness.clientID)) end.wire.sendOwn();
  });
  ends.push(end);
  return end;
}

function typeAndContent(message: Uint8Array): [number, Uint8Array] {
  const decoder = decoding.createDecoder(message);
  return [decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder)];
}

function deliver(message: Uint8Array, to: End): void {
  const [type, content] = typeAndContent(message);
  if (type === MESSAGE.awareness) to.wire.receiveWhole(content);
  else to.wire.receiveChanges(content);
}

const lastType = (end: End) => typeAndContent(end.sent.at(-1) ?? new Uint8Array())[0];

beforeEach(() => {
  clock = fakeClock();
  ends = [];
});
afterEach(() => ends.forEach((end) => end.awareness.destroy()));

describe("[PR11] presence on the wire", () => {
  it("is whole first, and then only what changed", () => {
    const [ann, bob] = [openEnd(), openEnd()];
    ann.awareness.setLocalState({ name: "Ann", dragged: "abcde".repeat(500), cursor: { x: 1, y: 1 } });
    expect(lastType(ann)).toBe(MESSAGE.awareness);
    ann.awareness.setLocalState({ ...ann.awareness.getLocalState(), cursor: { x: 2, y: 1 } });
    expect(lastType(ann)).toBe(MESSAGE.presenceChange);
    expect(ann.sent.at(-1)?.length).toBeLessThan(60);
    for (const message of ann.sent) deliver(message, bob);
    expect(bob.awareness.getStates().get(ann.awareness.clientID)).toEqual(ann.awareness.getLocalState());
  });

  it("takes keys away", () => {
    const [ann, bob] = [openEnd(), openEnd()];
    ann.awareness.setLocalState({ name: "Ann", dragged: "abcde" });
    ann.awareness.setLocalState({ name: "Ann" });
    for (const message of ann.sent) deliver(message, bob);
    expect(bob.awareness.getStates().get(ann.awareness.clientID)).toEqual({ name: "Ann" });
  });

  it("is whole again every 5 s, on a new connection, and when it ends", () => {
    const ann = openEnd();
    const show = (x: number) => {
      ann.awareness.setLocalState({ cursor: { x, y: 0 } });
      return lastType(ann);
    };
    expect([show(1), show(2)]).toEqual([MESSAGE.awareness, MESSAGE.presenceChange]);
    clock.advance(5_000);
    expect([show(3), show(4)]).toEqual([MESSAGE.awareness, MESSAGE.presenceChange]);
    ann.wire.forget();
    expect(show(5)).toBe(MESSAGE.awareness);
    ann.awareness.setLocalState(null);
    expect(lastType(ann)).toBe(MESSAGE.awareness);
  });

  it("is whole again when the server has taken it back", () => {
    const ann = openEnd();
    ann.awareness.setLocalState({ name: "Ann" });
    ann.awareness.setLocalState({ name: "Ann", chat: "hi" });
    const { clientID, meta } = ann.awareness;
    const gone = { clientId: clientID, clock: meta.get(clientID)?.clock ?? 0, since: 0, json: "null" };
    deliver(encodePresenceChanges([gone]), ann);
    expect(ann.sent).toHaveLength(3);
    expect(lastType(ann)).toBe(MESSAGE.awareness);
  });

  it("asks for everybody when a change rests on what was missed, at most once a second", () => {
    const [ann, bob] = [openEnd(), openEnd()];
    ann.awareness.setLocalState({ name: "Ann" });
    for (const message of ann.sent) deliver(message, bob);
    ann.awareness.setLocalState({ name: "Ann", chat: "missed" });
    for (const chat of ["a", "b", "c"]) {
      ann.awareness.setLocalState({ name: "Ann", chat });
      deliver(ann.sent.at(-1) as Uint8Array, bob);
    }
    expect(bob.asked).toBe(1);
    expect(bob.awareness.getStates().get(ann.awareness.clientID)).toEqual({ name: "Ann" });
    clock.advance(1_000);
    ann.awareness.setLocalState({ name: "Ann", chat: "d" });
    deliver(ann.sent.at(-1) as Uint8Array, bob);
    expect(bob.asked).toBe(2);
  });

  it("ignores changes that are older than what is known, and those of oneself", () => {
    const [ann, bob] = [openEnd(), openEnd()];
    for (const x of [1, 2, 3]) ann.awareness.setLocalState({ cursor: { x, y: 0 } });
    for (const message of ann.sent) deliver(message, bob);
    deliver(ann.sent[1] as Uint8Array, bob);
    expect(bob.awareness.getStates().get(ann.awareness.clientID)).toEqual({ cursor: { x: 3, y: 0 } });
    const before = ann.sent.length;
    for (const message of ann.sent.slice(1)) deliver(message, ann);
    expect(ann.sent).toHaveLength(before);
    expect(ann.awareness.getLocalState()).toEqual({ cursor: { x: 3, y: 0 } });
  });
});

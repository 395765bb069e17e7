import type { RecordsDiff, TLRecord } from "tldraw";
import { beforeEach, describe, expect, it } from "vitest";
import { sampleShape } from "@/board/document/testing/sample-records";
import { createOutgoingWriter, type OutgoingWriter } from "./outgoing-writer";
import { fakeClock, type FakeClock } from "./testing/fake-clock";

const shape = (x: number, color = "black", id = "g") => sampleShape("geo", id, { x, props: { color } });
const diff = (change: { added?: TLRecord[]; updated?: [TLRecord, TLRecord][]; removed?: TLRecord[] }) =>
  ({
    added: Object.fromEntries((change.added ?? []).map((record) => [record.id, record])),
    updated: Object.fromEntries((change.updated ?? []).map((pair) => [pair[1].id, pair])),
    removed: Object.fromEntries((change.removed ?? []).map((record) => [record.id, record])),
  }) as RecordsDiff<TLRecord>;

let clock: FakeClock;
let written: RecordsDiff<TLRecord>[];
let writer: OutgoingWriter;

beforeEach(() => {
  clock = fakeClock();
  written = [];
  writer = createOutgoingWriter({ clock, write: (change) => written.push(change) });
  writer.setAlone(false);
  // The first change goes out at once; those after it wait.
  writer.add(diff({ added: [shape(0, "black", "other")] }));
  written = [];
});

describe("changes that wait together", () => {
  it("are written as one", () => {
    writer.add(diff({ updated: [[shape(1), shape(2)]] }));
    writer.add(diff({ updated: [[shape(2), shape(3)]] }));
    clock.advance(1000);
    expect(written).toEqual([diff({ updated: [[shape(1), shape(3)]] })]);
  });

  it("do not contain what a colleague changed between them", () => {
    writer.add(diff({ updated: [[shape(1), shape(2)]] }));
    writer.add(diff({ updated: [[shape(2, "red"), shape(3, "red")]] }));
    writer.flush();
    expect(written).toEqual([diff({ updated: [[shape(1, "red"), shape(3, "red")]] })]);
  });

  it("contain a return to the value before a colleague's", () => {
    writer.add(diff({ updated: [[shape(1), shape(2)]] }));
    writer.add(diff({ updated: [[shape(2, "red"), shape(2, "black")]] }));
    writer.flush();
    expect(written).toEqual([diff({ updated: [[shape(1, "red"), shape(2, "black")]] })]);
  });

  it("cancel out", () => {
    writer.add(diff({ added: [shape(1)] }));
    writer.add(diff({ removed: [shape(1)] }));
    writer.add(diff({ updated: [[shape(1, "black", "x"), shape(2, "black", "x")]] }));
    writer.add(diff({ updated: [[shape(2, "black", "x"), shape(1, "black", "x")]] }));
    expect(writer.hasPending).toBe(false);
    clock.advance(1000);
    expect(written).toEqual([]);
  });

  it("turn a deletion that was undone into a change", () => {
    writer.add(diff({ removed: [shape(1)] }));
    writer.add(diff({ added: [shape(2)] }));
    writer.flush();
    expect(written).toEqual([diff({ updated: [[shape(1), shape(2)]] })]);
  });

  it("keep the last state of a shape that was made and moved", () => {
    writer.add(diff({ added: [shape(1)] }));
    writer.add(diff({ updated: [[shape(1), shape(7)]] }));
    writer.flush();
    expect(written).toEqual([diff({ added: [shape(7)] })]);
  });
});

it("sends a drag of many shapes once a second", () => {
  const drag = (step: number) =>
    diff({
      updated: Array.from({ length: 30 }, (_, n) => [
        shape(step, "black", `m${n}`),
        shape(step + 1, "black", `m${n}`),
      ]),
    });
  for (let step = 0; step < 100; step++) {
    writer.add(drag(step));
    clock.advance(30);
  }
  expect(written.length).toBeLessThanOrEqual(3);
  writer.flush();
  expect(writer.hasPending).toBe(false);
});

it("forgets changes of a record that a colleague deleted", () => {
  writer.add(diff({ updated: [[shape(1), shape(2)]] }));
  writer.forget(shape(1).id);
  clock.advance(1000);
  expect(written).toEqual([]);
});

// @vitest-environment happy-dom
import { createShapeId, type TLRecord, type TLShape } from "tldraw";
import { afterEach, describe, expect, it } from "vitest";
import { recordMaps } from "@/board/document/record-maps";
import { ITEM_LAYOUTS, textsOf, type ItemLayout } from "@/board/document/item-layout";
import { CHANGED_ITEM_PROPS, SAMPLE_ITEM_TYPES, sampleItem } from "@/board/document/testing/sample-items";
import { ITEM_SHAPES } from "@/board/shapes/item-shapes";
import { openTestBoard, type TestBoard, type TestClient } from "./testing/test-client";

const ID = createShapeId("one");
let board: TestBoard;

function open(records: readonly TLRecord[] = []): [TestClient, TestClient] {
  board = openTestBoard(2, records);
  return [board.client(0), board.client(1)];
}
function edit(from: TestClient, to: TestClient, record: TLRecord): void {
  from.store.put([record]);
  from.binding.flush();
  board.exchange(from, to);
  board.clock.runFrame();
}
function expectSame(a: TestClient, b: TestClient): void {
  expect(b.shown()).toEqual(a.shown());
  expect(a.written()).toEqual(a.shown());
  for (const client of [a, b]) {
    expect(client.crashes).toEqual([]);
    expect(client.setAside).toEqual([]);
  }
}
function changed(item: TLShape): TLShape {
  return { ...item, x: 1 / 3, props: { ...item.props, ...CHANGED_ITEM_PROPS[item.type] } } as TLShape;
}

afterEach(() => board.close());

describe("every item, from one editor to another and back", () => {
  it.each(SAMPLE_ITEM_TYPES)("shows a %s and every change of it equal to both", (type) => {
    const [a, b] = open();
    const item = sampleItem(type, "one");
    edit(a, b, item);
    expect(b.shape(ID)).toEqual(item);
    expectSame(a, b);
    const next = changed(item);
    edit(b, a, next);
    expect(a.shape(ID)).toEqual(next);
    expectSame(b, a);
    edit(a, b, item);
    expect(b.shape(ID)).toEqual(item);
    expectSame(a, b);
  });

  it.each(SAMPLE_ITEM_TYPES)("undoes and redoes a change of a %s", (type) => {
    const [a, b] = open([sampleItem(type, "one")]);
    const before = a.shape(ID);
    a.editor.markHistoryStoppingPoint("change");
    const after = changed(before);
    a.editor.updateShape(after);
    board.sync();
    a.editor.undo();
    board.sync();
    expect(b.shape(ID)).toEqual(before);
    a.editor.redo();
    board.sync();
    expect(b.shape(ID)).toEqual(after);
    expectSame(a, b);
  });

  it.each(SAMPLE_ITEM_TYPES)("keeps the texts of a %s nowhere but in its shared texts", (type) => {
    const item = sampleItem(type, "one");
    const [a] = open([item]);
    const stored = JSON.stringify(recordMaps(a.doc).get(ID)?.toJSON());
    const texts = textsOf(ITEM_LAYOUTS[type] as ItemLayout, { ...item.props });
    expect(texts.size).toBeGreaterThan(0);
    for (const text of texts.values()) expect(stored).not.toContain(text);
  });

  it("knows every item, and every prop of it, in two values", () => {
    open();
    expect([...SAMPLE_ITEM_TYPES].sort()).toEqual(Object.keys(ITEM_SHAPES).sort());
    for (const [type, { props }] of Object.entries(ITEM_SHAPES)) {
      const names = Object.keys(props ?? {}).sort();
      const sample: Record<string, unknown> = { ...sampleItem(type, "one").props };
      expect(Object.keys(sample).sort(), type).toEqual(names);
      expect(Object.keys(CHANGED_ITEM_PROPS[type] ?? {}).sort(), type).toEqual(names);
      for (const [name, value] of Object.entries(CHANGED_ITEM_PROPS[type] ?? {}))
        expect(value, `${type}.${name}`).not.toEqual(sample[name]);
    }
  });
});

describe("two people in one item", () => {
  const props = (client: TestClient) => client.shape(ID).props as Record<string, Record<string, object>>;
  const update = (client: TestClient, next: object) =>
    client.editor.updateShape({ id: ID, type: client.shape(ID).type, props: next } as never);
  const settle = () => {
    board.sync();
    board.clock.advance(10_000);
    board.sync();
  };

  it("fill status and note of one empty cell, and two other cells", () => {
    const [a, b] = open([sampleItem("feature-grid", "one")]);
    const cells = props(a)["cells"];
    update(a, { cells: { ...cells, "r2:c2": { status: "ok" }, "r1:c1": { status: "todo" } } });
    update(b, { cells: { ...cells, "r2:c2": { note: "partly", asOf: "2020" } } });
    settle();
    expect(props(a)["cells"]).toMatchObject({
      "r2:c2": { status: "ok", note: "partly", asOf: "2020" },
      "r1:c1": { status: "todo" },
      "r1:c2": cells?.["r1:c2"],
    });
    expectSame(a, b);
  });

  it("edit two points, and two fields of one", () => {
    const [a, b] = open([sampleItem("proposal", "one")]);
    const { p1, p2 } = props(a)["points"] as Record<string, object>;
    update(a, { points: { p1: { ...p1, sign: "negative" }, p2 } });
    update(b, { points: { p1: { ...p1, author: "Cleo" }, p2: { ...p2, settled: "Bo agrees" } } });
    settle();
    expect(props(a)["points"]).toEqual({
      p1: { ...p1, sign: "negative", author: "Cleo" },
      p2: { ...p2, settled: "Bo agrees" },
    });
    expectSame(a, b);
  });

  it("add a point each", () => {
    const [a, b] = open([sampleItem("proposal", "one")]);
    const point = (text: string) => ({ index: "a3", sign: "positive", text, author: "", settled: "" });
    update(a, { points: { ...props(a)["points"], n1: point("one") } });
    update(b, { points: { ...props(b)["points"], n2: point("two") } });
    settle();
    expect(Object.keys(props(a)["points"] ?? {}).sort()).toEqual(["n1", "n2", "p1", "p2"]);
    expectSame(a, b);
  });

  it("remove a point while the other edits it: it is gone, and comes back edited with an undo", () => {
    const [a, b] = open([sampleItem("proposal", "one")]);
    const { p1, p2 } = props(a)["points"] as Record<string, object>;
    a.editor.markHistoryStoppingPoint("remove");
    update(a, { points: { p2 } });
    update(b, { points: { p1: { ...p1, text: "No late handling at all" }, p2 } });
    settle();
    expect(props(b)["points"]).toEqual({ p2 });
    a.editor.undo();
    settle();
    expect(props(b)["points"]).toEqual({ p1: { ...p1, text: "No late handling at all" }, p2 });
    expectSame(a, b);
  });

  it("remove a row while the other fills it: it is gone with its cells, and all come back with an undo", () => {
    const [a, b] = open([sampleItem("feature-grid", "one")]);
    const before = props(a);
    a.editor.markHistoryStoppingPoint("remove");
    update(a, { rows: { r1: before["rows"]?.["r1"] } });
    expect(Object.keys(props(a)["cells"] ?? {})).toEqual(["r1:c1", "r1:c2"]);
    update(b, { cells: { ...before["cells"], "r2:c2": { status: "ok" } } });
    settle();
    expect(Object.keys(props(b)["cells"] ?? {}).sort()).toEqual(["r1:c1", "r1:c2"]);
    a.editor.undo();
    settle();
    expect(props(b)["cells"]).toEqual({ ...before["cells"], "r2:c2": { status: "ok" } });
    expectSame(a, b);
  });

  it("undo each their own of what both did to one cell", () => {
    const [a, b] = open([sampleItem("feature-grid", "one")]);
    const cells = props(a)["cells"];
    a.editor.markHistoryStoppingPoint("cell");
    update(a, { cells: { ...cells, "r1:c1": { status: "todo", asOf: "2020" } } });
    board.sync();
    b.editor.markHistoryStoppingPoint("cell");
    update(b, { cells: { ...props(b)["cells"], "r1:c1": { status: "unknown", asOf: "2020" } } });
    board.sync();
    a.editor.undo();
    settle();
    expect(props(b)["cells"]?.["r1:c1"]).toEqual({ status: "unknown" });
    b.editor.undo();
    settle();
    expect(props(a)["cells"]?.["r1:c1"]).toEqual({ status: "todo" });
    expectSame(a, b);
  });

  it("show cells that nobody changed as the same objects", () => {
    const [a, b] = open([sampleItem("feature-grid", "one")]);
    const before = props(b)["cells"];
    update(a, { cells: { ...props(a)["cells"], "r1:c1": { status: "todo" } } });
    settle();
    expect(props(b)["cells"]?.["r1:c2"]).toBe(before?.["r1:c2"]);
    expect(props(b)["rows"]).toEqual(before && props(a)["rows"]);
  });

  it("have no more than a list may hold when both fill it at once, the same for both", () => {
    const rows = Object.fromEntries(
      Array.from({ length: 200 }, (_, at) => [`r${at}`, { index: `a${1000 + at}`, label: "" }]),
    );
    const [a, b] = open([sampleItem("feature-grid", "one", { props: { rows, cells: {} } })]);
    const { r0: _gone, ...others } = props(a)["rows"] as Record<string, object>;
    update(a, { rows: { ...others, x1: { index: "a2", label: "" } } });
    update(b, { rows: { ...others, x2: { index: "a3", label: "" } } });
    settle();
    expect(Object.keys(props(a)["rows"] ?? {})).toHaveLength(200);
    expectSame(a, b);
  });
});

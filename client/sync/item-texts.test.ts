// @vitest-environment happy-dom
import { createShapeId, type TLShape } from "tldraw";
import { afterEach, describe, expect, it } from "vitest";
import { sampleItem } from "@/board/document/testing/sample-items";
import type { ItemTextSession } from "./item-texts";
import { openTestBoard, type TestBoard, type TestClient } from "./testing/test-client";

const Q = createShapeId("q");
const GRID = createShapeId("grid");
const PROPOSAL = createShapeId("p");
let board: TestBoard;

function two(...shapes: TLShape[]): [TestClient, TestClient] {
  board = openTestBoard(2, shapes);
  return [board.client(0), board.client(1)];
}
const question = (text = "", overrides = {}) =>
  sampleItem("question", "q", { props: { text, answer: "", ...overrides } });
const open = (client: TestClient, path = "text", itemId: string = Q) =>
  client.binding.texts.open({ itemId, path });
const type = (session: ItemTextSession, inserted: string, at = session.get().length) =>
  expect(session.splice({ at, deleted: 0, inserted })).toBe(true);
const props = (client: TestClient, id: string = Q) => client.shape(id).props as Record<string, unknown>;
const textOf = (client: TestClient) => props(client)["text"];
const cellsOf = (client: TestClient) => props(client, GRID)["cells"] as Record<string, object>;
const update = (client: TestClient, next: object, id: string = Q) =>
  client.editor.updateShape({ id, type: client.shape(id).type, props: next } as never);
function settle(): void {
  board.sync();
  board.clock.advance(10_000);
  board.sync();
}
function expectSame(a: TestClient, b: TestClient): void {
  expect(b.shown()).toEqual(a.shown());
  expect(a.written()).toEqual(a.shown());
}

afterEach(() => board.close());

describe("typing into a text of an item", () => {
  it("is in the document at once and shown to everybody in the next frame", () => {
    const [a, b] = two(question("Why"));
    const session = open(a);
    type(session, "?");
    board.exchange(a, b);
    board.clock.runFrame();
    expect(textOf(a)).toBe("Why?");
    expect(textOf(b)).toBe("Why?");
    session.close();
    settle();
    expectSame(a, b);
  });

  it("keeps both when two people open the same empty text at once", () => {
    const [a, b] = two(question());
    const [one, other] = [open(a), open(b)];
    type(one, "mine");
    type(other, "theirs");
    board.sync();
    expect(one.get()).toBe(other.get());
    expect([...one.get()].sort()).toEqual([..."minetheirs"].sort());
    expect(textOf(a)).toBe(one.get());
    settle();
    expectSame(a, b);
  });

  it("tells the session what others changed, in units of the text before", () => {
    const [a, b] = two(question("one three"));
    const [one, other] = [open(a), open(b)];
    const changes: unknown[] = [];
    const stop = one.observe((splices) => changes.push(...splices));
    other.splice({ at: 4, deleted: 0, inserted: "two " });
    type(one, "!");
    board.sync();
    expect(changes).toEqual([{ at: 4, deleted: 0, inserted: "two " }]);
    stop();
    type(other, "?");
    board.sync();
    expect(changes).toHaveLength(1);
  });

  it("undoes within the session what this person typed, and nobody else's", () => {
    const [a, b] = two(question());
    const [one, other] = [open(a), open(b)];
    type(one, "mine");
    board.sync();
    type(other, " theirs");
    board.sync();
    expect(one.undo()).toBe(true);
    expect(one.get()).toBe(" theirs");
    expect(one.undo()).toBe(false);
    expect(one.redo()).toBe(true);
    board.sync();
    expect(other.get()).toBe("mine theirs");
    expect(other.undo()).toBe(true);
    board.sync();
    expect(textOf(a)).toBe("mine");
  });

  it("is one step of the canvas's undo afterwards, without what others typed meanwhile", () => {
    const [a, b] = two(question("Why"));
    const [one, other] = [open(a), open(b)];
    type(one, " so");
    board.sync();
    type(other, "?");
    board.sync();
    type(one, " late", 6);
    one.close();
    expect(textOf(a)).toBe("Why so late?");
    a.editor.undo();
    expect(textOf(a)).toBe("Why?");
    board.sync();
    expect(other.get()).toBe("Why?");
    type(other, " Tell");
    board.sync();
    a.editor.redo();
    board.sync();
    expect(textOf(b)).toBe("Why so late? Tell");
    settle();
    expectSame(a, b);
  });

  it("adds no step when nothing was typed or all of it was taken back", () => {
    const [a] = two(question("Why"));
    open(a).close();
    const session = open(a);
    type(session, "?");
    session.undo();
    session.close();
    expect(a.editor.getCanUndo()).toBe(false);
  });

  it("settles into a step and goes on", () => {
    const [a] = two(question());
    const session = open(a);
    type(session, "one");
    session.settle();
    type(session, " two");
    session.close();
    a.editor.undo();
    expect(textOf(a)).toBe("one");
    a.editor.undo();
    expect(textOf(a)).toBe("");
  });

  it("works on an item that was made a moment ago", () => {
    const [a, b] = two();
    a.editor.createShape(question() as never);
    const session = open(a);
    type(session, "New");
    settle();
    expect(textOf(b)).toBe("New");
    expectSame(a, b);
  });

  it("fills the note of a cell that nobody has filled, together with its status", () => {
    const [a, b] = two(sampleItem("feature-grid", "grid"));
    const note = open(a, "cells/r2:c2/note", GRID);
    type(note, "as x86");
    update(b, { cells: { ...cellsOf(b), "r2:c2": { status: "ok" } } }, GRID);
    settle();
    expect(cellsOf(a)["r2:c2"]).toEqual({ status: "ok", note: "as x86" });
    expectSame(a, b);
    note.close();
    a.editor.undo();
    settle();
    expect(cellsOf(b)["r2:c2"]).toEqual({ status: "ok" });
    expectSame(a, b);
  });

  it("refuses an item or an entry that is not there (any more), and writes nothing", () => {
    const [a, b] = two(question(), sampleItem("proposal", "p", { index: "a2" }));
    expect(() => open(a, "text", "shape:none")).toThrow();
    expect(() => open(a, "points/none/text", PROPOSAL)).toThrow();
    expect(() => open(a, "kind")).toThrow();
    const point = open(a, "points/p1/text", PROPOSAL);
    const { p1: _gone, ...points } = props(b, PROPOSAL)["points"] as Record<string, object>;
    update(b, { points }, PROPOSAL);
    b.editor.deleteShape(Q);
    const session = open(a);
    board.sync();
    expect(point.splice({ at: 0, deleted: 0, inserted: "x" })).toBe(false);
    expect(session.splice({ at: 0, deleted: 0, inserted: "x" })).toBe(false);
  });

  it("refuses without the right to write", () => {
    const [a] = two(question("Why"));
    const session = open(a);
    a.binding.setWritable(false);
    expect(session.splice({ at: 0, deleted: 0, inserted: "x" })).toBe(false);
    expect(session.get()).toBe("Why");
    session.close();
    expect(a.editor.getCanUndo()).toBe(false);
  });

  it("takes no more than a text may have, and splits no character", () => {
    const [a] = two(question("x".repeat(9_999)));
    const session = open(a);
    expect(session.splice({ at: 0, deleted: 0, inserted: "ab" })).toBe(false);
    type(session, "a");
    session.splice({ at: 0, deleted: 10_000, inserted: "😀" });
    session.splice({ at: 1, deleted: 1, inserted: "\ude01" });
    expect(session.get()).toBe("😁");
    session.close();
  });

  it("goes on in another document", () => {
    const [a, b] = two(question("Why"));
    const session = open(a);
    type(open(b), " not");
    const heard: unknown[] = [];
    session.observe((splices) => heard.push(...splices));
    a.binding.bind(b.doc);
    expect(session.get()).toBe("Why not");
    expect(heard).toEqual([{ at: 3, deleted: 0, inserted: " not" }]);
    type(session, "?");
    expect(open(b).get()).toBe("Why not?");
  });
});

describe("texts changed as values", () => {
  it("are merged with what a colleague types meanwhile", () => {
    const [a, b] = two(question("the answer"));
    update(a, { text: "the short answer" });
    type(open(b), " is no");
    settle();
    expect(textOf(a)).toBe("the short answer is no");
    expectSame(a, b);
  });

  it("are undone character by character", () => {
    const [a, b] = two(question("the answer"));
    a.editor.markHistoryStoppingPoint("rewrite");
    update(a, { text: "the short answer" });
    board.sync();
    update(b, { text: "the short answer is no" });
    board.sync();
    a.editor.undo();
    settle();
    expect(textOf(b)).toBe("the answer is no");
    expectSame(a, b);
  });

  it("come back with a deletion that is undone, with what colleagues typed before they heard of it", () => {
    const [a, b] = two(question("Why"));
    a.editor.markHistoryStoppingPoint("delete");
    a.editor.deleteShape(Q);
    type(open(b), "?");
    settle();
    expect(b.editor.getShape(Q)).toBeUndefined();
    a.editor.undo();
    settle();
    expect(textOf(b)).toBe("Why?");
    expectSame(a, b);
  });

  it("are those of the copy when an item is duplicated", () => {
    const [a, b] = two(sampleItem("proposal", "p"));
    a.editor.select(PROPOSAL);
    const content = a.editor.getContentFromCurrentPage([PROPOSAL]);
    if (!content) throw new Error("nothing was copied");
    a.editor.putContentOntoCurrentPage(content, { select: true });
    const [copy] = a.editor.getSelectedShapes();
    if (!copy) throw new Error("nothing was pasted");
    expect(copy.id).not.toBe(PROPOSAL);
    settle();
    expect(b.shape(copy.id).props).toEqual(b.shape(PROPOSAL).props);
    type(open(b, "title", copy.id), "!");
    settle();
    expect(props(a, copy.id)["title"]).toBe("Split the patch by module!");
    expect(props(a, PROPOSAL)["title"]).toBe("Split the patch by module");
    expectSame(a, b);
  });
});

// @vitest-environment happy-dom
import { createShapeId, type Editor, type TLFrameShape } from "tldraw";
import { expect, it } from "vitest";
import type { Topic } from "@/board/document/session-state";
import { createItem } from "../items/create-item";
import { itemById } from "../items/item-references";
import { createItemsEditor } from "../items/testing/items-editor";
import { captureItem } from "./capture-item";
import { isFixed, keepFixedFrames, scaffolding, setScaffoldingFixed } from "./lock-scaffolding";

/** The server's time: the computer of whoever captures may be wrong. */
const AT = Date.parse("2026-11-23T15:42:00Z");

function frame(editor: Editor): TLFrameShape {
  const id = createShapeId("scope");
  editor.createShape<TLFrameShape>({
    id,
    type: "frame",
    x: 100,
    y: 100,
    props: { w: 900, h: 600, name: "Scope" },
  });
  return editor.getShape(id) as TLFrameShape;
}

function topic(frameId: string | null): Topic {
  return {
    id: "topic-1",
    title: "Scope",
    minutes: 5,
    frameId,
    order: 0,
    startedAt: 1,
    endedAt: null,
    spentMs: 0,
    addedMinutes: 0,
  };
}

it("puts a decision into the topic's frame, named after the topic, as one step of undo", () => {
  const editor = createItemsEditor();
  const { id: frameId } = frame(editor);
  const id = captureItem(editor, { kind: "decision", text: "We keep it", owner: "" }, topic(frameId), AT);
  expect(id && editor.getShape(id)?.parentId).toBe(frameId);
  expect(id && itemById(editor, id)?.props).toMatchObject({
    text: "We keep it",
    topic: "Scope",
    decidedAt: "2026-11-23T15:42:00.000Z",
  });
  editor.undo();
  expect(id && editor.getShape(id)).toBeUndefined();
});

it("puts the second beside the first, not over it", () => {
  const editor = createItemsEditor();
  const { id: frameId } = frame(editor);
  const made = ["One", "Two"].map((text) =>
    captureItem(editor, { kind: "decision", text, owner: "" }, topic(frameId), AT),
  );
  const [one, two] = made.map((id) => id && editor.getShapePageBounds(id));
  expect(one && two && one.collides(two)).toBe(false);
});

it("attaches an action item to the topic, as a decision", () => {
  const editor = createItemsEditor();
  const { id: frameId } = frame(editor);
  const id = captureItem(editor, { kind: "action-item", text: "Measure", owner: "" }, topic(frameId), AT);
  expect(id && editor.getShape(id)?.parentId).toBe(frameId);
  expect(id && itemById(editor, id)?.props).toMatchObject({ text: "Measure", topic: "Scope" });
});

it("ties an action item to the item that is selected, and gives it its owner", () => {
  const editor = createItemsEditor();
  const origin = createItem(editor, { type: "question" });
  editor.complete();
  const id = captureItem(editor, { kind: "action-item", text: "Measure", owner: "Ada" }, null, AT);
  expect(id && itemById(editor, id)?.props).toMatchObject({ owner: "Ada", origin });
});

it("captures nothing for people who only read", () => {
  const editor = createItemsEditor();
  editor.updateInstanceState({ isReadonly: true });
  expect(captureItem(editor, { kind: "decision", text: "No", owner: "" }, null, AT)).toBeNull();
});

it("fixes frames so that they stay, while what stands in them moves", () => {
  const editor = createItemsEditor();
  const stop = keepFixedFrames(editor);
  const { id } = frame(editor);
  const inside = captureItem(editor, { kind: "decision", text: "Inside", owner: "" }, topic(id), AT);
  setScaffoldingFixed(editor, true);
  expect(scaffolding(editor).every(isFixed)).toBe(true);
  editor.updateShape({ id, type: "frame", x: 999, rotation: 1, props: { name: "Renamed", w: 10 } });
  expect(editor.getShape(id)).toMatchObject({ x: 100, rotation: 0, props: { name: "Renamed", w: 900 } });
  editor.deleteShapes([id]);
  expect(editor.getShape(id)).toBeDefined();
  if (inside) editor.updateShape({ id: inside, type: "decision", x: 7 });
  expect(inside && editor.getShape(inside)?.x).toBe(7);
  setScaffoldingFixed(editor, false);
  editor.updateShape({ id, type: "frame", x: 999 });
  expect(editor.getShape(id)?.x).toBe(999);
  stop();
});

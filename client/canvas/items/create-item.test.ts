// @vitest-environment happy-dom
import { expect, it } from "vitest";
import type { Editor, TLShapeId } from "tldraw";
import type { ItemType } from "@/board/shapes/item-shapes";
import { createItem, type NewItem } from "./create-item";
import { itemById } from "./item-references";
import { createItemsEditor } from "./testing/items-editor";

function made(editor: Editor, item: NewItem<ItemType>): TLShapeId {
  const id = createItem(editor, item);
  if (id === null) throw new Error("nothing was made");
  return id;
}

it("puts an item where it was asked for, selected, open for typing, and as one step of undo", () => {
  const editor = createItemsEditor();
  const id = made(editor, { type: "question", at: { x: 500, y: 300 } });
  const bounds = editor.getShapePageBounds(id);
  expect(bounds?.center.x).toBe(500);
  expect(bounds?.y).toBeLessThan(300);
  expect(bounds?.maxY).toBeGreaterThan(300);
  expect(editor.getEditingShapeId()).toBe(id);
  expect(editor.getSelectedShapeIds()).toEqual([id]);
  editor.undo();
  expect(editor.getCurrentPageShapes()).toEqual([]);
});

it("does not hide items behind each other when none of them was given a place", () => {
  const editor = createItemsEditor();
  const ids = [1, 2, 3].map(() => made(editor, { type: "action-item" }));
  const tops = ids.map((id) => editor.getShapePageBounds(id)?.y ?? 0);
  expect(new Set(tops).size).toBe(3);
});

it("dates a decision, and nothing else", () => {
  const editor = createItemsEditor();
  const decision = itemById(editor, made(editor, { type: "decision" }));
  expect(decision?.props).toMatchObject({ decidedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string });
});

it("dates a decision by the server's time, where that is known", () => {
  const editor = createItemsEditor();
  const id = made(editor, { type: "decision", now: Date.parse("2026-11-23T15:42:00Z") });
  expect(itemById(editor, id)?.props).toMatchObject({ decidedAt: "2026-11-23T15:42:00.000Z" });
});

it("makes nothing for people who only read", () => {
  const editor = createItemsEditor();
  editor.updateInstanceState({ isReadonly: true });
  expect(createItem(editor, { type: "question" })).toBeNull();
  expect(editor.getCurrentPageShapes()).toEqual([]);
});

it("puts an item into the frame below it", () => {
  const editor = createItemsEditor();
  editor.createShape({ type: "frame", x: 0, y: 0, props: { w: 900, h: 700 } });
  const id = made(editor, { type: "proposal", at: { x: 400, y: 300 } });
  expect(editor.getShapeParent(id)?.type).toBe("frame");
  expect(editor.getShapePageBounds(id)?.center.x).toBe(400);
});

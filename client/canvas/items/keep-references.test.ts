// @vitest-environment happy-dom
import { createShapeId, type Editor, type TLShape, type TLShapeId } from "tldraw";
import { beforeEach, describe, expect, it } from "vitest";
import type { ActionItemShape } from "@/board/shapes/action-item";
import type { DecisionShape } from "@/board/shapes/decision";
import { keepReferences } from "./keep-references";
import { createItemsEditor } from "./testing/items-editor";

const ids = {
  frame: createShapeId("frame"),
  question: createShapeId("question"),
  outside: createShapeId("outside"),
  decision: createShapeId("decision"),
  action: createShapeId("action"),
};

let editor: Editor;

beforeEach(() => {
  editor = createItemsEditor();
  keepReferences(editor);
  editor.createShape({ id: ids.outside, type: "question", y: 900, props: { text: "outside" } });
  editor.createShape({ id: ids.frame, type: "frame", props: { w: 900, h: 600 } });
  const inside = { parentId: ids.frame };
  editor.createShape({ ...inside, id: ids.question, type: "question", props: { text: "inside" } });
  const restsOn = { [ids.question]: { index: "a1" }, [ids.outside]: { index: "a2" } };
  editor.createShape({
    ...inside,
    id: ids.decision,
    type: "decision",
    x: 400,
    props: { text: "D", restsOn },
  });
  const origin = { origin: ids.decision };
  editor.createShape({
    ...inside,
    id: ids.action,
    type: "action-item",
    y: 300,
    props: { text: "A", ...origin },
  });
});

/** The shapes of a type that are no originals. */
function copies<S extends TLShape>(type: S["type"]): S[] {
  const known = new Set<TLShapeId>(Object.values(ids));
  return editor
    .getCurrentPageShapes()
    .filter((shape): shape is S => shape.type === type && !known.has(shape.id));
}

function expectLedOver(): void {
  const [question] = copies("question");
  const [decision] = copies<DecisionShape & TLShape>("decision");
  const [action] = copies<ActionItemShape & TLShape>("action-item");
  expect(decision?.props.restsOn).toEqual({
    [question?.id ?? ""]: { index: "a1" },
    [ids.outside]: { index: "a2" },
  });
  expect(action?.props.origin).toBe(decision?.id);
}

describe("items that are copied together", () => {
  it("refer to each other when they are duplicated, and to what was not", () => {
    editor.duplicateShapes([ids.question, ids.decision, ids.action], { x: 20, y: 20 });
    expectLedOver();
  });

  it("do so inside of a frame that is duplicated", () => {
    editor.duplicateShapes([ids.frame]);
    expectLedOver();
  });

  it("do so when they are pasted, here or on another board", () => {
    const content = editor.getContentFromCurrentPage([ids.frame]);
    if (content) editor.putContentOntoCurrentPage(content, { select: true });
    expectLedOver();
  });

  it("do so on a copy of the page", () => {
    editor.duplicatePage(editor.getCurrentPageId());
    const [decision] = copies<DecisionShape & TLShape>("decision");
    const pasted = editor.getCurrentPageShapes().map(({ id }) => id as string);
    expect(Object.keys(decision?.props.restsOn ?? {}).every((id) => pasted.includes(id))).toBe(true);
  });

  it("leave out what is locked and what did not fit", () => {
    editor.updateShape({ id: ids.question, type: "question", isLocked: true });
    editor.duplicateShapes([ids.question, ids.decision, ids.action]);
    const [decision] = copies<DecisionShape & TLShape>("decision");
    expect(Object.keys(decision?.props.restsOn ?? {})).toEqual([ids.question, ids.outside]);
    expect(copies("question")).toEqual([]);
  });

  it("keep their references when they move to another page", () => {
    const page = editor.createPage({ name: "two" }).getPages().at(-1)?.id;
    if (page) editor.moveShapesToPage([ids.frame], page);
    const decision = editor.getShape<DecisionShape & TLShape>(ids.decision);
    expect(Object.keys(decision?.props.restsOn ?? {})).toEqual([ids.question, ids.outside]);
  });
});

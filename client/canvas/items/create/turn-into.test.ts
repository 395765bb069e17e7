// @vitest-environment happy-dom
import { createShapeId, toRichText, type Editor, type TLShapeId } from "tldraw";
import { describe, expect, it } from "vitest";
import { inOrder } from "@/board/shapes/item-fields";
import type { ItemShape } from "@/board/shapes/item-shapes";
import type { ProposalShape } from "@/board/shapes/proposal";
import { createItemsEditor } from "../testing/items-editor";
import { signedText, turnableShapes, turnInto } from "./turn-into";

function note(editor: Editor, text: string, at: { x: number; y: number }, color = "yellow"): TLShapeId {
  const id = createShapeId();
  editor.createShape({ id, type: "note", ...at, props: { richText: toRichText(text), color } });
  return id;
}

function items(editor: Editor): ItemShape[] {
  return editor
    .getCurrentPageShapes()
    .filter((shape) => !["note", "arrow"].includes(shape.type)) as ItemShape[];
}

describe("turnInto", () => {
  it("makes a question of each selected note, with its text, where it stood, in one step", () => {
    const editor = createItemsEditor();
    const ids = [
      note(editor, "Which sections?", { x: 10, y: 20 }),
      note(editor, "How often?", { x: 400, y: 20 }),
    ];
    editor.setSelectedShapes(ids);
    turnInto(editor, "question");
    expect(
      items(editor).map(({ type, x, y, props }) => [type, x, y, (props as { text: string }).text]),
    ).toEqual([
      ["question", 10, 20, "Which sections?"],
      ["question", 400, 20, "How often?"],
    ]);
    expect(editor.getSelectedShapes().map(({ type }) => type)).toEqual(["question", "question"]);
    editor.undo();
    expect(editor.getCurrentPageShapes().map(({ type }) => type)).toEqual(["note", "note"]);
  });

  it("lets arrows point at what the note became", () => {
    const editor = createItemsEditor();
    const id = note(editor, "Count uses", { x: 300, y: 0 });
    const arrow = createShapeId();
    editor.createShape({ id: arrow, type: "arrow", x: 0, y: 0 });
    editor.createBinding({ type: "arrow", fromId: arrow, toId: id, props: { terminal: "end" } });
    editor.setSelectedShapes([id]);
    turnInto(editor, "action");
    const [made] = items(editor);
    expect(made).toMatchObject({ type: "action-item", props: { text: "Count uses" } });
    expect(editor.getBindingsFromShape(arrow, "arrow").map(({ toId }) => toId)).toEqual([made?.id]);
  });

  it("gathers notes as points of one new proposal, from the top, by what they say and their colour", () => {
    const editor = createItemsEditor();
    editor.user.updateUserPreferences({ name: "Ada" });
    editor.setSelectedShapes([
      note(editor, "A module may be missing", { x: 0, y: 400 }, "light-red"),
      note(editor, "! attack surface", { x: 0, y: 200 }),
      note(editor, "+ removes notifiers", { x: 0, y: 0 }),
    ]);
    turnInto(editor, "point");
    const [proposal] = items(editor) as ProposalShape[];
    expect(inOrder(proposal?.props.points ?? {})).toMatchObject([
      { sign: "positive", text: "removes notifiers", author: "Ada" },
      { sign: "blocking", text: "attack surface", author: "Ada" },
      { sign: "negative", text: "A module may be missing", author: "Ada" },
    ]);
    expect(items(editor)).toHaveLength(1);
    expect(editor.getEditingShapeId()).toBe(proposal?.id);
  });

  it("adds points to the proposal that is selected with the notes", () => {
    const editor = createItemsEditor();
    const proposal = createShapeId();
    editor.createShape({ id: proposal, type: "proposal", x: 900, y: 0, props: { title: "Load modules" } });
    editor.setSelectedShapes([proposal, note(editor, "Small", { x: 0, y: 0 })]);
    turnInto(editor, "point");
    expect(items(editor)).toHaveLength(1);
    expect(inOrder((items(editor)[0] as ProposalShape).props.points)).toMatchObject([{ text: "Small" }]);
  });

  it("leaves alone what is empty, locked, or of people who only read", () => {
    const editor = createItemsEditor();
    const locked = note(editor, "locked", { x: 0, y: 0 });
    editor.updateShape({ id: locked, type: "note", isLocked: true });
    const empty = note(editor, "  ", { x: 0, y: 0 });
    const fine = note(editor, "fine", { x: 0, y: 0 });
    editor.setSelectedShapes([locked, empty, fine]);
    expect(turnableShapes(editor).map(({ id }) => id)).toEqual([fine]);
    editor.updateInstanceState({ isReadonly: true });
    expect(turnableShapes(editor)).toEqual([]);
  });
});

describe("signedText", () => {
  it("reads the sign in front, then the colour, and keeps a hyphen inside", () => {
    expect(signedText("− may be missing", "yellow")).toEqual({ sign: "negative", text: "may be missing" });
    expect(signedText("■ unsafe", undefined)).toEqual({ sign: "blocking", text: "unsafe" });
    expect(signedText("jump-labels go", "red")).toEqual({ sign: "blocking", text: "jump-labels go" });
    expect(signedText("plain", "yellow")).toEqual({ sign: "positive", text: "plain" });
    expect(signedText("+", "yellow")).toEqual({ sign: "positive", text: "+" });
  });
});

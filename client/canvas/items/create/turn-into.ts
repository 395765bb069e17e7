import {
  createShapeId,
  isShapeId,
  renderPlaintextFromRichText,
  type Editor,
  type TLArrowBinding,
  type TLRichText,
  type TLShape,
  type TLShapeId,
} from "tldraw";
import { newEntryId, withEntry } from "@/board/shapes/item-entries";
import { TEXT_CHARS, type Entries } from "@/board/shapes/item-fields";
import type { Point, PointSign, ProposalShape } from "@/board/shapes/proposal";
import { editItem } from "../create-item";
import { newPoint } from "../panel/new-point";

export const TURN_INTO = ["question", "point", "action"] as const;
export type TurnInto = (typeof TURN_INTO)[number];

/** A note is 200 wide, which is narrow for a title; pixels of the board. */
const LEAST_WIDTH = 260;

/** What people jot down in a hurry, and what may become an item. */
const TEXTS = new Set(["note", "text", "geo"]);

/** The selected shapes that hold a text and may be turned into items, from the top, in rows from the left. */
export function turnableShapes(editor: Editor): TLShape[] {
  if (editor.getIsReadonly()) return [];
  return editor
    .getSelectedShapes()
    .filter((shape) => TEXTS.has(shape.type) && !editor.isShapeOrAncestorLocked(shape))
    .filter((shape) => textOf(editor, shape) !== "")
    .map((shape) => ({ shape, bounds: editor.getShapePageBounds(shape) }))
    .sort((a, b) => (a.bounds?.y ?? 0) - (b.bounds?.y ?? 0) || (a.bounds?.x ?? 0) - (b.bounds?.x ?? 0))
    .map(({ shape }) => shape);
}

/**
 * Turns the selected notes into questions or action items, each where it stood and with the arrows it had, or into the
 * points of a proposal: of the one that is selected with them, else of a new one. One step of undo.
 */
export function turnInto(editor: Editor, target: TurnInto): void {
  const notes = turnableShapes(editor);
  if (notes.length === 0) return;
  let made: TLShapeId[] = [];
  editor.run(() => {
    editor.markHistoryStoppingPoint(`turn into ${target}`);
    made =
      target === "point"
        ? [turnIntoPoints(editor, notes)]
        : notes.map((note) => replace(editor, note, target === "action" ? "action-item" : "question"));
    // Full pages create nothing; what could not be replaced stays.
    made = made.filter((id) => editor.getShape(id));
    editor.setSelectedShapes(made);
  });
  if (target === "point" && made[0]) editItem(editor, made[0]);
}

function textOf(editor: Editor, shape: TLShape): string {
  const { richText } = shape.props as { richText?: TLRichText };
  return richText ? renderPlaintextFromRichText(editor, richText).trim().slice(0, TEXT_CHARS) : "";
}

function replace(editor: Editor, note: TLShape, type: "question" | "action-item"): TLShapeId {
  const id = createShapeId();
  const w = Math.max(editor.getShapeGeometry(note).bounds.w, LEAST_WIDTH);
  const place = { x: note.x, y: note.y, rotation: note.rotation, parentId: note.parentId, index: note.index };
  editor.createShape({ id, type, ...place, props: { text: textOf(editor, note), w } });
  if (!editor.getShape(id)) return id;
  moveArrows(editor, note.id, id);
  editor.deleteShape(note);
  return id;
}

function turnIntoPoints(editor: Editor, notes: readonly TLShape[]): TLShapeId {
  const author = editor.user.getName();
  const selected = editor.getSelectedShapes().find((shape) => shape.type === "proposal") as
    | ProposalShape
    | undefined;
  const points = notes.reduce<Entries<Point>>((all, note) => {
    const { sign, text } = signedText(textOf(editor, note), (note.props as { color?: unknown }).color);
    return withEntry<Point>(all, newEntryId(), { ...newPoint(sign, author), text });
  }, selected?.props.points ?? {});
  const id = selected?.id ?? createShapeId();
  if (selected) editor.updateShape<ProposalShape>({ id: selected.id, type: "proposal", props: { points } });
  else {
    const first = notes[0] as TLShape;
    const place = { x: first.x, y: first.y, parentId: first.parentId, index: first.index };
    editor.createShape({ id, type: "proposal", ...place, props: { points } });
  }
  if (!editor.getShape(id)) return id;
  for (const note of notes) {
    moveArrows(editor, note.id, id);
    editor.deleteShape(note);
  }
  return id;
}

/** Arrows that pointed at a shape point at another one. */
function moveArrows(editor: Editor, from: TLShapeId, to: TLShapeId): void {
  const bindings = editor.getBindingsToShape<TLArrowBinding>(from, "arrow");
  for (const { id, type, fromId, props, meta } of bindings) {
    editor.deleteBinding(id);
    if (isShapeId(fromId)) editor.createBinding<TLArrowBinding>({ type, fromId, toId: to, props, meta });
  }
}

const BY_COLOR: Readonly<Record<string, PointSign>> = {
  green: "positive",
  "light-green": "positive",
  red: "blocking",
  "light-red": "negative",
  orange: "negative",
};

/** A sign that people wrote in front of their note counts, then the colour of the note. */
export function signedText(text: string, color: unknown): { sign: PointSign; text: string } {
  const written = /^\s*([+\-−–!■])\s*(?=\S)/.exec(text);
  if (written) {
    const [all, mark = ""] = written;
    const sign = mark === "+" ? "positive" : "!■".includes(mark) ? "blocking" : "negative";
    return { sign, text: text.slice(all.length) };
  }
  return { sign: (typeof color === "string" && BY_COLOR[color]) || "positive", text };
}

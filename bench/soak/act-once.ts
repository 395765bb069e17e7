import {
  createShapeId,
  toRichText,
  type Editor,
  type TLArrowShape,
  type TLShape,
  type TLShapePartial,
} from "tldraw";
import { pointer } from "@/client/sync/testing/test-editor";
import type { Random } from "../random";
import { pause } from "../until";

/** Steps of a gesture and the time between them: about what a quick hand takes. */
const STEPS = 12;
const STEP_MS = 33;
/** Around this many shapes as many are deleted as are made. */
const COMFORTABLE_SHAPES = 250;

type Action = (editor: Editor, random: Random) => void | Promise<void>;

const ACTIONS: readonly (readonly [weight: number, Action])[] = [
  [14, makeNote],
  [8, makeBox],
  [8, drawStroke],
  [6, connect],
  [16, drag],
  [10, dragTogether],
  [10, recolour],
  [10, write],
  [6, resize],
  [5, group],
  [3, ungroup],
  [4, intoFrame],
  [4, order],
  [4, duplicate],
  [20, undoOrRedo],
  [12, remove],
];

/** One thing that people do on a board, by chance; gestures take their time, during which others go on. */
export async function actOnce(editor: Editor, random: Random): Promise<void> {
  const crowded = editor.getCurrentPageShapeIds().size > COMFORTABLE_SHAPES;
  const weights = ACTIONS.map(([weight, action]) => (crowded && action === remove ? weight * 4 : weight));
  let lot = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
  const chosen = ACTIONS.find((_, position) => (lot -= weights[position] ?? 0) < 0)?.[1] ?? makeNote;
  if (chosen !== undoOrRedo) editor.markHistoryStoppingPoint("soak");
  await chosen(editor, random);
}

function somewhere(random: Random): { x: number; y: number } {
  return { x: random.between(0, 1800) + random.next(), y: random.between(0, 1400) + random.next() };
}

function some(editor: Editor, random: Random, most: number, types?: readonly string[]): TLShape[] {
  const shapes = editor.getCurrentPageShapes().filter(({ type }) => !types || types.includes(type));
  if (shapes.length === 0) return [];
  return Array.from({ length: random.between(1, most) }, () => random.pick(shapes));
}

function makeNote(editor: Editor, random: Random): void {
  const richText = toRichText(`note ${random.id(6)} by hand`);
  editor.createShape({ id: createShapeId(), type: "note", ...somewhere(random), props: { richText } });
}

function makeBox(editor: Editor, random: Random): void {
  const type = random.pick(["geo", "geo", "text", "frame"] as const);
  const size = { w: random.between(60, 400), h: random.between(40, 300) };
  const props = type === "text" ? { richText: toRichText(random.id(9)) } : size;
  editor.createShape({ id: createShapeId(), type, ...somewhere(random), props } as TLShapePartial);
}

async function drawStroke(editor: Editor, random: Random): Promise<void> {
  const at = editor.pageToViewport(somewhere(random));
  editor.setCurrentTool("draw");
  pointer(editor, "pointer_down", at);
  for (let step = 0; step < STEPS; step++) {
    at.x += random.between(-12, 20);
    at.y += random.between(-12, 20);
    pointer(editor, "pointer_move", at);
    await pause(STEP_MS);
  }
  pointer(editor, "pointer_up", at);
  editor.setCurrentTool("select");
}

function connect(editor: Editor, random: Random): void {
  const [from, to] = [
    some(editor, random, 1, ["note", "geo"])[0],
    some(editor, random, 1, ["note", "geo"])[0],
  ];
  if (!from || !to || from.id === to.id) return;
  const id = createShapeId();
  editor.run(() => {
    editor.createShape<TLArrowShape>({ id, type: "arrow", x: from.x, y: from.y });
    for (const [terminal, target] of [
      ["start", from],
      ["end", to],
    ] as const) {
      const normalizedAnchor = { x: random.next(), y: random.next() };
      const props = { terminal, normalizedAnchor, isExact: false, isPrecise: true, snap: "none" };
      editor.createBinding({ type: "arrow", fromId: id, toId: target.id, props });
    }
  });
}

/** A drag by the pointer, through tldraw's own tool: what a colleague's deletion in the middle of it would crash. */
async function drag(editor: Editor, random: Random): Promise<void> {
  const [shape] = some(editor, random, 1, ["note", "geo"]);
  const bounds = shape && editor.getShapePageBounds(shape);
  if (!shape || !bounds) return;
  editor.setCurrentTool("select");
  const at = editor.pageToViewport(bounds.center).clone();
  pointer(editor, "pointer_down", at, shape.id);
  const direction = { x: random.between(-15, 15), y: random.between(-15, 15) };
  for (let step = 0; step < STEPS; step++) {
    at.x += direction.x;
    at.y += direction.y;
    pointer(editor, "pointer_move", at);
    await pause(STEP_MS);
  }
  pointer(editor, "pointer_up", at);
  editor.selectNone();
}

/** A selection that moves together, as with the arrow keys held down. */
async function dragTogether(editor: Editor, random: Random): Promise<void> {
  const ids = new Set(some(editor, random, 30).map(({ id }) => id));
  const offset = { x: random.between(-9, 9) + random.next(), y: random.between(-9, 9) };
  for (let step = 0; step < STEPS; step++) {
    editor.nudgeShapes(
      [...ids].filter((id) => editor.getShape(id)),
      offset,
    );
    await pause(STEP_MS);
  }
}

function recolour(editor: Editor, random: Random): void {
  const color = random.pick(["red", "blue", "green", "yellow", "black", "violet"] as const);
  const shapes = some(editor, random, 4).filter((shape) => "color" in shape.props);
  editor.updateShapes(shapes.map(({ id, type }) => ({ id, type, props: { color } }) as TLShapePartial));
}

function write(editor: Editor, random: Random): void {
  const [shape] = some(editor, random, 1, ["note", "geo", "text"]);
  if (!shape) return;
  const props = { richText: toRichText(`${random.id(5)} ${random.id(7)}`) };
  editor.updateShape({ id: shape.id, type: shape.type, props } as TLShapePartial);
}

function resize(editor: Editor, random: Random): void {
  const [shape] = some(editor, random, 1, ["geo", "frame"]);
  if (!shape) return;
  const props = { w: random.between(40, 500), h: random.between(40, 400) };
  editor.updateShape({ id: shape.id, type: shape.type, props } as TLShapePartial);
}

function group(editor: Editor, random: Random): void {
  const ids = [...new Set(some(editor, random, 4, ["note", "geo", "draw"]).map(({ id }) => id))];
  if (ids.length > 1) editor.groupShapes(ids, { select: false });
}

function ungroup(editor: Editor, random: Random): void {
  const [shape] = some(editor, random, 1, ["group"]);
  if (shape) editor.ungroupShapes([shape.id], { select: false });
}

/** Into a frame or a group that somebody else may be deleting, or putting into this very shape. */
function intoFrame(editor: Editor, random: Random): void {
  const [frame] = some(editor, random, 1, ["frame"]);
  if (!frame) return;
  const ids = some(editor, random, 3)
    .map(({ id }) => id)
    .filter((id) => id !== frame.id && !editor.hasAncestor(frame.id, id));
  editor.reparentShapes([...new Set(ids)], frame.id);
}

function order(editor: Editor, random: Random): void {
  const ids = some(editor, random, 3).map(({ id }) => id);
  if (random.next() < 0.5) editor.sendToBack(ids);
  else editor.bringToFront(ids);
}

function duplicate(editor: Editor, random: Random): void {
  const ids = [...new Set(some(editor, random, 2).map(({ id }) => id))];
  if (ids.length > 0) editor.duplicateShapes(ids, { x: 25, y: 25 });
}

function undoOrRedo(editor: Editor, random: Random): void {
  if (random.next() < 0.7) editor.undo();
  else editor.redo();
}

function remove(editor: Editor, random: Random): void {
  editor.deleteShapes(some(editor, random, 3).map(({ id }) => id));
}

import { react, type Editor, type TLShapeId } from "tldraw";
import { createPeerDrags, type Motion } from "./peer-drags";

/** Class of what else is drawn at a shape and moves with it; `data-shape-id` says at which. */
export const AT_SHAPE_CLASS = "paperboard-at-shape";

/** What is nearer to its place than places are told (client/sync/local-drag.ts) is there. */
const STILL_PX = 0.1;
const STILL_RADIANS = 0.0001;

/**
 * Shows shapes that a colleague drags where the colleague has them, between two writes of the document. Only the elements on the
 * page are moved (CSS `translate` and `rotate` come before the `transform` that tldraw sets): store, document, undo
 * and what the person does here know nothing of it. Returns how to stop.
 */
export function showPeerDrags(editor: Editor): () => void {
  const peerDrags = createPeerDrags(editor);
  const elementsOf = findElements(editor.getContainer());
  let shown = new Set<TLShapeId>();

  function show(motions: ReadonlyMap<TLShapeId, Motion>): void {
    if (motions.size === 0 && shown.size === 0) return;
    const ids = new Set([...motions.keys(), ...shown]);
    for (const [element, id] of elementsOf(ids)) place(element, motions.get(id));
    shown = new Set(motions.keys());
  }

  const stop = react("peer drags", () => {
    const motions = new Map<TLShapeId, Motion>();
    for (const { shapeIds, motion } of peerDrags()) {
      if (!motion || isStill(motion)) continue;
      for (const id of shapeIds) motions.set(id, motion);
    }
    // What is in the own hand stays there.
    for (const id of heldShapes(editor)) motions.delete(id);
    show(motions);
  });
  return () => {
    stop();
    show(new Map());
  };
}

/**
 * Finds what is drawn of shapes. Asking a thousand elements who they are, 25 times a second, would take a browser a twentieth of its
 * time: those of the shapes are asked again only when one is missing or was taken away.
 */
function findElements(container: HTMLElement): (ids: ReadonlySet<TLShapeId>) => [HTMLElement, TLShapeId][] {
  // Live collections: they follow the page.
  const [shapes, atShapes] = ["tl-shape", AT_SHAPE_CLASS].map((name) =>
    container.getElementsByClassName(name),
  );
  let count = -1;
  let known = new Map<TLShapeId, HTMLElement[]>();

  function learn(): void {
    known = new Map();
    count = shapes?.length ?? 0;
    for (const element of shapes ?? []) {
      const id = idOf(element);
      if (id) known.set(id, [...(known.get(id) ?? []), element as HTMLElement]);
    }
  }

  return (ids) => {
    const isKnown = (id: TLShapeId) => known.get(id)?.every((element) => element.isConnected) === true;
    if (count !== shapes?.length || ![...ids].every(isKnown)) learn();
    const found = [...ids].flatMap((id) =>
      (known.get(id) ?? []).map((element): [HTMLElement, TLShapeId] => [element, id]),
    );
    for (const element of atShapes ?? []) {
      const id = idOf(element);
      if (id && ids.has(id)) found.push([element as HTMLElement, id]);
    }
    return found;
  };
}

function idOf(element: Element): TLShapeId | undefined {
  return (element as HTMLElement).dataset["shapeId"] as TLShapeId | undefined;
}

function place(element: HTMLElement, motion: Motion | undefined): void {
  element.style.translate = motion ? `${motion.x}px ${motion.y}px` : "";
  element.style.rotate = motion && Math.abs(motion.rotation) > STILL_RADIANS ? `${motion.rotation}rad` : "";
}

function isStill({ x, y, rotation }: Motion): boolean {
  return Math.abs(x) < STILL_PX && Math.abs(y) < STILL_PX && Math.abs(rotation) < STILL_RADIANS;
}

function heldShapes(editor: Editor): readonly TLShapeId[] {
  const editing = editor.getEditingShapeId();
  if (editing) return [editing];
  return editor.isInAny("select.translating", "select.rotating", "select.resizing")
    ? editor.getSelectedShapeIds()
    : [];
}

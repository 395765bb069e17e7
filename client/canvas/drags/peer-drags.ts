import { computed, Mat, Vec, type Editor, type TLInstancePresence, type TLShapeId } from "tldraw";
import { shapeKey, splitShapeKeys } from "@/contract/shape-key";
import type { PeerDrawing } from "@/client/sync/peer-records";

/** Where a peer's shapes are shown until the document says so: turned about the page's origin, then moved. */
export interface Motion {
  x: number;
  y: number;
  /** Radians. */
  rotation: number;
}

/** A peer who moves or resizes shapes at this moment. */
export interface PeerDrag {
  userId: string;
  /** The shapes that the peer has selected, the anchor first. */
  rootIds: readonly TLShapeId[];
  /** These and all that goes with them. */
  shapeIds: ReadonlySet<TLShapeId>;
  /** Null while the shapes are resized: no common motion shows that. */
  motion: Motion | null;
}

/** Finds the shapes that peers drag on the current page. Reactive; keeps what it has computed of ids. */
export function createPeerDrags(editor: Editor): () => PeerDrag[] {
  const keys = new Map<TLShapeId, string>();
  const idsByKey = computed(
    "shapes by key",
    () => new Map([...editor.getCurrentPageShapeIds()].map((id) => [keyOf(id), id])),
  );

  function keyOf(id: TLShapeId): string {
    let key = keys.get(id);
    if (!key) keys.set(id, (key = shapeKey(id)));
    return key;
  }

  return () => {
    const page = editor.getCurrentPageId();
    const dragging = presences(editor).filter(
      (presence) => presence.currentPageId === page && drawingOf(presence).dragged,
    );
    if (dragging.length === 0) return [];
    const byKey = idsByKey.get();
    return dragging.flatMap((presence) => {
      const { dragged = "", draggedTo } = drawingOf(presence);
      // Shapes that are not here (yet, or any more) are left out; without the anchor nobody knows where the others are.
      const [anchor, ...others] = splitShapeKeys(dragged).map((key) => byKey.get(key));
      if (!anchor) return [];
      const rootIds = [anchor, ...others.filter((id) => id !== undefined)];
      const motion = draggedTo ? motionTo(editor, anchor, draggedTo) : null;
      return [{ userId: presence.userId, rootIds, shapeIds: withFollowers(editor, rootIds), motion }];
    });
  };
}

/** What a peer's presence record says beyond what tldraw knows. */
export function drawingOf(presence: TLInstancePresence): PeerDrawing {
  return presence.meta as PeerDrawing;
}

function presences(editor: Editor): TLInstancePresence[] {
  return editor.store.query.records("instance_presence").get();
}

/** The motion that brings the anchor from where the document has it to where the peer has it. */
function motionTo(editor: Editor, anchor: TLShapeId, target: readonly number[]): Motion | null {
  const here = editor.getShapePageTransform(anchor);
  const [x, y, rotation] = target;
  if (x === undefined || y === undefined || rotation === undefined) return null;
  const turn = rotation - here.rotation();
  const turned = Vec.Rot(Mat.Point(here), turn);
  return { x: x - turned.x, y: y - turned.y, rotation: turn };
}

/** The shapes, what is inside them, and arrows that are bound to nothing else. */
function withFollowers(editor: Editor, roots: readonly TLShapeId[]): Set<TLShapeId> {
  const all = new Set<TLShapeId>(roots);
  for (const id of roots) {
    editor.visitDescendants(id, (child) => {
      all.add(child);
    });
  }
  // A copy: the arrows that are added must not be asked for arrows of their own.
  const moved = [...all];
  for (const id of moved) {
    for (const { fromId } of editor.getBindingsToShape(id, "arrow")) {
      const ends = editor.getBindingsFromShape(fromId, "arrow");
      if (ends.length === 2 && ends.every(({ toId }) => all.has(toId))) all.add(fromId);
    }
  }
  return all;
}

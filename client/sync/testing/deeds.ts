import {
  AssetRecordType,
  createShapeId,
  toRichText,
  type Editor,
  type TLDrawShape,
  type TLLineShape,
  type TLPageId,
  type TLShape,
  type TLShapeId,
} from "tldraw";
import { sampleBinding } from "@/board/document/testing/sample-records";

/** What a deed is done to. */
export interface DeedTarget {
  name: DeedShape;
  id: TLShapeId;
  other: TLShapeId;
  value: number;
  /** The person who does it; strokes are drawn by one person each. */
  who: number;
}

type Deed = (editor: Editor, target: DeedTarget) => void;

/**
 * The shapes that deeds are done to, by name, with their types: an id never comes back with another type, as ids are
 * drawn by lot.
 */
export const DEED_SHAPES = {
  a: "frame",
  b: "geo",
  c: "arrow",
  d: "frame",
  e: "geo",
  f: "note",
  g: "text",
  h: "line",
  i: "image",
} as const;
export type DeedShape = keyof typeof DEED_SHAPES;

const PAGES = ["page:two", "page:three", "page:page"] as TLPageId[];
const MARKED_TEXT = {
  type: "doc",
  content: [
    { type: "paragraph", content: [{ type: "text", text: "bold", marks: [{ type: "bold" }] }] },
    { type: "paragraph" },
  ],
};

function change(editor: Editor, id: TLShapeId, partial: (shape: TLShape) => object): void {
  const shape = editor.getShape(id);
  if (shape) editor.updateShape({ id, type: shape.type, ...partial(shape) } as never);
}

function pageOf(value: number): TLPageId {
  return PAGES[value % PAGES.length] as TLPageId;
}

function strokeOf(who: number, value: number): TLShapeId {
  return createShapeId(`stroke-${who}-${value % 2}`);
}

/** What a person can do in tldraw. Points lie on the grid of 0.01 px that the document keeps. */
export const DEEDS: Readonly<Record<string, Deed>> = {
  create(editor, { name, id, value }) {
    const type = DEED_SHAPES[name];
    if (!editor.getShape(id)) editor.createShape({ id, type, x: value, y: value });
  },
  move: (editor, { id, value }) => change(editor, id, () => ({ x: value, y: value * 2 })),
  colour: (editor, { id, value }) =>
    change(editor, id, ({ props }) =>
      "color" in props ? { props: { color: value % 2 ? "red" : "blue" } } : {},
    ),
  opacity: (editor, { id, value }) => change(editor, id, () => ({ opacity: value / 50 })),
  lock(editor, { id }) {
    if (editor.getShape(id)) editor.toggleLock([id]);
  },
  write: (editor, { id, value }) =>
    change(editor, id, ({ type, props }) => {
      if ("richText" in props)
        return { props: { richText: value % 3 ? toRichText(`text ${value}`) : MARKED_TEXT } };
      return type === "frame"
        ? { props: { name: `${value}` } }
        : type === "arrow"
          ? { props: { text: `${value}` } }
          : {};
    }),
  beginTyping(editor, { id }) {
    const shape = editor.getShape(id);
    if (
      !shape ||
      !editor.getShapeUtil(shape).canEdit(shape) ||
      editor.getAncestorPageId(shape) !== editor.getCurrentPageId()
    )
      return;
    editor.select(id);
    editor.setEditingShape(id);
  },
  endTyping: (editor) => void editor.setEditingShape(null),
  beginStroke(editor, { who, value }) {
    const id = strokeOf(who, value);
    if (editor.getShape(id)) return;
    const props = { segments: [{ type: "free", points: [{ x: 0, y: 0, z: 0.5 }] }], isComplete: false };
    editor.createShape<TLDrawShape>({ id, type: "draw", x: value, y: 1, props } as never);
  },
  extendStroke: (editor, { who, value }) =>
    change(editor, strokeOf(who, value), (shape) => {
      const { segments, isComplete } = (shape as TLDrawShape).props;
      if (isComplete) return {};
      const last = segments.at(-1);
      const point = { x: value / 4, y: value / 100, z: 0.5 };
      // Now and then tldraw starts another segment, or replaces the last point.
      if (!last || value % 7 === 0)
        return { props: { segments: [...segments, { type: "straight", points: [point] }] } };
      const points = value % 5 === 0 ? last.points.slice(0, -1) : last.points;
      return { props: { segments: [...segments.slice(0, -1), { ...last, points: [...points, point] }] } };
    }),
  finishStroke: (editor, { who, value }) =>
    change(editor, strokeOf(who, value), () => ({ props: { isComplete: true, isClosed: value % 2 === 0 } })),
  moveStroke: (editor, { other, value }) =>
    change(editor, strokeOf(other.charCodeAt(other.length - 1) % 3, value), () => ({
      y: value,
      opacity: 0.5,
    })),
  deleteStroke: (editor, { other, value }) =>
    void editor.deleteShape(strokeOf(other.charCodeAt(other.length - 1) % 3, value)),
  linePoints: (editor, { value }) =>
    change(editor, createShapeId("h"), (shape) => {
      if (shape.type !== "line") return {};
      const index = (["a1", "a1V", "a2", "a3"] as const)[value % 4] ?? "a2";
      const points = { ...(shape as TLLineShape).props.points };
      if (value % 3 === 0 && Object.keys(points).length > 2) delete points[index];
      else points[index] = { id: index, index: index as never, x: value, y: value / 3 };
      return { props: { points } };
    }),
  picture(editor, { value }) {
    const [id, assetId] = [createShapeId("i"), AssetRecordType.createId(`picture-${value % 3}`)];
    if (!editor.getAsset(assetId)) {
      const props = {
        name: `${value}.png`,
        src: `asset:${value}`,
        isAnimated: false,
        mimeType: "image/png",
        w: value,
        h: 5,
      };
      editor.createAssets([AssetRecordType.create({ id: assetId, type: "image", props, meta: {} })]);
    }
    if (editor.getShape(id)) change(editor, id, () => ({ props: { assetId } }));
    else editor.createShape({ id, type: "image", props: { assetId, w: value + 1, h: 6 } });
  },
  renamePicture(editor, { value }) {
    const asset = editor.getAsset(AssetRecordType.createId(`picture-${value % 3}`));
    if (asset?.type === "image")
      editor.updateAssets([{ ...asset, props: { ...asset.props, name: `${value}` } }]);
  },
  deletePicture: (editor, { value }) =>
    void editor.deleteAssets([AssetRecordType.createId(`picture-${value % 3}`)]),
  createPage(editor, { value }) {
    const id = pageOf(value);
    if (!editor.getPage(id)) editor.createPage({ id, name: `Page ${value}` });
  },
  renamePage(editor, { value }) {
    const id = pageOf(value);
    if (editor.getPage(id)) editor.renamePage(id, `Name ${value}`);
  },
  deletePage: (editor, { value }) => void editor.deletePage(pageOf(value)),
  turnToPage(editor, { value }) {
    const id = pageOf(value);
    if (editor.getPage(id)) editor.setCurrentPage(id);
  },
  reparent(editor, { id, other }) {
    const [shape, parent] = [editor.getShape(id), editor.getShape(other)];
    if (shape && parent?.type === "frame" && id !== other && !editor.hasAncestor(parent, id))
      editor.reparentShapes([id], other);
  },
  otherPage(editor, { id, value }) {
    if (editor.getShape(id) && editor.getPage(pageOf(value))) editor.reparentShapes([id], pageOf(value));
  },
  group(editor, { id, other }) {
    const [one, two] = [editor.getShape(id), editor.getShape(other)];
    if (!one || !two || id === other || one.parentId !== two.parentId) return;
    // tldraw's interface groups no locked shapes, and its function for it fails on them.
    if (one.isLocked || two.isLocked) return;
    if (one.parentId === editor.getCurrentPageId()) editor.groupShapes([id, other]);
  },
  bind(editor, { id, other, value }) {
    if (editor.getShape(id)?.type !== "arrow" || !editor.getShape(other) || id === other) return;
    editor.createBinding({ ...sampleBinding(`${value}`, "x", "y"), fromId: id, toId: other } as never);
  },
  toFront(editor, { id }) {
    if (editor.getShape(id)) editor.bringToFront([id]);
  },
  delete(editor, { id }) {
    editor.markHistoryStoppingPoint("delete");
    editor.deleteShape(id);
  },
  mark: (editor) => void editor.markHistoryStoppingPoint("mark"),
  undo: (editor) => void editor.undo(),
  redo: (editor) => void editor.redo(),
};

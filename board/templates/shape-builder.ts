import {
  toRichText,
  type TLDefaultColorStyle,
  type TLDefaultSizeStyle,
  type TLFrameShape,
  type TLGeoShape,
  type TLNoteShape,
  type TLPageId,
  type TLParentId,
  type TLRichText,
  type TLShape,
  type TLShapeId,
  type TLTextShape,
} from "@tldraw/tlschema";
import { getIndices, type IndexKey } from "@tldraw/utils";
import type { ItemContent } from "./layout-block";

/** Place and size in pixels, relative to the parent. */
export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Makes complete tldraw records: every prop is given, since no editor fills in defaults on the server. */
export interface ShapeBuilder {
  frame(box: Box, name: string): TLShapeId;
  /** A text of fixed width that wraps. */
  text(
    parent: TLShapeId,
    box: Box,
    options: {
      text: string;
      size: TLDefaultSizeStyle;
      color: TLDefaultColorStyle;
      /** Where the text leads, all of it. */
      url?: string;
    },
  ): void;
  /** A rectangle that opens an address. */
  link(parent: TLShapeId, box: Box, options: LinkOptions): void;
  /** An item; `key` becomes part of its id, so that others can name it. */
  item(
    parent: TLShapeId,
    at: { x: number; y: number },
    options: { content: ItemContent; key: string | undefined },
  ): void;
  /** Id of the item with a key, whether it is made already or not. */
  idOf(key: string): TLShapeId;
  /** A sticky note; always 200 × 200 px. */
  note(
    parent: TLShapeId,
    at: { x: number; y: number },
    options: { text: string; color: TLDefaultColorStyle },
  ): void;
  /** All shapes, parents before children. */
  shapes(): TLShape[];
}

export interface LinkOptions {
  text: string;
  url: string;
}

/** Ids are `shape:<namespace>-<n>`: the same template gives the same records on every board. */
export function createShapeBuilder(namespace: string, page: TLPageId): ShapeBuilder {
  const made: TLShape[] = [];
  const idOf = (key: string | number) => `shape:${namespace}-${key}` as TLShapeId;
  const siblings = new Map<TLParentId, number>();

  function base<Type extends string>(type: Type, parentId: TLParentId, at: { x: number; y: number }) {
    siblings.set(parentId, (siblings.get(parentId) ?? 0) + 1);
    return {
      id: idOf(made.length + 1),
      typeName: "shape" as const,
      type,
      parentId,
      // Set in `shapes`, when it is known how many siblings there are.
      index: "a1" as IndexKey,
      x: at.x,
      y: at.y,
      rotation: 0,
      isLocked: false,
      opacity: 1,
      meta: {},
    };
  }

  return {
    frame(box, name) {
      const shape: TLFrameShape = {
        ...base("frame", page, box),
        props: { w: box.w, h: box.h, name, color: "black" },
      };
      made.push(shape);
      return shape.id;
    },
    text(parent, box, { text, size, color, url }) {
      const shape: TLTextShape = {
        ...base("text", parent, box),
        props: {
          color,
          size,
          font: "sans",
          textAlign: "start",
          w: box.w,
          richText: url === undefined ? toRichText(text) : linkedText(text, url),
          scale: 1,
          autoSize: false,
        },
      };
      made.push(shape);
    },
    link(parent, box, { text, url }) {
      const shape: TLGeoShape = {
        ...base("geo", parent, box),
        props: {
          geo: "rectangle",
          w: box.w,
          h: box.h,
          growY: 0,
          scale: 1,
          dash: "solid",
          url,
          color: "blue",
          labelColor: "black",
          // As tldraw names it: paper that hides what lies behind.
          fill: "semi",
          size: "s",
          font: "sans",
          align: "start",
          verticalAlign: "middle",
          richText: toRichText(text),
        },
      };
      made.push(shape);
    },
    item(parent, at, { content, key }) {
      const place = base(content.type, parent, at);
      // tldraw's list of types ends with its own.
      const shape = { ...place, ...(key !== undefined && { id: idOf(key) }), props: content.props };
      made.push(shape as unknown as TLShape);
    },
    idOf,
    note(parent, at, { text, color }) {
      const shape: TLNoteShape = {
        ...base("note", parent, at),
        props: {
          color,
          labelColor: "black",
          size: "s",
          font: "sans",
          fontSizeAdjustment: 0,
          align: "start",
          verticalAlign: "start",
          growY: 0,
          url: "",
          richText: toRichText(text),
          scale: 1,
        },
      };
      made.push(shape);
    },
    shapes() {
      const indices = new Map(
        [...siblings].map(([parent, count]) => [parent, getIndices(count)[Symbol.iterator]()]),
      );
      return made.map((shape) => ({
        ...shape,
        index: indices.get(shape.parentId)?.next().value ?? shape.index,
      }));
    },
  };
}

/** One line that is a link, as tldraw's text editor writes it. */
function linkedText(text: string, href: string): TLRichText {
  const attrs = { href, target: "_blank", rel: "noopener noreferrer nofollow", class: null };
  return {
    type: "doc",
    content: [{ type: "paragraph", content: [{ type: "text", text, marks: [{ type: "link", attrs }] }] }],
  };
}

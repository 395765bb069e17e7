import type { TLDefaultShape, TLFrameShape, TLShape } from "@tldraw/tlschema";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { recordsOf } from "@/board/document/canvas-document";
import { createRecordCheck } from "@/board/document/check-record";
import { readBoardFacts } from "@/board/document/session-document";
import { TEMPLATE_IDS } from "@/contract/api";
import { instantiateTemplate, templateRecords } from "./instantiate-template";
import { LABEL_PADDING, LABEL_PX, NOTE_SIZE, TEXT_PX } from "./layout-block";
import { FRAME } from "./layout-template";
import { listTemplates, TEMPLATES } from "./templates";
import { layoutGrid } from "../shapes/feature-grid-layout";
import { cardHeight } from "../shapes/item-layout";
import { isItem, type ItemShape } from "../shapes/item-shapes";
import { shapesOf, textOf } from "./testing/template-shapes";
import { countLines, LINE_HEIGHT, longestWordFits } from "./text-fit";

const filled = TEMPLATE_IDS.filter((id) => id !== "blank");

function isFrame(shape: TLShape): shape is TLFrameShape {
  return shape.type === "frame";
}

/** Room for text inside a shape, and the room it takes, in page pixels. */
function textBox(any: TLShape) {
  const shape = any as TLDefaultShape;
  const text = textOf(shape);
  if (shape.type === "text") {
    const fontPx = TEXT_PX[shape.props.size];
    return { text, fontPx, width: shape.props.w, height: Number.POSITIVE_INFINITY };
  }
  if (shape.type === "geo") {
    const { w, h, size, scale } = shape.props;
    const padding = 2 * LABEL_PADDING * scale;
    return { text, fontPx: LABEL_PX[size] * scale, width: w - padding, height: h - padding };
  }
  if (shape.type === "note") {
    const inner = NOTE_SIZE - 2 * LABEL_PADDING;
    return { text, fontPx: LABEL_PX[shape.props.size], width: inner, height: inner };
  }
  return null;
}

/** What an item takes: its own height, or more where its content needs it. */
function itemSize(item: ItemShape): { w: number; h: number } {
  if (item.type === "feature-grid") return layoutGrid(item.props, "");
  const restsOn = item.type === "decision" ? Object.keys(item.props.restsOn).length : 0;
  return { w: item.props.w, h: cardHeight(item, restsOn) };
}

function sizeOf(any: TLShape): { w: number; h: number } {
  if (isItem(any)) return itemSize(any);
  const shape = any as TLDefaultShape;
  if (shape.type === "geo" || shape.type === "frame") return { w: shape.props.w, h: shape.props.h };
  if (shape.type === "note") return { w: NOTE_SIZE, h: NOTE_SIZE };
  const box = textBox(shape);
  if (box === null) throw new Error(`no size known for a ${shape.type}`);
  return { w: box.width, h: countLines(box.text, box.fontPx, box.width) * box.fontPx * LINE_HEIGHT };
}

describe("templates", () => {
  it("offers every id of the contract, with a title and one sentence", () => {
    expect(listTemplates().map((template) => template.id)).toEqual([...TEMPLATE_IDS]);
    for (const { title, description } of listTemplates()) {
      expect(title).not.toBe("");
      expect(description).toMatch(/\.$/);
    }
  });

  it("gives the same records for every board, so that ten openings see one template", () => {
    for (const id of TEMPLATE_IDS) expect(templateRecords(id)).toEqual(templateRecords(id));
  });

  it("leaves a blank board without shapes", () => {
    expect(shapesOf("blank")).toEqual([]);
  });

  describe.each(TEMPLATE_IDS)("%s", (id) => {
    it("becomes two valid documents with title and template", () => {
      const { canvas, session } = instantiateTemplate(id, { title: "A title", at: 1_700_000_000_000 });
      const canvasDoc = new Y.Doc();
      Y.applyUpdate(canvasDoc, canvas);
      const { records, rejected } = recordsOf(canvasDoc, createRecordCheck(createPaperboardSchema()));
      expect(rejected).toEqual([]);
      for (const record of templateRecords(id)) expect(records.get(record.id)).toEqual(record);
      expect(records.size).toBe(templateRecords(id).length + 1);
      const sessionDoc = new Y.Doc();
      Y.applyUpdate(sessionDoc, session);
      expect(readBoardFacts(sessionDoc)).toMatchObject({ title: "A title", template: id });
    });
  });

  describe.each(filled)("%s", (id) => {
    const shapes = shapesOf(id);
    const frames = shapes.filter(isFrame);

    it("lays 16:9 frames out as text is read, without overlap", () => {
      expect(frames.length).toBe(TEMPLATES[id].frames.length);
      for (const [n, frame] of frames.entries()) {
        expect(frame.props.w / frame.props.h).toBeCloseTo(16 / 9);
        const next = frames[n + 1];
        if (!next) continue;
        // To the right of it, or at the start of a new row below.
        if (next.y === frame.y) expect(next.x).toBeGreaterThan(frame.x + frame.props.w);
        else expect([next.x, next.y > frame.y + frame.props.h]).toEqual([frames[0]?.x, true]);
      }
    });

    it("keeps every child inside its frame's margin", () => {
      for (const child of shapes.filter((shape) => !isFrame(shape))) {
        const frame = frames.find((candidate) => candidate.id === child.parentId);
        expect(frame, `parent of ${child.id}`).toBeDefined();
        const { w, h } = sizeOf(child);
        expect(child.x).toBeGreaterThanOrEqual(FRAME.margin);
        expect(child.y).toBeGreaterThanOrEqual(FRAME.margin);
        expect(child.x + w, textOf(child)).toBeLessThanOrEqual(FRAME.w - FRAME.margin);
        expect(child.y + h, `${frame?.props.name}: ${textOf(child)}`).toBeLessThanOrEqual(
          FRAME.h - FRAME.margin,
        );
      }
    });

    it("lets no two shapes of a frame overlap", () => {
      for (const frame of frames) {
        const boxes = shapes
          .filter((shape) => shape.parentId === frame.id)
          .map((shape) => ({ x: shape.x, y: shape.y, ...sizeOf(shape) }));
        for (const [n, a] of boxes.entries()) {
          for (const b of boxes.slice(n + 1)) {
            const apart = a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
            expect(apart, `${JSON.stringify(a)} ${JSON.stringify(b)}`).toBe(true);
          }
        }
      }
    });

    it("gives every text the room it needs, without breaking a word", () => {
      for (const shape of shapes) {
        const box = textBox(shape);
        if (box === null || box.text === "") continue;
        expect(longestWordFits(box.text, box.fontPx, box.width), box.text).toBe(true);
        const height = countLines(box.text, box.fontPx, box.width) * box.fontPx * LINE_HEIGHT;
        expect(height, box.text).toBeLessThanOrEqual(box.height);
      }
    });

    it("orders siblings by distinct index keys", () => {
      for (const parent of new Set(shapes.map((shape) => shape.parentId))) {
        const indices = shapes.filter((shape) => shape.parentId === parent).map((shape) => shape.index);
        expect(new Set(indices).size).toBe(indices.length);
        expect([...indices].sort()).toEqual(indices);
      }
    });

    it("is as high as its content, so that nothing grows when the board is opened", () => {
      const items = shapes.filter(isItem);
      expect(items.length).toBeGreaterThan(0);
      for (const item of items) {
        const { w, h } = itemSize(item);
        expect([item.props.w, item.props.h]).toEqual([w, h]);
      }
    });

    it("refers to items that are there", () => {
      const ids = new Set<string>(shapes.map((shape) => shape.id));
      for (const item of shapes.filter(isItem)) {
        const named =
          item.type === "decision"
            ? Object.keys(item.props.restsOn)
            : item.type === "action-item"
              ? [item.props.origin].filter(Boolean)
              : [];
        for (const name of named) expect(ids).toContain(name);
      }
    });
  });
});

describe("text-fit", () => {
  it("counts lines as a browser wraps them: at spaces and after hyphens, and at line breaks", () => {
    expect(countLines("one", 20, 200)).toBe(1);
    expect(countLines("one\ntwo", 20, 200)).toBe(2);
    expect(countLines("wide wide wide wide", 20, 120)).toBe(2);
    expect(countLines("half-way", 20, 60)).toBe(2);
  });

  it("says when a word must be broken", () => {
    expect(longestWordFits("short", 20, 100)).toBe(true);
    expect(longestWordFits("HAVE_RELIABLE_STACKTRACE", 20, 100)).toBe(false);
    expect(countLines("HAVE_RELIABLE_STACKTRACE", 20, 100)).toBeGreaterThan(2);
  });
});

import type { TLRecord, TLShape } from "@tldraw/tlschema";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { recordsOf, writeRecord } from "@/board/document/canvas-document";
import { createRecordCheck } from "@/board/document/check-record";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { NOTE_SIZE, noteHeight } from "./note-height";
import { putNotes, putText } from "./session-shapes";

const check = createRecordCheck(createPaperboardSchema());
const WORDS = "The patch is applied late, when the module has been loaded and its relocations are known. ";
const text = (chars: number) => WORDS.repeat(Math.ceil(chars / WORDS.length)).slice(0, chars);

function boardDoc(...records: TLRecord[]): Y.Doc {
  const doc = new Y.Doc();
  const page = {
    typeName: "page",
    id: "page:page",
    name: "Page",
    index: "a1",
    meta: {},
  } as unknown as TLRecord;
  doc.transact(() => [page, ...records].forEach((record) => writeRecord(doc, record)));
  return doc;
}

function frame(w: number, h: number): TLRecord {
  return {
    typeName: "shape",
    type: "frame",
    id: "shape:frame",
    parentId: "page:page",
    index: "a1",
    x: 0,
    y: 0,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    meta: {},
    props: { w, h, name: "Topic", color: "black" },
  } as unknown as TLRecord;
}

/** Shapes of a parent with the box that they are drawn in. */
function boxesIn(doc: Y.Doc, parentId: string) {
  const { records, rejected } = recordsOf(doc, check);
  expect(rejected).toEqual([]);
  const shapes = [...records.values()].filter(
    (record): record is TLShape => record.typeName === "shape" && record.parentId === parentId,
  );
  return shapes.map(({ id, type, x, y, props }) => {
    const { w = NOTE_SIZE, h = NOTE_SIZE, growY = 0 } = props as { w?: number; h?: number; growY?: number };
    return { id, type, x, y, w, h: h + growY };
  });
}

function overlaps(boxes: ReturnType<typeof boxesIn>): string[] {
  return boxes.flatMap((a, n) =>
    boxes
      .slice(n + 1)
      .filter((b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h)
      .map((b) => `${a.id} ${b.id}`),
  );
}

describe("notes of a private writing", () => {
  const reveal = (chars: readonly number[]) => {
    const doc = boardDoc();
    const notes = chars.map((count, n) => ({ id: `note-${n}`, text: text(count), name: "Ann" }));
    const frameId = putNotes(doc, { id: "w", prompt: "Risks?", topicFrameId: null, notes }, check) ?? "";
    const [around] = boxesIn(doc, "page:page");
    return { around, notes: boxesIn(doc, frameId) };
  };

  it("[SE8] are as high as their texts, apart from each other, and inside of their frame", () => {
    const { around, notes } = reveal([500, 20, 500, 80, 300, 500, 500]);
    expect(notes).toHaveLength(7);
    // About 18 letters fit on a line of 24 pixels.
    for (const { h } of notes.filter(({ id }) => /-(0|2|5|6)$/.test(id))) expect(h).toBeGreaterThan(600);
    expect(overlaps(notes)).toEqual([]);
    for (const { x, y, w, h } of notes) {
      expect(x).toBeGreaterThan(0);
      expect(y).toBeGreaterThan(0);
      expect(x + w).toBeLessThan(around?.w ?? 0);
      expect(y + h).toBeLessThan(around?.h ?? 0);
    }
  });

  it("[SE8] stand in even rows as long as they are short", () => {
    const { around, notes } = reveal([20, 20, 20, 20]);
    expect(notes.map(({ x, y, h }) => [x, y, h])).toEqual([
      [36, 36, 200],
      [260, 36, 200],
      [484, 36, 200],
      [36, 260, 200],
    ]);
    expect(around).toMatchObject({ w: 720, h: 496 });
  });
});

describe("texts of the inbox", () => {
  const put = (doc: Y.Doc, id: string, chars: number) =>
    putText(
      doc,
      { id, kind: "point", text: text(chars), name: "Ann", frameId: "shape:frame", proposal: null },
      check,
    );

  it("[SE9] of a thousand letters cover neither each other nor the edge of the topic's frame", () => {
    const doc = boardDoc(frame(800, 1900));
    for (const [n, chars] of [1000, 100, 1000, 500].entries()) put(doc, `text-${n}`, chars);
    const inside = boxesIn(doc, "shape:frame");
    expect(inside).toHaveLength(4);
    expect(overlaps(inside)).toEqual([]);
    for (const { y, h } of inside) expect(y + h).toBeLessThanOrEqual(1900);
  });

  it("[SE9] come below the board where they are too high for the topic's frame", () => {
    const doc = boardDoc(frame(800, 600));
    put(doc, "text-1", 1000);
    put(doc, "text-2", 1000);
    expect(boxesIn(doc, "shape:frame")).toEqual([]);
    const outside = boxesIn(doc, "page:page");
    expect(outside).toHaveLength(3);
    expect(overlaps(outside)).toEqual([]);
  });
});

describe("the height of a note", () => {
  it("is that of an empty one until the text needs more, line by line", () => {
    expect(noteHeight("")).toBe(200);
    expect(noteHeight("a\n".repeat(5))).toBe(200);
    expect(noteHeight("a\n".repeat(6))).toBe(Math.ceil(7 * 24.3 + 32));
    expect(noteHeight("x".repeat(500))).toBeGreaterThan(600);
  });
});

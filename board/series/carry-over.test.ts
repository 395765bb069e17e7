import type { TLFrameShape, TLRecord, TLShape } from "@tldraw/tlschema";
import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { recordsOf } from "../document/canvas-document";
import { createRecordCheck } from "../document/check-record";
import { readText } from "../document/item-texts";
import { newBoardDocuments } from "../document/new-board";
import { createPaperboardSchema } from "../paperboard-schema";
import { buildRecord } from "../record/build-record";
import { cardHeight } from "../shapes/item-layout";
import { isItem } from "../shapes/item-shapes";
import { templateRecords } from "../templates/instantiate-template";
import { readCarried } from "./carried-item";
import { CARRIED_FRAME, carryOver, type EarlierBoard } from "./carry-over";
import { countOpenItems } from "./open-items";

const schema = createPaperboardSchema();
const check = createRecordCheck(schema);
const DAY = Date.parse("2026-01-05T10:00:00Z");

function ids() {
  let n = 0;
  return () => `new${(n += 1)}`;
}

function board(records: readonly TLRecord[], given: Partial<EarlierBoard> = {}): EarlierBoard {
  return {
    id: "earlier",
    records: new Map(records.map((record) => [record.id as string, record])),
    createdAt: DAY,
    addressOf: (item) => `http://board.test/review/earlier#item-${item}`,
    ...given,
  };
}

/** As it is stored and read again, which also checks every record. */
function stored(records: readonly TLRecord[]) {
  const { canvas } = newBoardDocuments({ schema, title: "Next", template: "blank", at: DAY, records });
  const doc = new Y.Doc();
  Y.applyUpdate(doc, canvas);
  return { doc, records: recordsOf(doc, check).records };
}

const facts = {
  id: "earlier",
  title: "",
  url: "",
  origin: "",
  createdAt: "",
  editedAt: "",
  sealed: false,
};

describe("what a next board takes over", () => {
  const example = templateRecords("late-module-patching");
  const record = buildRecord(board(example).records, facts);
  const next = carryOver(board(example), templateRecords("discussion-session"), ids());

  it("is every open question, undecided proposal and open action item, and nothing else", () => {
    const { records } = stored(next);
    const carried = [...records.values()].filter(isItem).filter(({ meta }) => readCarried(meta) !== null);
    const open = countOpenItems(record);
    const of = (type: string) => carried.filter((item) => item.type === type).length;
    expect({ questions: of("question"), proposals: of("proposal"), actions: of("action-item") }).toEqual(
      open,
    );
    expect(open.questions + open.proposals + open.actions).toBeGreaterThan(3);
    expect(carried.length).toBe(open.questions + open.proposals + open.actions);
  });

  it("has new ids, says since when it is open and where it was", () => {
    const before = new Set(example.map(({ id }) => id as string));
    const was = new Set([...record.questions, ...record.proposals, ...record.actions].map(({ id }) => id));
    for (const shape of next.filter(isItem)) {
      const from = readCarried(shape.meta);
      if (!from) continue;
      expect(before.has(shape.id)).toBe(false);
      expect(from).toMatchObject({ board: "earlier", since: "2026-01-05" });
      expect(was.has(from.item)).toBe(true);
    }
    const captions = JSON.stringify(next.filter(({ typeName }) => typeName === "shape"));
    expect(captions).toContain("Open since Mon 5 Jan 2026");
    expect(captions).toContain("http://board.test/review/earlier#item-");
  });

  it("has its texts where people write them, in root types of the document", () => {
    const { doc, records } = stored(next);
    const questions = [...records.values()].filter((item) => isItem(item) && item.type === "question");
    const texts = questions.map(({ id }) => readText(doc, id, "text"));
    const open = record.questions.find(({ status }) => status === "open");
    expect(texts).toContain(open?.text);
  });

  it("lies in one frame beside the template, no card over another or outside", () => {
    const shapes = next.filter((entry): entry is TLShape => entry.typeName === "shape");
    const frame = shapes.find(
      (shape): shape is TLFrameShape =>
        shape.type === "frame" && (shape as TLFrameShape).props.name === CARRIED_FRAME,
    );
    if (!frame) throw new Error("There is no frame.");
    expect(frame.x + frame.props.w).toBeLessThan(0);
    const boxes = shapes
      .filter((shape) => shape.parentId === frame.id)
      .map((shape) => {
        const { w, h = 24 } = shape.props as { w: number; h?: number };
        return { x: shape.x, y: shape.y, w, h };
      });
    for (const [n, a] of boxes.entries()) {
      expect(a.x).toBeGreaterThanOrEqual(0);
      expect(a.x + a.w).toBeLessThanOrEqual(frame.props.w);
      expect(a.y + a.h).toBeLessThanOrEqual(frame.props.h);
      for (const b of boxes.slice(n + 1)) {
        const apart = a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
        expect(apart, JSON.stringify([a, b])).toBe(true);
      }
    }
  });

  it("is high enough for what stands on each card", () => {
    for (const shape of next.filter(isItem)) {
      if (shape.type === "feature-grid" || !readCarried(shape.meta)) continue;
      const { type, props } = shape;
      const card = { type, props: { ...props, h: 1 } } as Parameters<typeof cardHeight>[0];
      expect(props.h).toBeGreaterThanOrEqual(cardHeight(card));
    }
  });

  it("stays open since the first board of the series", () => {
    const second = stored(next).records;
    const third = carryOver(
      board([...second.values()], { id: "second", createdAt: Date.parse("2026-03-01T10:00:00Z") }),
      templateRecords("blank"),
      ids(),
    );
    const from = third.filter(isItem).map(({ meta }) => readCarried(meta));
    expect(from.length).toBeGreaterThan(3);
    for (const carried of from) expect(carried).toMatchObject({ board: "second", since: "2026-01-05" });
  });

  it("refers to what came along, and to nothing that stayed behind", () => {
    const known = new Set(next.map(({ id }) => id as string));
    const origins = next
      .filter(isItem)
      .flatMap((shape) =>
        shape.type === "action-item" && readCarried(shape.meta) ? [shape.props.origin] : [],
      );
    expect(origins.filter((origin) => origin !== "" && !known.has(origin))).toEqual([]);
  });

  it("is nothing at all when nothing is open", () => {
    const template = templateRecords("problem-scope");
    expect(carryOver(board(templateRecords("blank")), template, ids())).toEqual(template);
  });
});

it("what a stranger writes about where an item came from is not believed", () => {
  for (const carriedFrom of [
    7,
    null,
    {},
    { board: "../x", item: "a", since: "2026-01-05" },
    { board: "a", item: "b", since: "soon" },
  ])
    expect(readCarried({ carriedFrom })).toBeNull();
  expect(readCarried(null)).toBeNull();
});

import {
  createBindingId,
  createShapeId,
  PageRecordType,
  toRichText,
  type TLArrowShape,
  type TLBinding,
  type TLDrawShape,
  type TLDrawShapeSegment,
  type TLGeoShape,
  type TLNoteShape,
  type TLPage,
  type TLPageId,
  type TLRecord,
  type TLShape,
} from "@tldraw/tlschema";
import type { IndexKey } from "@tldraw/utils";
import { newBoardDocuments } from "@/board/document/new-board";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { createRandom, type Random } from "./random";

/** What to generate. The same options give the same board, byte for byte of every record. */
export interface GeneratedBoardOptions {
  /** Number of shapes; every arrow brings two bindings on top. */
  shapes: number;
  seed?: number;
  /** Shapes a page takes before the next one begins; the product stops at LIMITS.maxShapesPerPage. */
  shapesPerPage?: number;
}

const SHAPES_PER_PAGE = 4000;
const COLORS = ["black", "blue", "green", "orange", "red", "violet", "yellow", "light-blue"] as const;
const SIZES = ["s", "m", "l"] as const;
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const WORDS = (
  "module patch kernel late load section relocation symbol alternatives jump label paravirt static call arch " +
  "powerpc s390 arm x86 loader object unload reload state transition consistency stack task ftrace handler function " +
  "klp build source tool objtool elf format note question answer who where when still missing does not work yet " +
  "only first second case test coverage selftest review maintainer list thread proposal against for risk cost data " +
  "customer use distribution release window merge backport fix bug report race order init exit notifier memory " +
  "binary compare reset code text data variable shadow callback version support drop keep remove decide later next"
).split(" ");

/**
 * The records of a busy board: 60 % notes, 20 % geometric shapes, 10 % arrows bound at both ends, 10 % strokes (half by pen,
 * half by mouse),
 * on as many pages as needed. Ids, coordinates and texts carry as much information as those that people make:
 * a board of round numbers and equal texts would compress to nothing and prove nothing.
 */
export function generateRecords(options: GeneratedBoardOptions): TLRecord[] {
  const random = createRandom(options.seed ?? 1);
  const perPage = options.shapesPerPage ?? SHAPES_PER_PAGE;
  const records: TLRecord[] = [];
  for (let first = 0, page = 0; first < options.shapes || page === 0; first += perPage, page++) {
    const record = pageRecord(page);
    records.push(record, ...pageShapes(random, record.id, Math.min(perPage, options.shapes - first)));
  }
  return records;
}

/** The generated board as first states of both documents, v1 updates. */
export function generateBoard(options: GeneratedBoardOptions): { canvas: Uint8Array; session: Uint8Array } {
  const records = generateRecords(options);
  return newBoardDocuments({
    schema: createPaperboardSchema(),
    title: `Board of ${options.shapes} shapes`,
    template: "blank",
    at: 0,
    records,
  });
}

/** The generated shapes that people drag in measurements: notes of the first page. */
export function draggableNotes(records: readonly TLRecord[], count: number): TLNoteShape[] {
  const notes = records.filter((record): record is TLNoteShape => "type" in record && record.type === "note");
  if (notes.length < count) throw new Error(`the board has only ${notes.length} notes, ${count} are needed`);
  return notes.slice(0, count);
}

/** A stroke as a pen leaves it: `count` points with changing speed, direction and pressure, on tldraw's 0.01 grid. */
export function penStroke(random: Random, count: number): TLDrawShapeSegment[] {
  let [x, y, heading, speed] = [0, 0, random.next() * Math.PI * 2, 2];
  const points = Array.from({ length: count }, (_, index) => {
    const point = {
      x: round(x),
      y: round(y),
      z: round(0.5 + 0.2 * Math.sin(index / 9) + random.next() * 0.02),
    };
    heading += (random.next() - 0.5) * 0.7;
    speed = Math.min(6, Math.max(0.4, speed + (random.next() - 0.5)));
    x += Math.cos(heading) * speed;
    y += Math.sin(heading) * speed;
    return point;
  });
  return [{ type: "free", points }];
}

/** A stroke as a mouse leaves it: whole pixels of the screen at some zoom, no pressure. */
function mouseStroke(random: Random, count: number): TLDrawShapeSegment[] {
  const zoom = random.pick([1, 1, 0.8, 1.25, 0.64]);
  const points = penStroke(random, count)[0]?.points ?? [];
  const onPixel = (value: number) => round(Math.round(value * zoom) / zoom);
  return [{ type: "free", points: points.map(({ x, y }) => ({ x: onPixel(x), y: onPixel(y), z: 0.5 })) }];
}

/** A pen stroke as a shape; unfinished while it is drawn. */
export function drawShape(shape: {
  id: string;
  page: TLPageId;
  index: IndexKey;
  segments: TLDrawShapeSegment[];
  isComplete: boolean;
  x: number;
  y: number;
}): TLDrawShape {
  return {
    ...shapeBase(shape.id, "draw", shape.page, shape.index, { x: shape.x, y: shape.y }),
    props: {
      color: "black",
      fill: "none",
      dash: "draw",
      size: "m",
      segments: shape.segments,
      isComplete: shape.isComplete,
      isClosed: false,
      isPen: true,
      scale: 1,
    },
  } as TLDrawShape;
}

function pageRecord(position: number): TLPage {
  // The first page has the id that a new board brings along, so that a generated board can be poured into one.
  const id = (position === 0 ? "page:page" : `page:generated${position}`) as TLPageId;
  const index = `a${DIGITS.charAt(position + 1)}` as IndexKey;
  return PageRecordType.create({ id, name: `Page ${position + 1}`, index });
}

function pageShapes(random: Random, page: TLPageId, count: number): TLRecord[] {
  const records: TLRecord[] = [];
  const boxes: TLShape[] = [];
  for (let position = 0; position < count; position++) {
    const index = indexAt(random, position);
    const place = placeAt(random, position, count);
    const kind = kindAt(position);
    const [from, to] = [boxes.at(-1), boxes.at(-2)];
    if (kind === "draw") {
      const stroke = random.next() < 0.5 ? penStroke : mouseStroke;
      const segments = stroke(random, random.between(20, 100));
      records.push(drawShape({ id: random.id(21), page, index, segments, isComplete: true, ...place }));
    } else if (kind === "arrow" && from && to) {
      const arrow = arrowShape(random, page, index, from, to);
      records.push(
        arrow,
        bindingRecord(random, arrow, from, "start"),
        bindingRecord(random, arrow, to, "end"),
      );
    } else {
      const box =
        kind === "geo" ? geoShape(random, page, index, place) : noteShape(random, page, index, place);
      boxes.push(box);
      records.push(box);
    }
  }
  return records;
}

/** 60 % notes, 20 % geo, 10 % arrows, 10 % strokes, evenly mixed; arrows come when there is something to connect. */
function kindAt(position: number): "note" | "geo" | "arrow" | "draw" {
  const kinds = ["note", "geo", "note", "note", "draw", "note", "geo", "note", "arrow", "note"] as const;
  return kinds[position % kinds.length] as (typeof kinds)[number];
}

/** Somewhere on a grid as people fill it: at another zoom each time, so that coordinates have all their digits. */
function placeAt(random: Random, position: number, count: number): { x: number; y: number } {
  const columns = Math.max(1, Math.ceil(Math.sqrt(count)));
  const zoom = random.pick([1, 1, 0.8, 1.25, 0.64]);
  const x = (position % columns) * 260 + random.between(0, 80) / zoom;
  const y = Math.floor(position / columns) * 260 + random.between(0, 80) / zoom;
  return { x: x + 0.1640625, y: y - 3.2890625 };
}

/** A fractional index as tldraw makes them: ascending, with random digits behind so that two people do not collide. */
function indexAt(random: Random, position: number): IndexKey {
  const digit = (value: number) => DIGITS.charAt(value % 62);
  const whole = digit(Math.floor(position / 3844)) + digit(Math.floor(position / 62)) + digit(position);
  return `c${whole}${digit(random.between(0, 61))}${digit(random.between(1, 61))}` as IndexKey;
}

function sentence(random: Random, fewest: number, most: number): string {
  return Array.from({ length: random.between(fewest, most) }, () => random.pick(WORDS)).join(" ");
}

function shapeBase(
  id: string,
  type: string,
  parentId: TLPageId,
  index: IndexKey,
  place: { x: number; y: number },
) {
  const rest = { rotation: 0, isLocked: false, opacity: 1, meta: {} };
  return { id: createShapeId(id), typeName: "shape", type, parentId, index, ...place, ...rest };
}

function noteShape(
  random: Random,
  page: TLPageId,
  index: IndexKey,
  place: { x: number; y: number },
): TLNoteShape {
  return {
    ...shapeBase(random.id(21), "note", page, index, place),
    props: {
      color: random.pick(COLORS),
      labelColor: "black",
      size: random.pick(SIZES),
      font: "draw",
      fontSizeAdjustment: 0,
      align: "middle",
      verticalAlign: "middle",
      growY: 0,
      url: "",
      richText: toRichText(sentence(random, 3, 14)),
      scale: 1,
    },
  } as TLNoteShape;
}

function geoShape(
  random: Random,
  page: TLPageId,
  index: IndexKey,
  place: { x: number; y: number },
): TLGeoShape {
  return {
    ...shapeBase(random.id(21), "geo", page, index, place),
    props: {
      geo: random.pick(["rectangle", "rectangle", "ellipse", "diamond"] as const),
      w: random.between(80, 240) + 0.5,
      h: random.between(50, 180) + 0.25,
      dash: "draw",
      url: "",
      growY: 0,
      fill: random.pick(["none", "semi", "solid"] as const),
      color: random.pick(COLORS),
      labelColor: "black",
      size: random.pick(SIZES),
      font: "draw",
      align: "middle",
      verticalAlign: "middle",
      richText: toRichText(sentence(random, 1, 5)),
      scale: 1,
    },
  } as TLGeoShape;
}

function arrowShape(
  random: Random,
  page: TLPageId,
  index: IndexKey,
  from: TLShape,
  to: TLShape,
): TLArrowShape {
  return {
    ...shapeBase(random.id(21), "arrow", page, index, { x: from.x, y: from.y }),
    props: {
      kind: "arc",
      color: random.pick(COLORS),
      labelColor: "black",
      fill: "none",
      dash: "draw",
      size: "m",
      arrowheadStart: "none",
      arrowheadEnd: "arrow",
      font: "draw",
      start: { x: 0, y: 0 },
      end: { x: to.x - from.x, y: to.y - from.y },
      bend: random.between(-60, 60) + random.next(),
      text: random.next() < 0.3 ? sentence(random, 1, 3) : "",
      labelPosition: 0.5,
      scale: 1,
      elbowMidPoint: 0.5,
    },
  } as TLArrowShape;
}

function bindingRecord(
  random: Random,
  arrow: TLArrowShape,
  to: TLShape,
  terminal: "start" | "end",
): TLBinding {
  const normalizedAnchor = { x: random.next(), y: random.next() };
  return {
    id: createBindingId(random.id(21)),
    typeName: "binding",
    type: "arrow",
    fromId: arrow.id,
    toId: to.id,
    meta: {},
    props: { terminal, normalizedAnchor, isExact: false, isPrecise: true, snap: "none" },
  } as TLBinding;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

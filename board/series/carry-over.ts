import { PageRecordType, type TLPage, type TLPageId, type TLRecord, type TLShape } from "@tldraw/tlschema";
import { getIndexAbove, sortByIndex, type IndexKey } from "@tldraw/utils";
import { hasContent, itemsAsRead } from "../record/build-record";
import { cardHeight } from "../shapes/item-layout";
import { itemIdOf, type ItemShape } from "../shapes/item-shapes";
import { TEXT_PX } from "../templates/layout-block";
import { FRAME } from "../templates/layout-template";
import { createShapeBuilder } from "../templates/shape-builder";
import { LINE_HEIGHT } from "../templates/text-fit";
import { carriedMeta, readCarried } from "./carried-item";
import { staysOpen } from "./open-items";

/** The frame that holds what was taken over. */
export const CARRIED_FRAME = "Carried over";

const CARD = { w: 384, gap: 24 } as const;
const ROW_GAP = 28;
const SECTION_GAP = 40;
/** Left of the frames of the template, so that a room reads it first. */
const FRAME_GAP = 120;
const CAPTION_PX = TEXT_PX.s * LINE_HEIGHT;
const HEADING_PX = TEXT_PX.l * LINE_HEIGHT;
/** A card that names the item it came from is a line higher. */
const ORIGIN_LINE_PX = 28;

type OpenItem = Extract<ItemShape, { type: "question" | "proposal" | "action-item" }>;

const SECTIONS: readonly { type: OpenItem["type"]; heading: string }[] = [
  { type: "question", heading: "Open questions" },
  { type: "proposal", heading: "Undecided proposals" },
  { type: "action-item", heading: "Open action items" },
];

/** The board that a series goes on from. */
export interface EarlierBoard {
  id: string;
  /** Its records, checked. */
  records: ReadonlyMap<string, TLRecord>;
  /** When it was made, in milliseconds since the epoch: its items are open since then, unless they were taken over themselves. */
  createdAt: number;
  /** Absolute address of an item in its record. */
  addressOf(itemId: string): string;
}

/**
 * The records of a board that goes on from an earlier one: those of its template, and a frame with what is still open
 * there, in the order in which a room read it. Items get new ids, `newId` makes them; each says since when it is open and
 * leads back to where it was.
 */
export function carryOver(
  earlier: EarlierBoard,
  template: readonly TLRecord[],
  newId: () => string,
): TLRecord[] {
  const open = openItemsOf(earlier.records);
  if (open.length === 0) return [...template];
  const page = firstPage(template);
  const builder = createShapeBuilder("carried", page.id);
  const ids = new Map(open.map((item) => [item.id as string, newId()]));
  const columns = columnsFor(open.length);
  const w = columns * (CARD.w + CARD.gap) - CARD.gap + 2 * FRAME.margin;
  const metas = new Map<string, TLShape["meta"]>();
  const place = layOut(open, columns);
  const frame = builder.frame(
    { x: -(w + FRAME_GAP), y: 0, w, h: Math.max(FRAME.h, place.height) },
    CARRIED_FRAME,
  );
  for (const { heading, y } of place.headings)
    builder.text(frame, { x: FRAME.margin, y, w: w - 2 * FRAME.margin, h: HEADING_PX }, heading);
  for (const { item, x, y, h } of place.cards) {
    const key = ids.get(item.id) ?? newId();
    builder.item(frame, { x, y }, { content: contentOf(item, h, (id) => ids.get(id)), key });
    const itemId = itemIdOf(item.id);
    const since = readCarried(item.meta)?.since ?? dayOf(earlier.createdAt);
    metas.set(builder.idOf(key), carriedMeta({ board: earlier.id, item: itemId, since }) as TLShape["meta"]);
    builder.text(
      frame,
      { x, y: y + h + 4, w: CARD.w, h: CAPTION_PX },
      { text: `Open since ${inWords(since)}`, size: "s", color: "grey", url: earlier.addressOf(itemId) },
    );
  }
  const shapes = builder.shapes().map((shape) => ({ ...shape, meta: metas.get(shape.id) ?? shape.meta }));
  return [...pagesOf(template, page), ...withFrameAbove(template, shapes, frame)];
}

function openItemsOf(records: ReadonlyMap<string, TLRecord>): OpenItem[] {
  return itemsAsRead(records).flatMap(({ item }) =>
    (item.type === "question" || item.type === "proposal" || item.type === "action-item") &&
    staysOpen({ type: item.type, status: statusOf(item) }) &&
    hasContent(item)
      ? [item]
      : [],
  );
}

function statusOf(item: OpenItem): string {
  return item.type === "proposal" ? item.props.disposition : item.props.status;
}

/** So many that the frame has about the shape of a screen. */
function columnsFor(cards: number): number {
  const CARD_RATIO = 1.9;
  return Math.max(3, Math.ceil(Math.sqrt((cards * 16) / 9 / CARD_RATIO)));
}

interface Layout {
  headings: { heading: { text: string; size: "l"; color: "black" }; y: number }[];
  cards: { item: OpenItem; x: number; y: number; h: number }[];
  height: number;
}

function layOut(items: readonly OpenItem[], columns: number): Layout {
  const layout: Layout = { headings: [], cards: [], height: 0 };
  let y: number = FRAME.margin;
  for (const { type, heading } of SECTIONS) {
    const own = items.filter((item) => item.type === type);
    if (own.length === 0) continue;
    layout.headings.push({ heading: { text: heading, size: "l", color: "black" }, y });
    y += HEADING_PX + 16;
    for (let start = 0; start < own.length; start += columns) {
      const row = own.slice(start, start + columns);
      const h = Math.max(...row.map(heightOf));
      row.forEach((item, n) => layout.cards.push({ item, x: FRAME.margin + n * (CARD.w + CARD.gap), y, h }));
      y += h + 4 + CAPTION_PX + ROW_GAP;
    }
    y += SECTION_GAP - ROW_GAP;
  }
  layout.height = y - SECTION_GAP + FRAME.margin;
  return layout;
}

function heightOf(item: OpenItem): number {
  const { type, props } = item;
  const height = cardHeight({ type, props: { ...props, w: CARD.w, h: 1 } } as Parameters<
    typeof cardHeight
  >[0]);
  return item.type === "action-item" && item.props.origin !== "" ? height + ORIGIN_LINE_PX : height;
}

/** The item as it was, at its new size; it refers to what came along with it and to nothing else. */
function contentOf(item: OpenItem, h: number, newKeyOf: (id: string) => string | undefined) {
  const size = { w: CARD.w, h };
  if (item.type === "question") return { type: item.type, props: { ...item.props, ...size } };
  if (item.type === "proposal") return { type: item.type, props: { ...item.props, ...size } };
  const origin = newKeyOf(item.props.origin);
  return {
    type: item.type,
    props: { ...item.props, ...size, origin: origin === undefined ? "" : `shape:carried-${origin}` },
  };
}

function firstPage(template: readonly TLRecord[]): TLPage {
  const pages = template.filter((record): record is TLPage => record.typeName === "page");
  const [first] = [...pages].sort(sortByIndex);
  return (
    first ?? PageRecordType.create({ id: "page:page" as TLPageId, name: "Page 1", index: "a1" as IndexKey })
  );
}

function pagesOf(template: readonly TLRecord[], page: TLPage): TLRecord[] {
  return template.includes(page) ? [...template] : [page, ...template];
}

/** The frame stands above the template's shapes, whose order among each other stays. */
function withFrameAbove(
  template: readonly TLRecord[],
  shapes: readonly TLShape[],
  frame: TLShape["id"],
): TLShape[] {
  const indices = template
    .filter((record): record is TLShape => record.typeName === "shape")
    .map(({ index }) => index)
    .sort();
  const index = getIndexAbove(indices.at(-1));
  return shapes.map((shape) => (shape.id === frame ? { ...shape, index } : shape));
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** As the rest of what templates say: in English. */
function inWords(day: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  })
    .format(new Date(`${day}T00:00:00Z`))
    .replace(/^(\p{L}+),/u, "$1");
}

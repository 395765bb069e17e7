import type { TLRecord } from "@tldraw/tlschema";
import type { SessionState } from "@/board/document/session-state";
import { readCarried } from "@/board/series/carried-item";
import { cellKey } from "@/board/shapes/feature-grid";
import { inOrder, type Entries, type EvidenceLink } from "@/board/shapes/item-fields";
import { isItem, itemIdOf, type ItemShape, type ItemType } from "@/board/shapes/item-shapes";
import { RECORD_VERSION, type BoardRecord, type RecordBoard, type RecordLink } from "./board-record";
import { buildSessionRecords } from "./record-session";
import { cleanLine, cleanText } from "./clean-text";
import { itemName } from "./item-name";
import { placeOf, sortAsRead, type Place } from "./reading-order";

/** An item with its place on the board. */
export interface PlacedItem {
  item: ItemShape;
  place: Place;
  /** Name of its outermost frame; empty outside of frames. */
  section: string;
}

/**
 * The record of a board: its items in the order in which a room reads them (pages, then frames, then what stands in
 * them), cleaned of control characters. Items without any content are left out: an empty card is no result.
 */
export function buildRecord(
  records: ReadonlyMap<string, TLRecord>,
  board: RecordBoard,
  sessionState: SessionState | null = null,
): BoardRecord {
  const sessions = sessionState ? buildSessionRecords(sessionState, records) : [];
  const [session, earlierSessions] = [sessions.at(-1), sessions.slice(0, -1)];
  const items = itemsAsRead(records).filter(({ item }) => hasContent(item));
  const named = (id: string) => nameOf(records, id);
  const tied = tiedByArrows(records);
  const of = <T extends ItemType>(type: T) =>
    items.flatMap(({ item, section }) =>
      item.type === type
        ? [
            {
              item: item as Extract<ItemShape, { type: T }>,
              base: baseOf(item, section),
            },
          ]
        : [],
    );
  return {
    version: RECORD_VERSION,
    board: { ...board, title: cleanLine(board.title) },
    decisions: of("decision").map(({ item: { id, props }, base }) => ({
      ...base,
      text: cleanText(props.text),
      outcome: props.outcome,
      dissent: inOrder(props.dissent).map(({ who, why }) => ({ who: cleanLine(who), why: cleanText(why) })),
      restsOn: [...new Set([...Object.keys(props.restsOn).sort(), ...(tied.get(id) ?? [])])].flatMap(named),
      decidedAt: cleanLine(props.decidedAt),
      topic: cleanLine(props.topic),
    })),
    actions: of("action-item").map(({ item: { props }, base }) => ({
      ...base,
      text: cleanText(props.text),
      owner: cleanLine(props.owner),
      due: cleanLine(props.due),
      status: props.status,
      origin: named(props.origin)[0] ?? null,
      topic: cleanLine(props.topic),
    })),
    questions: of("question").map(({ item: { props }, base }) => ({
      ...base,
      text: cleanText(props.text),
      kind: props.kind,
      status: props.status,
      answer: cleanText(props.answer),
      quantity: cleanLine(props.quantity),
      quantitySource: { url: props.quantityUrl, label: cleanLine(props.quantitySource) },
      evidence: links(props.evidence),
    })),
    proposals: of("proposal").map(({ item: { props }, base }) => ({
      ...base,
      title: cleanText(props.title),
      summary: cleanText(props.summary),
      origin: props.origin,
      code: inOrder(props.code).map(({ url, label, effect }) => ({
        url,
        label: cleanLine(label),
        effect: cleanLine(effect),
      })),
      points: inOrder(props.points)
        .map(({ sign, text, author, settled }) => ({
          sign,
          text: cleanText(text),
          author: cleanLine(author),
          settled: cleanLine(settled),
        }))
        .filter(({ text }) => text !== ""),
      disposition: props.disposition,
    })),
    grids: of("feature-grid").map(({ item: { props }, base }) => {
      const columns = inOrder(props.columns);
      return {
        ...base,
        title: cleanText(props.title),
        legend: props.legend,
        corner: cleanLine(props.corner),
        columns: columns.map(({ label }) => cleanLine(label)),
        rows: inOrder(props.rows).map(({ id, label }) => ({
          label: cleanLine(label),
          cells: columns.map((column) => {
            const cell = props.cells[cellKey(id, column.id)];
            return {
              status: cleanLine(cell?.status ?? ""),
              note: cleanText(cell?.note ?? ""),
              evidence: cell?.evidence ?? "",
              asOf: cleanLine(cell?.asOf ?? ""),
            };
          }),
        })),
        asOf: cleanLine(props.asOf),
        evidence: links(props.evidence),
      };
    }),
    ...(session ? { session } : {}),
    ...(earlierSessions.length > 0 ? { earlierSessions } : {}),
  };
}

function baseOf(item: ItemShape, section: string) {
  const carriedFrom = readCarried(item.meta);
  return {
    id: itemIdOf(item.id),
    section: cleanLine(section),
    ...(carriedFrom ? { carriedFrom } : {}),
  };
}

/** Every item of the board that can be seen, in reading order, with the name of its frame. */
export function itemsAsRead(records: ReadonlyMap<string, TLRecord>): PlacedItem[] {
  const byPage = new Map<string, PlacedItem[]>();
  for (const record of records.values()) {
    if (!isItem(record)) continue;
    const place = placeOf(record, records);
    if (!place) continue;
    const placed = { item: record, place, section: place.frame?.props.name ?? "" };
    appendTo(byPage, place.page.id, placed);
  }
  const pages = [...records.values()]
    .filter((record) => record.typeName === "page")
    .sort((a, b) => (a.index === b.index ? (a.id < b.id ? -1 : 1) : a.index < b.index ? -1 : 1));
  return pages.flatMap((page) => sortPage(byPage.get(page.id) ?? [], records));
}

/** A frame and what is in it are read together; a loose item counts as a frame of its own. */
function sortPage(items: readonly PlacedItem[], records: ReadonlyMap<string, TLRecord>): PlacedItem[] {
  const groups = new Map<string, PlacedItem[]>();
  for (const placed of items) {
    const key = placed.place.frame?.id ?? placed.item.id;
    appendTo(groups, key, placed);
  }
  const sorted = sortAsRead([...groups], ([id, members]) => {
    const frame = members[0]?.place.frame;
    const place = (frame && placeOf(frame, records)) ?? members[0]?.place;
    return { id, x: place?.x ?? 0, y: place?.y ?? 0, h: place?.h ?? 0 };
  });
  return sorted.flatMap(([, members]) =>
    sortAsRead(members, ({ item, place }) => ({ ...place, id: item.id })),
  );
}

function appendTo<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function nameOf(records: ReadonlyMap<string, TLRecord>, id: string): { id: string; name: string }[] {
  const item = records.get(id);
  return item && isItem(item) ? [{ id: itemIdOf(id), name: cleanLine(itemName(item)) }] : [];
}

/** Shape id → what arrows tie it to, in either direction, sorted. Looks once at every record. */
function tiedByArrows(records: ReadonlyMap<string, TLRecord>): Map<string, string[]> {
  const ends = new Map<string, string[]>();
  for (const record of records.values())
    if (record.typeName === "binding" && record.type === "arrow") appendTo(ends, record.fromId, record.toId);
  const tied = new Map<string, string[]>();
  for (const [one, other] of ends.values()) {
    if (one === undefined || other === undefined || one === other) continue;
    appendTo(tied, one, other);
    appendTo(tied, other, one);
  }
  for (const others of tied.values()) others.sort();
  return tied;
}

function links(entries: Entries<EvidenceLink>): RecordLink[] {
  return inOrder(entries)
    .map(({ url, label }) => ({ url, label: cleanLine(label) }))
    .filter(({ url, label }) => url !== "" || label !== "");
}

/** Whether somebody wrote something into an item: an empty card is no result. */
export function hasContent(item: ItemShape): boolean {
  if (itemName(item) !== "") return true;
  switch (item.type) {
    case "question":
      return item.props.answer.trim() !== "" || item.props.quantity !== "";
    case "proposal":
      return item.props.summary.trim() !== "" || Object.keys(item.props.points).length > 0;
    case "feature-grid":
      return Object.keys(item.props.cells).length > 0;
    case "decision":
    case "action-item":
      return false;
  }
}

import type { TLRecord } from "@tldraw/tlschema";
import * as Y from "yjs";
import { readCheckedRecord } from "@/board/document/canvas-document";
import { recordMaps } from "@/board/document/record-maps";
import { kindOf } from "@/board/document/canvas-record";
import type { RecordCheck } from "@/board/document/check-record";
import { isDueDate, type ActionStatus } from "@/board/shapes/action-item";
import { itemPlainText } from "@/board/shapes/item-plain-text";
import { isItem, ITEM_SHAPES, itemIdOf, type ItemShape, type ItemType } from "@/board/shapes/item-shapes";
import { hasContent, itemsAsRead } from "./build-record";
import { cleanLine, cleanText } from "./clean-text";
import { dueOrder } from "./due-order";
import { foldText } from "./fold-text";
import { itemName } from "./item-name";

/** Raised when the same document would be projected otherwise: every board is then projected anew. */
export const PROJECTION_VERSION = 1;

/** Most characters of an item that are searched: a hostile one may hold fifty megabytes. */
const SEARCHED_CHARS = 100_000;

/** What tables hold of an item; all texts cleaned of control characters. */
export interface ProjectedItem {
  id: string;
  type: ItemType;
  /** One line. */
  title: string;
  /** Status, disposition or outcome; empty for a grid. */
  status: string;
  section: string;
  /** Everything else that people wrote into it, for search. */
  text: string;
  action: ProjectedAction | null;
  decision: { text: string; outcome: string; decidedAt: string; topic: string } | null;
}

export interface ProjectedAction {
  text: string;
  owner: string;
  ownerKey: string;
  due: string;
  /** `due` when it is a day, else null. */
  dueOn: string | null;
  /** See due-order.ts. */
  dueKey: string;
  status: ActionStatus;
}

/**
 * What a canvas says in its items, in reading order; those without any content are left out, as in the record. Reads no
 * more of the document than it needs: strokes and notes are not decoded.
 */
export function projectItems(canvas: Y.Doc, check: RecordCheck): ProjectedItem[] {
  return itemsAsRead(itemRecords(canvas, check)).flatMap(({ item, section }) =>
    hasContent(item) ? [project(item, section)] : [],
  );
}

function project(item: ItemShape & { id: string }, section: string): ProjectedItem {
  // Composed: search compares letter by letter.
  const name = cleanText(itemName(item)).normalize("NFC");
  const all = cleanText(itemPlainText(item)).normalize("NFC");
  // The name is the first thing in the text of every item.
  const text = all.startsWith(name) ? all.slice(name.length).trim() : all;
  return {
    id: itemIdOf(item.id),
    type: item.type,
    title: cleanLine(name),
    status: statusOf(item),
    section: cleanLine(section),
    text: text.slice(0, SEARCHED_CHARS),
    action: item.type === "action-item" ? projectAction(item) : null,
    decision: item.type === "decision" ? projectDecision(item) : null,
  };
}

function projectAction({ props }: Extract<ItemShape, { type: "action-item" }>): ProjectedAction {
  const [owner, due] = [cleanLine(props.owner), cleanLine(props.due)];
  return {
    text: cleanText(props.text),
    owner,
    ownerKey: foldText(owner),
    due,
    dueOn: isDueDate(due) ? due : null,
    dueKey: dueOrder(due),
    status: props.status,
  };
}

function projectDecision({ props }: Extract<ItemShape, { type: "decision" }>): ProjectedItem["decision"] {
  return {
    text: cleanText(props.text),
    outcome: props.outcome,
    decidedAt: cleanLine(props.decidedAt),
    topic: cleanLine(props.topic),
  };
}

function statusOf(item: ItemShape): string {
  switch (item.type) {
    case "question":
    case "action-item":
      return item.props.status;
    case "proposal":
      return item.props.disposition;
    case "decision":
      return item.props.outcome;
    case "feature-grid":
      return "";
  }
}

/** The items of a canvas with all they stand in: pages, frames, groups. */
function itemRecords(canvas: Y.Doc, check: RecordCheck): Map<string, TLRecord> {
  const records = new Map<string, TLRecord>();
  const take = (id: string): TLRecord | null => {
    const known = records.get(id);
    if (known) return known;
    const read = readCheckedRecord(canvas, id, check);
    if (!read || !("record" in read)) return null;
    records.set(id, read.record);
    return read.record;
  };
  for (const [id, map] of recordMaps(canvas).entries() as IterableIterator<[string, unknown]>) {
    if (!(map instanceof Y.Map)) continue;
    const { typeName, type } = kindOf(map);
    if (typeName === "page") take(id);
    else if (typeName === "shape" && typeof type === "string" && Object.hasOwn(ITEM_SHAPES, type)) take(id);
  }
  for (const item of [...records.values()].filter((record) => isItem(record))) {
    let parentId: string = item.parentId;
    // Ends at a page, at a gap, or at what was seen before: parents may run in a circle.
    while (!records.has(parentId)) {
      const parent = take(parentId);
      if (parent?.typeName !== "shape") break;
      parentId = parent.parentId;
    }
  }
  return records;
}

import {
  isPageId,
  isShapeId,
  type TLBinding,
  type TLPage,
  type TLRecord,
  type TLShape,
} from "@tldraw/tlschema";
import type { IndexKey } from "@tldraw/utils";
import { indexAfter } from "./index-between";

/** What a record must become to be shown; null when it must go. */
export type Repairs = Map<string, TLRecord | null>;

/** What the repairs need to know of a set of records. */
export interface RecordLookup {
  get(id: string): TLRecord | undefined;
  pages(): Iterable<TLPage>;
}

function byIndex(a: { index: string; id: string }, b: { index: string; id: string }): number {
  if (a.index !== b.index) return a.index < b.index ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The page that takes what has lost its place: the first by index, then id. Null without any page. */
function refugePage(lookup: RecordLookup): TLPage | null {
  return [...lookup.pages()].sort(byIndex)[0] ?? null;
}

/**
 * The shape that must move to the refuge page so that `shape` can be shown, or null when its place is fine. A shape
 * whose parent is gone moves itself (a colleague deleted the frame it was put into: it would be invisible for ever).
 * When its parents run in a circle (two people put two groups into each other: tldraw overflows the stack), the
 * lowest id of the circle moves. Above a parent that is gone itself is not looked at: that one is asked on its own.
 */
export function misplaced(shape: TLShape, lookup: RecordLookup): TLShape | null {
  const chain = [shape];
  const seen = new Set<string>([shape.id]);
  let current = shape;
  while (!isPageId(current.parentId)) {
    const parent = lookup.get(current.parentId);
    if (parent?.typeName !== "shape") return current === shape ? shape : null;
    if (seen.has(parent.id)) {
      const circle = chain.slice(chain.findIndex((member) => member.id === parent.id));
      return circle.reduce((lowest, member) => (member.id < lowest.id ? member : lowest));
    }
    seen.add(parent.id);
    chain.push(parent);
    current = parent;
  }
  return current === shape && lookup.get(shape.parentId)?.typeName !== "page" ? shape : null;
}

/** The shape put on the refuge page, or null (it must go) when there is no page at all. */
export function onRefugePage(shape: TLShape, lookup: RecordLookup): TLShape | null {
  const page = refugePage(lookup);
  return page ? { ...shape, parentId: page.id } : null;
}

/** Whether a binding has lost one of its shapes. */
export function isDangling(binding: { fromId: string; toId: string }, lookup: RecordLookup): boolean {
  return lookup.get(binding.fromId)?.typeName !== "shape" || lookup.get(binding.toId)?.typeName !== "shape";
}

/** The end of an arrow that a binding holds, the same text for the same end; null for a binding of another kind. */
export function heldEnd({ type, fromId, props }: TLBinding): string | null {
  const { terminal } = props as { terminal?: unknown };
  return type === "arrow" && (terminal === "start" || terminal === "end") ? `${fromId} ${terminal}` : null;
}

/**
 * The bindings of an end of an arrow that another one holds already: the lowest id keeps it. Two people who tie one end to
 * different shapes at once make two; tldraw takes the first that it finds, another one in each browser.
 */
export function surplusBindings(bindings: Iterable<TLBinding>): TLBinding[] {
  const holders = new Map<string, TLBinding>();
  const surplus: TLBinding[] = [];
  for (const binding of bindings) {
    const end = heldEnd(binding);
    if (end === null) continue;
    const holder = holders.get(end);
    if (!holder || binding.id < holder.id) holders.set(end, binding);
    if (holder && holder.id !== binding.id) surplus.push(binding.id < holder.id ? holder : binding);
  }
  return surplus;
}

/** New indices for siblings of equal index: the lowest id keeps it, the others follow it in the order of their ids. */
export function breakTies<T extends { id: string; index: IndexKey }>(
  siblings: Iterable<T>,
): Map<string, IndexKey> {
  const sorted = [...siblings].sort(byIndex);
  const changed = new Map<string, IndexKey>();
  let previous: IndexKey | null = null;
  sorted.forEach((sibling, position) => {
    let { index } = sibling;
    if (previous !== null && index <= previous) {
      const next = sorted.slice(position).find((later) => previous !== null && later.index > previous);
      index = indexAfter(previous, next?.index ?? null);
      changed.set(sibling.id, index);
    }
    previous = index;
  });
  return changed;
}

/**
 * Everything that must change before `records` are a board tldraw can show. Depends on nothing but the records, and
 * once applied finds nothing more: whoever repairs, and however often, the result is the same.
 */
export function repairRecords(records: ReadonlyMap<string, TLRecord>): Repairs {
  const repairs: Repairs = new Map();
  const all = [...records.values()];
  const pages = all.filter((record): record is TLPage => record.typeName === "page");
  const lookup: RecordLookup = {
    get: (id) => {
      const repaired = repairs.get(id);
      return repaired === undefined ? records.get(id) : (repaired ?? undefined);
    },
    pages: () => pages,
  };
  const shapes = all.filter((record): record is TLShape => record.typeName === "shape");
  // All found before the first is moved: what is moved must not depend on the order of the records.
  const moved = new Map<string, TLShape>();
  for (const shape of shapes) {
    const mover = misplaced(shape, lookup);
    if (mover) moved.set(mover.id, mover);
  }
  for (const shape of moved.values()) repairs.set(shape.id, onRefugePage(shape, lookup));

  const bindings = all.filter((record): record is TLBinding => record.typeName === "binding");
  const isTied = (binding: TLBinding) => !isDangling(binding, lookup);
  for (const binding of bindings) if (!isTied(binding)) repairs.set(binding.id, null);
  for (const { id } of surplusBindings(bindings.filter(isTied))) repairs.set(id, null);
  const siblings = new Map<string, TLShape[]>();
  for (const { id } of shapes) {
    const shape = lookup.get(id);
    if (shape?.typeName !== "shape" || !(isPageId(shape.parentId) || isShapeId(shape.parentId))) continue;
    const group = siblings.get(shape.parentId);
    if (group) group.push(shape);
    else siblings.set(shape.parentId, [shape]);
  }
  for (const group of [pages, ...siblings.values()]) {
    for (const [id, index] of breakTies<TLPage | TLShape>(group)) {
      const record = lookup.get(id);
      if (record?.typeName === "shape" || record?.typeName === "page") repairs.set(id, { ...record, index });
    }
  }
  return repairs;
}

import { createPaperboardSchema } from "@/board/paperboard-schema";
import { recordsOf } from "@/board/document/canvas-document";
import { createRecordCheck } from "@/board/document/check-record";
import { repairRecords } from "@/board/document/repair-records";
import { isEqual } from "@tldraw/utils";
import type { TLRecord, TLStore } from "@tldraw/tlschema";
import type * as Y from "yjs";

/** The shared records of a replica, by id. */
export type BoardRecords = ReadonlyMap<string, TLRecord>;

export function recordsInStore(store: TLStore): BoardRecords {
  const shared = store.allRecords().filter(({ typeName }) => store.scopedTypes.document.has(typeName));
  return new Map(shared.map((record) => [record.id, record]));
}

/** The records of a document, with what is wrong with them: invalid ones, and ones without a place. */
export function recordsInDocument(doc: Y.Doc): { records: BoardRecords; faults: string[] } {
  const { records, rejected } = recordsOf(doc, createRecordCheck(createPaperboardSchema()));
  const faults = rejected.map(({ id, reason }) => `${id} is invalid: ${reason}`);
  for (const id of repairRecords(records).keys()) faults.push(`${id} has no place on the board`);
  return { records, faults };
}

/** The first few differences between two replicas; empty when they are equal. */
export function differences(a: BoardRecords, b: BoardRecords, most = 3): string[] {
  const found: string[] = [];
  for (const id of new Set([...a.keys(), ...b.keys()])) {
    const [left, right] = [a.get(id), b.get(id)];
    if (isEqual(left, right)) continue;
    found.push(`${id}: ${JSON.stringify(left) ?? "missing"} ≠ ${JSON.stringify(right) ?? "missing"}`);
    if (found.length >= most) break;
  }
  return found;
}

import type * as Y from "yjs";
import type { RecordMap } from "./canvas-record";

/**
 * The canvas document: root map `records`, record id → map of one record (see canvas-record.ts). Apart from what reads the
 * records: a phone's page asks for the map and nothing else of it.
 */
export function recordMaps(doc: Y.Doc): Y.Map<RecordMap> {
  return doc.getMap<RecordMap>("records");
}

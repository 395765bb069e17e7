import type { SerializedSchema } from "@tldraw/store";
import type { TLRecord } from "@tldraw/tlschema";
import * as Y from "yjs";
import { writeRecord } from "./canvas-document";
import { recordMaps } from "./record-maps";

/** Root map of a copy that says what is to become of it; the records stand where those of a canvas do. */
const FACTS = "copy";

/**
 * A board as it travels to become a new one: a canvas document made for the occasion, a v1 update. It holds the records
 * as they are now and nothing of their history. The receiver treats all of it as a stranger's.
 */
export function encodeBoardCopy(copy: {
  title: string;
  schema: SerializedSchema;
  records: Iterable<TLRecord>;
}): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    const facts = doc.getMap(FACTS);
    facts.set("title", copy.title);
    facts.set("schema", copy.schema);
    for (const record of copy.records) writeRecord(doc, record);
  });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/** What a copy says about itself (unchecked), and its record maps. */
export function readBoardCopy(doc: Y.Doc): { facts: unknown; records: ReturnType<typeof recordMaps> } {
  const facts = doc.getMap(FACTS);
  return {
    facts: { title: facts.get("title"), schema: facts.get("schema") },
    records: recordMaps(doc),
  };
}

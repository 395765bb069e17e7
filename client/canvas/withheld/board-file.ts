import { DocumentRecordType, PageRecordType, type IndexKey, type TLPageId, type TLRecord } from "tldraw";
import * as Y from "yjs";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { recordsOf } from "@/board/document/canvas-document";
import { createRecordCheck } from "@/board/document/check-record";
import { repairRecords } from "@/board/document/repair-records";

/** Version of tldraw's file format (`LATEST_TLDRAW_FILE_FORMAT_VERSION` of tldraw 3.15.6, utils/tldr/file.ts). */
const FILE_FORMAT_VERSION = 1;
const FIRST_PAGE = "page:page" as TLPageId;

/**
 * A canvas as a file in tldraw's own format, `.tldr`: complete in itself, opens in tldraw. `update` is an update v1 of
 * the canvas document; `inline` turns a picture's `asset:` source into a data: address, or null when it cannot be had.
 */
export async function boardFile(
  update: Uint8Array,
  inline: (source: string) => Promise<string | null>,
): Promise<Blob> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const schema = createPaperboardSchema();
  const { records } = recordsOf(doc, createRecordCheck(schema));
  doc.destroy();
  for (const [id, record] of repairRecords(records)) {
    if (record) records.set(id, record);
    else records.delete(id);
  }
  const all = await Promise.all(
    withDocumentAndPage([...records.values()]).map((record) => selfContained(record, inline)),
  );
  const file = { tldrawFileFormatVersion: FILE_FORMAT_VERSION, schema: schema.serialize(), records: all };
  return new Blob([JSON.stringify(file)], { type: "application/vnd.tldraw+json" });
}

/** tldraw opens no file without both; edits alone, of a board that is no more, may have neither. */
function withDocumentAndPage(records: TLRecord[]): TLRecord[] {
  const missing: TLRecord[] = [];
  if (!records.some((record) => record.typeName === "document")) {
    missing.push(DocumentRecordType.create({ id: "document:document" as never }));
  }
  if (!records.some((record) => record.typeName === "page")) {
    missing.push(PageRecordType.create({ id: FIRST_PAGE, name: "Page 1", index: "a1" as IndexKey }));
  }
  return [...missing, ...records];
}

async function selfContained(
  record: TLRecord,
  inline: (source: string) => Promise<string | null>,
): Promise<TLRecord> {
  if (record.typeName !== "asset" || record.type !== "image" || !record.props.src) return record;
  return { ...record, props: { ...record.props, src: await inline(record.props.src) } };
}

/** "Problem scope (my copy).tldr": the title without what file systems refuse. */
export function boardFileName(title: string): string {
  const safe = title
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim()
    .slice(0, 100);
  return `${safe || "board"}.tldr`;
}

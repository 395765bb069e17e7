import type { RecordsDiff } from "@tldraw/store";
import type { TLImageAsset, TLRecord } from "@tldraw/tlschema";
import type * as Y from "yjs";
import type { UploadedAsset } from "@/contract/assets";
import { createBoardSchema } from "./board-schema";
import { readCheckedRecord, writeRecordsDiff } from "./canvas-document";
import { createRecordCheck } from "./check-record";

/** Fills a picture's record with its file. Nothing happens when there is no such record, or it has a file already. */
export function completePicture(doc: Y.Doc, assetId: string, { src, type, size }: UploadedAsset): void {
  const read = readCheckedRecord(doc, assetId, createRecordCheck(createBoardSchema()));
  if (!read || !("record" in read)) return;
  const { record } = read;
  if (record.typeName !== "asset" || record.type !== "image" || record.props.src) return;
  const props = { ...record.props, src, mimeType: type, fileSize: size };
  const complete: TLImageAsset = { ...record, props, meta: {} };
  const diff = { added: {}, updated: { [record.id]: [record, complete] }, removed: {} };
  writeRecordsDiff(doc, diff as RecordsDiff<TLRecord>, null);
}

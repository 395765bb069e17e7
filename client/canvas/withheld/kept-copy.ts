import {
  DocumentRecordType,
  PageRecordType,
  type IndexKey,
  type TLImageAsset,
  type TLPageId,
  type TLRecord,
} from "tldraw";
import * as Y from "yjs";
import { createBoardSchema } from "@/board/document/board-schema";
import { recordsOf } from "@/board/document/canvas-document";
import { createRecordCheck } from "@/board/document/check-record";
import { repairRecords } from "@/board/document/repair-records";
import type { HeldPicture, PictureUploads } from "../pictures/picture-uploads";

const FIRST_PAGE = "page:page" as TLPageId;

/** A canvas that is kept somewhere else than on its board. */
export interface KeptCopy {
  /** All that can be shown, in places where it can be seen; with a document and a page. */
  records: TLRecord[];
  /** Pictures that only this tab has, by the id of their record. */
  files: Map<string, File>;
}

/** The copy out of an update v1 of a canvas, with the pictures that this tab holds for records that wait for one. */
export async function keptCopy(update: Uint8Array, uploads: Pick<PictureUploads, "held">): Promise<KeptCopy> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const { records } = recordsOf(doc, createRecordCheck(createBoardSchema()));
  doc.destroy();
  for (const [id, record] of repairRecords(records)) {
    if (record) records.set(id, record);
    else records.delete(id);
  }
  const files = new Map<string, File>();
  for (const [id, record] of records) {
    if (record.typeName !== "asset" || record.type !== "image" || record.props.src) continue;
    const held = await uploads.held(record.id);
    if (held && "file" in held) files.set(id, held.file);
    else if (held) records.set(id, completed(record, held));
  }
  return { records: withDocumentAndPage([...records.values()]), files };
}

function completed(
  record: TLImageAsset,
  { uploaded }: Extract<HeldPicture, { uploaded: unknown }>,
): TLImageAsset {
  const { src, type, size } = uploaded;
  return { ...record, props: { ...record.props, src, mimeType: type, fileSize: size }, meta: {} };
}

/** Nothing opens a board without both; edits alone, of a board that is no more, may have neither. */
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

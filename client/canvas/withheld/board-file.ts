import type { TLImageAsset, TLRecord } from "tldraw";
import { createBoardSchema } from "@/board/document/board-schema";

/** Version of tldraw's file format (`LATEST_TLDRAW_FILE_FORMAT_VERSION` of tldraw 3.15.6, utils/tldr/file.ts). */
const FILE_FORMAT_VERSION = 1;

/**
 * A board as a file in tldraw's own format, `.tldr`: complete in itself, opens in tldraw. `inline` gives a picture's
 * bytes as a data: address, or null when they cannot be had.
 */
export async function boardFile(
  records: readonly TLRecord[],
  inline: (asset: TLImageAsset) => Promise<string | null>,
): Promise<Blob> {
  const all = await Promise.all(records.map((record) => selfContained(record, inline)));
  const schema = createBoardSchema().serialize();
  const file = { tldrawFileFormatVersion: FILE_FORMAT_VERSION, schema, records: all };
  return new Blob([JSON.stringify(file)], { type: "application/vnd.tldraw+json" });
}

async function selfContained(
  record: TLRecord,
  inline: (asset: TLImageAsset) => Promise<string | null>,
): Promise<TLRecord> {
  if (record.typeName !== "asset" || record.type !== "image") return record;
  return { ...record, props: { ...record.props, src: await inline(record) }, meta: {} };
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

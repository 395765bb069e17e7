import type { TLAsset } from "tldraw";

/** Written into an asset's `meta.upload` while its file is not on the server: who has it, and whether that failed. */
export interface UploadMark {
  /** Person id of whoever has the file. */
  by: string;
  failed: boolean;
}

/** The mark of an asset; null for none or for anything else somebody wrote there. */
export function uploadMarkOf(asset: Pick<TLAsset, "meta"> | undefined): UploadMark | null {
  const mark = asset?.meta.upload as Partial<UploadMark> | null | undefined;
  if (typeof mark !== "object" || mark === null || typeof mark.by !== "string") return null;
  return { by: mark.by, failed: mark.failed === true };
}

/** The `meta` of an asset with that mark. */
export function markedMeta(mark: UploadMark): TLAsset["meta"] {
  return { upload: { by: mark.by, failed: mark.failed } };
}

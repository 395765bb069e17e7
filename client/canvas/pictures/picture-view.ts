import type { UploadMark } from "./picture-mark";
import type { UploadState } from "./picture-uploads";

export type PictureView =
  | { kind: "shown" }
  /** In this tab; `share` of its bytes has been sent, 0 to 1. */
  | { kind: "uploading"; share: number }
  | { kind: "uploading-elsewhere" }
  /** In this tab, which still has the file. */
  | { kind: "failed"; text: string; retry: boolean }
  /** Nobody here has the file. */
  | { kind: "missing" };

export interface PictureFacts {
  /** The asset has a source, or there is no asset to wait for and nothing to show instead. */
  source: string | null | undefined;
  mark: UploadMark | null;
  /** This tab's own upload. */
  upload: UploadState | null;
  /** Person ids with a tab on the board, other than this one. */
  here: ReadonlySet<string>;
}

/** What a picture shape shows in place of, or over, its picture. */
export function pictureView({ source, mark, upload, here }: PictureFacts): PictureView {
  if (source) return { kind: "shown" };
  if (upload?.kind === "uploading") {
    return {
      kind: "uploading",
      share: upload.totalBytes === 0 ? 0 : Math.min(1, upload.sentBytes / upload.totalBytes),
    };
  }
  if (upload?.kind === "failed") return { kind: "failed", text: upload.text, retry: upload.retry };
  if (mark && !mark.failed && here.has(mark.by)) return { kind: "uploading-elsewhere" };
  return { kind: "missing" };
}

"use client";

import { useValue, type Editor } from "tldraw";
import type { SavedState } from "@/client/sync/board-connection";
import type { PictureUploads } from "./picture-uploads";
import { shownPictures } from "./remove-picture";

/** Pictures that are on this tab's board and not on the server. */
export interface UnsavedPictures {
  uploading: number;
  /** Their upload failed; only this tab has the file. */
  failed: number;
}

/** As `SavedState`, with pictures: a board is not saved as long as one of them exists in this tab alone. */
export type SavedWithPictures = SavedState | { kind: "pictures-failed"; unsaved: number };

/** What is not saved, edits and pictures together. */
export function savedWithPictures(
  saved: SavedState,
  { uploading, failed }: UnsavedPictures,
): SavedWithPictures {
  const pictures = uploading + failed;
  if (pictures === 0) return saved;
  if (saved.kind !== "saved") return { kind: saved.kind, unsaved: saved.unsaved + pictures };
  return uploading > 0 ? { kind: "saving", unsaved: pictures } : { kind: "pictures-failed", unsaved: failed };
}

/** Counts the pictures that are not saved, as they come and go. */
export function useUnsavedPictures(uploads: PictureUploads, editor: Editor | null): UnsavedPictures {
  const key = useValue(
    "unsaved pictures",
    () => {
      const { uploading, failed } = unsavedPictures(uploads, editor);
      return `${uploading} ${failed}`;
    },
    [uploads, editor],
  );
  const [uploading = 0, failed = 0] = key.split(" ").map(Number);
  return { uploading, failed };
}

/** Failed ones count while a shape shows them: a picture that was undone or deleted needs nothing. */
export function unsavedPictures(uploads: PictureUploads, editor: Editor | null): UnsavedPictures {
  const { uploading, failed } = uploads.summary();
  if (failed.length === 0 || !editor) return { uploading, failed: 0 };
  const shown = shownPictures(editor);
  return { uploading, failed: failed.filter((assetId) => shown.has(assetId)).length };
}

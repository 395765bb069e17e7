"use client";

import { useEffect, useState } from "react";
import type { TLAssetStore } from "tldraw";
import { createAssetStore } from "../asset-store";
import { createPictureUploads, type PictureUploads } from "./picture-uploads";
import { createUploadFile } from "./upload-file";

/** The pictures of a board in this tab, for as long as the component is mounted. `online` coming back retries. */
export function usePicturesOfBoard(
  boardId: string,
  personId: string,
): { uploads: PictureUploads; assets: TLAssetStore } {
  const [pictures] = useState(() => {
    const upload = createUploadFile(() => new XMLHttpRequest());
    const uploads = createPictureUploads({ boardId, personId, upload, window });
    return { uploads, assets: createAssetStore(boardId, uploads) };
  });
  useEffect(() => () => pictures.uploads.destroy(), [pictures]);
  return pictures;
}

/** Tries again what failed without a connection or stands still since it was lost, whenever it is back. */
export function useRetryWhenOnline(uploads: PictureUploads, online: boolean): void {
  useEffect(() => {
    if (online) uploads.retryOffline();
    else uploads.connectionLost();
  }, [uploads, online]);
}

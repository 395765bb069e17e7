import type { TLAsset, TLAssetStore } from "tldraw";
import { hashOfAssetSource } from "@/contract/assets";
import type { PictureUploads } from "./pictures/picture-uploads";

/** Address of a stored picture on this board; null for every other source: nothing else is ever loaded. */
export function pictureUrl(boardId: string, source: string | null | undefined): string | null {
  const hash = hashOfAssetSource(source);
  return hash === null ? null : `/api/boards/${encodeURIComponent(boardId)}/assets/${hash}`;
}

/**
 * tldraw's way to files: uploads to this board, and addresses of what is stored there. tldraw's own default would
 * put files inline into records. Without `uploads` (the room screen) files are refused.
 */
export function createAssetStore(boardId: string, uploads: PictureUploads | null): TLAssetStore {
  return {
    async upload(asset, file) {
      const uploaded = await uploads?.add(asset.id, async () => file);
      if (!uploaded) throw new Error("The file was not uploaded.");
      return { src: uploaded.src };
    },
    resolve: (asset: TLAsset) => (asset.type === "image" ? pictureUrl(boardId, asset.props.src) : null),
  };
}

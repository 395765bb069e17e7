import type { Editor, TLAssetId, TLImageAsset } from "tldraw";
import { THUMBNAIL } from "@/contract/thumbnail";
import { pictureUrl } from "../asset-store";

/** Pictures beyond this many bytes are left out of a thumbnail: each has to be unpacked whole. */
const MAX_BYTES = 24 * 1024 * 1024;

/** A picture of the board that a thumbnail wants to show, and how large it is there. */
export interface WantedPicture {
  assetId: TLAssetId;
  /** Pixels of the thumbnail. */
  width: number;
}

/** The content of the board's pictures, the largest in the thumbnail first; what cannot be loaded is left out. */
export async function loadPictures(
  editor: Editor,
  boardId: string,
  wanted: readonly WantedPicture[],
): Promise<Map<string, ImageBitmap>> {
  const loaded = new Map<string, ImageBitmap>();
  let left = MAX_BYTES;
  for (const { assetId, width } of wanted.toSorted((a, b) => b.width - a.width)) {
    const asset = editor.getAsset(assetId);
    if (loaded.has(assetId) || asset?.type !== "image") continue;
    const bytes = asset.props.fileSize ?? MAX_BYTES;
    const url = pictureUrl(boardId, asset.props.src);
    if (url === null || bytes > left) continue;
    left -= bytes;
    const picture = await load(url, asset, width);
    if (picture) loaded.set(assetId, picture);
  }
  return loaded;
}

async function load(url: string, asset: TLImageAsset, width: number): Promise<ImageBitmap | null> {
  try {
    // The board has shown it, so it comes out of the browser's cache.
    const response = await fetch(url);
    if (!response.ok) return null;
    const resizeWidth = Math.ceil(Math.min(asset.props.w, width, THUMBNAIL.width));
    return await createImageBitmap(await response.blob(), {
      resizeWidth: Math.max(1, resizeWidth),
      resizeQuality: "medium",
    });
  } catch {
    // Offline, or no picture that this browser can read: a grey box stands in its place, as on the board.
    return null;
  }
}

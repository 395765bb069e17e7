import { Box, type Editor, type TLImageShape, type TLPageId, type TLShape, type TLShapeId } from "tldraw";
import { THUMBNAIL, type ThumbnailTheme } from "@/contract/thumbnail";
import { chooseShapes, type PageShape } from "./choose-shapes";
import { frameThumbnail } from "./frame-thumbnail";

/** Tried in turn until the file is small enough: a browser that cannot write WebP sends a PNG. */
const ATTEMPTS = [
  { scale: 1, quality: 0.8 },
  { scale: 1, quality: 0.5 },
  { scale: 0.5, quality: 0.5 },
] as const;

/** The first page with anything on it, which is what a thumbnail shows; null for an empty board. */
export function thumbnailPage(editor: Editor): TLPageId | null {
  return editor.getPages().find((page) => editor.getPageShapeIds(page).size > 0)?.id ?? null;
}

/**
 * A picture of the current page for lists. Null when there is nothing on it, or when it cannot be made small enough.
 * Throws what tldraw throws when a browser cannot draw it.
 */
export async function drawThumbnail(editor: Editor, theme: ThumbnailTheme): Promise<Blob | null> {
  const content = editor.getCurrentPageBounds();
  if (!content) return null;
  const { width, height } = THUMBNAIL;
  const { scale, x, y } = frameThumbnail(content);
  const chosen = chooseShapes(pageShapes(editor), scale);
  if (chosen.length === 0) return null;

  for (const attempt of ATTEMPTS) {
    const { blob } = await editor.toImage(
      chosen.map(({ id }) => id),
      {
        format: "webp",
        quality: attempt.quality,
        // The list's own paper shows through, as the board's does.
        background: false,
        darkMode: theme === "dark",
        // A new one each time: tldraw changes it.
        bounds: new Box(x, y, width / scale, height / scale),
        padding: 0,
        scale: scale * attempt.scale,
        pixelRatio: 1,
      },
    );
    if (blob.size <= THUMBNAIL.maxBytes) return blob;
  }
  return null;
}

function pageShapes(editor: Editor): (PageShape & { id: TLShapeId })[] {
  return editor.getSortedChildIdsForParent(editor.getCurrentPageId()).flatMap((id) => {
    const bounds = editor.getShapePageBounds(id);
    if (!bounds) return [];
    const all = [...editor.getShapeAndDescendantIds([id])].flatMap((each) => editor.getShape(each) ?? []);
    const pictureBytes = all.reduce((sum, shape) => sum + pictureBytesOf(editor, shape), 0);
    return { id, w: bounds.w, h: bounds.h, count: all.length, pictureBytes };
  });
}

function pictureBytesOf(editor: Editor, shape: TLShape): number {
  if (!editor.isShapeOfType<TLImageShape>(shape, "image")) return 0;
  const asset = shape.props.assetId === null ? undefined : editor.getAsset(shape.props.assetId);
  return asset?.type === "image" ? (asset.props.fileSize ?? 0) : 0;
}

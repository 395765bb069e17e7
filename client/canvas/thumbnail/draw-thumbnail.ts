import type { Editor, TLShape } from "tldraw";
import { THUMBNAIL, type ThumbnailTheme } from "@/contract/thumbnail";
import { frameThumbnail } from "./frame-thumbnail";
import { loadPictures, type WantedPicture } from "./load-pictures";
import { sketchColors, sketchFonts, type Sketch } from "./sketch";
import { sketchShape } from "./sketch-shape";

/** What is smaller than this cannot be seen, in pixels of the thumbnail. */
const VISIBLE_PX = 1;
/** Tried in turn until the file is small enough; a browser that cannot write WebP sends a PNG of any quality. */
const QUALITIES = [0.82, 0.5] as const;

/**
 * Pictures of the current page for lists, one per theme. Empty when there is nothing on the page; one that cannot be
 * made small enough is left out. The paper is left transparent: the list's own shows through.
 */
export async function drawThumbnails(
  editor: Editor,
  boardId: string,
  themes: readonly ThumbnailTheme[],
): Promise<{ theme: ThumbnailTheme; picture: Blob }[]> {
  const content = editor.getCurrentPageBounds();
  if (!content) return [];
  const frame = frameThumbnail(content);
  const shapes = editor.getCurrentPageShapesSorted().filter((shape) => isVisible(editor, shape, frame.scale));
  const pictures = await loadPictures(editor, boardId, wantedPictures(shapes, frame.scale));
  const fonts = sketchFonts(editor);
  const drawn: { theme: ThumbnailTheme; picture: Blob }[] = [];
  for (const theme of themes) {
    const canvas = Object.assign(document.createElement("canvas"), {
      width: THUMBNAIL.width,
      height: THUMBNAIL.height,
    });
    const pen = canvas.getContext("2d");
    if (!pen) return drawn;
    const sketch = {
      editor,
      pen,
      pictures,
      fonts,
      scale: frame.scale,
      ...sketchColors(theme),
    };
    for (const shape of shapes) drawShape(sketch, shape, frame);
    const picture = await pack(canvas);
    if (picture) drawn.push({ theme, picture });
  }
  for (const picture of pictures.values()) picture.close();
  return drawn;
}

function isVisible(editor: Editor, shape: TLShape, scale: number): boolean {
  const bounds = editor.getShapeMaskedPageBounds(shape);
  return bounds !== undefined && Math.max(bounds.w, bounds.h) * scale >= VISIBLE_PX;
}

function wantedPictures(shapes: readonly TLShape[], scale: number): WantedPicture[] {
  return shapes.flatMap((shape) => {
    if (shape.type !== "image") return [];
    const { assetId, w } = shape.props as { assetId: WantedPicture["assetId"] | null; w: number };
    return assetId === null ? [] : [{ assetId, width: w * scale }];
  });
}

function drawShape(sketch: Sketch, shape: TLShape, frame: { scale: number; x: number; y: number }): void {
  const { editor, pen } = sketch;
  const { scale } = frame;
  const transform = editor.getShapePageTransform(shape);
  pen.save();
  pen.setTransform(scale, 0, 0, scale, -frame.x * scale, -frame.y * scale);
  const mask = editor.getShapeMask(shape);
  if (mask) {
    pen.beginPath();
    mask.forEach(({ x, y }, at) => (at === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
    pen.clip();
  }
  pen.transform(transform.a, transform.b, transform.c, transform.d, transform.e, transform.f);
  pen.globalAlpha = opacityOf(editor, shape);
  sketchShape(sketch, shape);
  pen.restore();
}

function opacityOf(editor: Editor, shape: TLShape): number {
  return [shape, ...editor.getShapeAncestors(shape)].reduce((product, { opacity }) => product * opacity, 1);
}

async function pack(canvas: HTMLCanvasElement): Promise<Blob | null> {
  for (const quality of QUALITIES) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/webp", quality));
    if (blob && blob.size <= THUMBNAIL.maxBytes) return blob;
  }
  return null;
}

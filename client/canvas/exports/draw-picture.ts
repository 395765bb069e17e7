import { Box, type Editor, getSvgAsImage, type TLShapeId } from "tldraw";
import { readTokenColors } from "../items/token-colors";

export interface PictureOptions {
  shapes: readonly TLShapeId[];
  dark: boolean;
  background: boolean;
}

export interface DrawnSvg {
  svg: string;
  /** Units of the board. */
  width: number;
  height: number;
}

/** Space around a page or a selection, in units of the board. */
const PADDING = 32;

/**
 * Draws shapes of the editor's current page as one SVG that needs no other file, as they look on the screen; null when
 * there is nothing to see. A frame alone is drawn as the paper it is, without its name.
 */
export async function drawSvg(editor: Editor, options: PictureOptions): Promise<DrawnSvg | null> {
  const { dark, background } = options;
  const drawn = await editor.getSvgElement([...options.shapes], {
    darkMode: dark,
    background,
    padding: PADDING,
  });
  if (!drawn) return null;
  const { svg, width, height } = drawn;
  const [only] = options.shapes;
  const isFrame =
    options.shapes.length === 1 && only !== undefined && editor.getShape(only)?.type === "frame";
  // tldraw's own paper is not ours (canvas.css).
  if (background && !isFrame) {
    svg.style.backgroundColor = readTokenColors(editor.getContainer().ownerDocument, dark)("paper");
  }
  return { svg: new XMLSerializer().serializeToString(svg), width, height };
}

/** The drawing as a PNG, `scale` pixels to a unit of the board. Rejects when the browser cannot draw it. */
export async function pngOf({ svg, width, height }: DrawnSvg, scale: number): Promise<Blob> {
  const png = await getSvgAsImage(svg, { type: "png", width, height, pixelRatio: scale });
  if (!png) throw new Error("the browser could not draw the picture");
  return png;
}

/** What `drawSvg` would cover, in units of the board; null when there is nothing to see. */
export function pictureBounds(editor: Editor, shapes: readonly TLShapeId[]): { w: number; h: number } | null {
  const [only] = shapes;
  if (shapes.length === 1 && only !== undefined) {
    const shape = editor.getShape(only);
    const bounds = shape?.type === "frame" ? editor.getShapePageBounds(only) : undefined;
    if (bounds) return { w: bounds.w, h: bounds.h };
  }
  const boxes = shapes.flatMap((id) => editor.getShapePageBounds(id) ?? []);
  if (boxes.length === 0) return null;
  const { w, h } = Box.Common(boxes);
  return { w: w + 2 * PADDING, h: h + 2 * PADDING };
}

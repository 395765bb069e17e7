import type { Editor } from "tldraw";
import type { FrameAsRead } from "@/board/record/frames-as-read";
import { drawSvg, pngOf } from "./draw-picture";
import { framesOf } from "./frames-of";
import { writePdf, type PdfPage } from "./pdf-document";
import { fittingScale } from "./picture-size";
import { openStillEditor } from "./still-editor";

/** Points to a unit of the board: a pixel of CSS is 3/4 of a point. */
const POINTS = 0.75;
const SCALE = 2;
const MOST = { pixels: 12_000_000, side: 8_192 };
/** The line with the frame's name above its picture, in units of the board. */
const HEAD = 56;
const TITLE = 24;
const MARGIN = 24;
const PAPERS = { light: { paper: "#ffffff", ink: "#1d1c1a" }, dark: { paper: "#161615", ink: "#eeece6" } };

/**
 * All frames of the board as one PDF, a page each: its name, then the frame as it looks on the screen. Names and texts can
 * be searched for, in any script. `onProgress` is called before each page; throws the signal's reason when it is aborted.
 */
export async function framesPdf(
  live: Editor,
  options: {
    title: string;
    dark: boolean;
    /** For a frame without a name. */
    unnamed: string;
    onProgress: (done: number, of: number) => void;
    signal: AbortSignal;
  },
): Promise<Blob> {
  const { dark, signal } = options;
  const still = openStillEditor(live, dark);
  try {
    const pages: PdfPage[] = [];
    const frames = framesOf(still.editor);
    for (const [done, { frame, name }] of frames.entries()) {
      options.onProgress(done, frames.length);
      signal.throwIfAborted();
      const page = await pageOf(still.editor, frame, { title: name || options.unnamed, dark });
      if (page) pages.push(page);
      // A page takes a moment in which nothing else moves.
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    signal.throwIfAborted();
    return writePdf({ title: options.title, pages });
  } finally {
    still.dispose();
  }
}

async function pageOf(
  editor: Editor,
  frame: FrameAsRead["frame"],
  { title, dark }: { title: string; dark: boolean },
): Promise<PdfPage | null> {
  const pageId = editor.getAncestorPageId(frame.id);
  if (pageId) editor.setCurrentPage(pageId);
  const drawn = await drawSvg(editor, { shapes: [frame.id], dark, background: true });
  if (!drawn || drawn.width < 1 || drawn.height < 1) return null;
  const { width } = drawn;
  const height = drawn.height + HEAD;
  const scale = fittingScale({ w: width, h: height }, SCALE, MOST);
  const bitmap = await createImageBitmap(await pngOf(drawn, scale));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.floor(width * scale));
  canvas.height = Math.max(1, Math.floor(height * scale));
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (!pen) throw new Error("the browser has no canvas");
  const { paper, ink } = PAPERS[dark ? "dark" : "light"];
  pen.scale(scale, scale);
  pen.fillStyle = paper;
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = ink;
  pen.font = `600 ${TITLE}px "Inter Variable", ui-sans-serif, system-ui, sans-serif`;
  pen.textBaseline = "middle";
  pen.fillText(title, MARGIN, HEAD / 2, width - 2 * MARGIN);
  pen.drawImage(bitmap, 0, HEAD, width, drawn.height);
  bitmap.close();
  const pixels = pen.getImageData(0, 0, canvas.width, canvas.height);
  return {
    width: width * POINTS,
    height: height * POINTS,
    title,
    picture: { width: canvas.width, height: canvas.height, data: await packRows(pixels) },
    words: [
      { text: title, x: MARGIN * POINTS, y: (HEAD / 2 + TITLE / 3) * POINTS, size: TITLE * POINTS },
      ...wordsOn(editor, frame),
    ],
  };
}

/** The texts of what stands on a frame, each where it stands, so that a search finds them. */
function wordsOn(editor: Editor, frame: FrameAsRead["frame"]): PdfPage["words"] {
  const toFrame = editor.getShapePageTransform(frame.id).clone().invert();
  const words: PdfPage["words"][number][] = [];
  for (const id of editor.getShapeAndDescendantIds([frame.id])) {
    const shape = editor.getShape(id);
    const bounds = editor.getShapePageBounds(id);
    const text = shape && id !== frame.id ? (editor.getShapeUtil(shape).getText(shape) ?? "").trim() : "";
    if (!bounds || text === "") continue;
    const at = toFrame.applyToPoint(bounds.point);
    text
      .split("\n")
      .filter((line) => line.trim() !== "")
      .forEach((line, n) => {
        const y = at.y + HEAD + 16 + n * 18;
        words.push({ text: line, x: at.x * POINTS, y: y * POINTS, size: 14 * POINTS });
      });
  }
  return words;
}

/** Pixels as a PDF takes them: RGB rows, each as its difference to the one above, deflated by the browser. */
async function packRows({ data, width, height }: ImageData): Promise<Uint8Array> {
  const rows = new Uint8Array(height * (1 + width * 3));
  let to = 0;
  for (let y = 0; y < height; y += 1) {
    rows[to++] = 2;
    for (let x = 0; x < width; x += 1) {
      const from = (y * width + x) * 4;
      const above = from - width * 4;
      for (let channel = 0; channel < 3; channel += 1) {
        const up = y === 0 ? 0 : (data[above + channel] ?? 0);
        rows[to++] = (data[from + channel] ?? 0) - up;
      }
    }
  }
  const packed = new Blob([rows]).stream().pipeThrough(new CompressionStream("deflate"));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

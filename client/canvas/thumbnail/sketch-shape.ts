import {
  ARROW_LABEL_FONT_SIZES,
  FONT_SIZES,
  LABEL_FONT_SIZES,
  STROKE_SIZES,
  type TLArrowShape,
  type TLDefaultShape,
  type TLDrawShape,
  type TLFrameShape,
  type TLGeoShape,
  type TLHighlightShape,
  type TLImageShape,
  type TLLineShape,
  type TLNoteShape,
  type TLShape,
  type TLTextShape,
} from "tldraw";
import { isItem } from "@/board/shapes/item-shapes";
import { plainText } from "./rich-text-lines";
import { sketchItem } from "./sketch-item";
import { lineWidth, outlineOf, writeText, type Sketch } from "./sketch";

const NOTE_SIZE = 200;
const LABEL_PADDING = 16;

/** Draws one shape, without its children. A type that is not known here is drawn as a card with its text. */
export function sketchShape(sketch: Sketch, given: TLShape): void {
  const shape = given as TLDefaultShape;
  switch (shape.type) {
    case "group":
      return;
    case "frame":
      return frame(sketch, shape);
    case "geo":
      return geo(sketch, shape);
    case "note":
      return note(sketch, shape);
    case "text":
      return text(sketch, shape);
    case "draw":
    case "line":
      return stroke(sketch, shape);
    case "arrow":
      return arrow(sketch, shape);
    case "highlight":
      return highlight(sketch, shape);
    case "image":
      return image(sketch, shape);
    default:
      return isItem(given) ? sketchItem(sketch, given) : card(sketch, given);
  }
}

function frame(sketch: Sketch, { props: { w, h, name } }: TLFrameShape): void {
  const { pen, colors, fonts } = sketch;
  pen.fillStyle = colors.black.frame.fill;
  pen.fillRect(0, 0, w, h);
  pen.strokeStyle = colors.black.frame.stroke;
  pen.lineWidth = lineWidth(sketch, 1);
  pen.strokeRect(0, 0, w, h);
  // As on the board, where the name does not shrink with the zoom.
  const size = Math.max(14, 8 / sketch.scale);
  writeText(sketch, {
    text: name,
    box: { x: 0, y: -1.7 * size, w, h: size },
    font: fonts.sans,
    size,
    color: colors.text,
    align: "start",
    vertical: "start",
  });
}

function geo(sketch: Sketch, shape: TLGeoShape): void {
  const { pen, colors, fonts } = sketch;
  const { props } = shape;
  const { path } = outlineOf(sketch, shape);
  const color = colors[props.color];
  const fills = {
    none: null,
    semi: colors.solid,
    solid: color.semi,
    pattern: color.pattern,
    fill: color.fill,
  };
  const fill = fills[props.fill as keyof typeof fills] ?? null;
  if (fill !== null) {
    pen.fillStyle = fill;
    pen.fill(path);
  }
  setStroke(sketch, props);
  if (props.dash !== ("none" as string)) pen.stroke(path);
  pen.setLineDash([]);
  const padding = LABEL_PADDING * props.scale;
  writeText(sketch, {
    text: plainText(props.richText),
    box: {
      x: padding,
      y: padding,
      w: props.w - 2 * padding,
      h: props.h + props.growY - 2 * padding,
    },
    font: fonts[props.font],
    size: LABEL_FONT_SIZES[props.size] * props.scale,
    color: colors[props.labelColor].solid,
    align: alignOf(props.align),
    vertical: props.verticalAlign,
  });
}

function note(sketch: Sketch, { props }: TLNoteShape): void {
  const { pen, colors, fonts } = sketch;
  const [w, h] = [NOTE_SIZE * props.scale, (NOTE_SIZE + props.growY) * props.scale];
  pen.fillStyle = colors[props.color].note.fill;
  pen.fillRect(0, 0, w, h);
  const padding = LABEL_PADDING * props.scale;
  const size = (props.fontSizeAdjustment || LABEL_FONT_SIZES[props.size]) * props.scale;
  writeText(sketch, {
    text: plainText(props.richText),
    box: { x: padding, y: padding, w: w - 2 * padding, h: h - 2 * padding },
    font: fonts[props.font],
    size,
    color: props.labelColor === "black" ? colors[props.color].note.text : colors[props.labelColor].fill,
    align: alignOf(props.align),
    vertical: props.verticalAlign,
  });
}

function text(sketch: Sketch, shape: TLTextShape): void {
  const { editor, colors, fonts } = sketch;
  const { props } = shape;
  const { w, h } = editor.getShapeGeometry(shape).bounds;
  writeText(sketch, {
    text: plainText(props.richText),
    // A little wider: the browser's own measure of the same text differs by a hair.
    box: { x: 0, y: 0, w: w + 2, h },
    font: fonts[props.font],
    size: FONT_SIZES[props.size] * props.scale,
    color: colors[props.color].solid,
    align: alignOf(props.textAlign),
    vertical: "start",
  });
}

function stroke(sketch: Sketch, shape: TLDrawShape | TLLineShape): void {
  const { pen, colors } = sketch;
  const { path, closed } = outlineOf(sketch, shape);
  if (closed && shape.type === "draw" && shape.props.isClosed && shape.props.fill !== "none") {
    pen.fillStyle = colors[shape.props.color].semi;
    pen.fill(path);
  }
  setStroke(sketch, shape.props);
  pen.stroke(path);
  pen.setLineDash([]);
}

function arrow(sketch: Sketch, shape: TLArrowShape): void {
  const { editor, pen, colors, fonts } = sketch;
  const { props } = shape;
  const { path } = outlineOf(sketch, shape);
  setStroke(sketch, props);
  pen.stroke(path);
  pen.setLineDash([]);
  const { vertices, bounds } = editor.getShapeGeometry(shape);
  const [before, end] = vertices.slice(-2);
  if (props.arrowheadEnd !== "none" && before && end) {
    const angle = Math.atan2(end.y - before.y, end.x - before.x);
    const length = Math.max(4 * STROKE_SIZES[props.size] * props.scale, 3 / sketch.scale);
    pen.beginPath();
    for (const side of [-0.5, 0.5]) {
      pen.moveTo(end.x, end.y);
      pen.lineTo(end.x - length * Math.cos(angle + side), end.y - length * Math.sin(angle + side));
    }
    pen.stroke();
  }
  const size = ARROW_LABEL_FONT_SIZES[props.size] * props.scale;
  writeText(sketch, {
    text: plainText((props as { richText?: unknown }).richText),
    box: { x: bounds.x, y: bounds.center.y - size, w: Math.max(bounds.w, 10 * size), h: 2 * size },
    font: fonts[props.font],
    size,
    color: colors[props.labelColor].solid,
    align: "middle",
    vertical: "middle",
  });
}

function highlight(sketch: Sketch, shape: TLHighlightShape): void {
  const { pen, colors } = sketch;
  const { path } = outlineOf(sketch, shape);
  pen.strokeStyle = colors[shape.props.color].highlight.srgb;
  pen.lineWidth = lineWidth(sketch, FONT_SIZES[shape.props.size] * 1.12 * shape.props.scale);
  pen.lineCap = "round";
  pen.lineJoin = "round";
  pen.globalAlpha *= 0.4;
  pen.stroke(path);
}

function image(sketch: Sketch, { props }: TLImageShape): void {
  const { pen, tokens, pictures } = sketch;
  const picture = props.assetId === null ? undefined : pictures.get(props.assetId);
  if (!picture) {
    pen.fillStyle = tokens.line;
    pen.fillRect(0, 0, props.w, props.h);
    return;
  }
  const { topLeft = { x: 0, y: 0 }, bottomRight = { x: 1, y: 1 } } = props.crop ?? {};
  if (props.flipX || props.flipY) {
    pen.translate(props.flipX ? props.w : 0, props.flipY ? props.h : 0);
    pen.scale(props.flipX ? -1 : 1, props.flipY ? -1 : 1);
  }
  pen.drawImage(
    picture,
    topLeft.x * picture.width,
    topLeft.y * picture.height,
    Math.max(1, (bottomRight.x - topLeft.x) * picture.width),
    Math.max(1, (bottomRight.y - topLeft.y) * picture.height),
    0,
    0,
    props.w,
    props.h,
  );
}

/** Bookmarks and whatever comes later: their text on paper, the first line as a title. */
function card(sketch: Sketch, shape: TLShape): void {
  const { editor, pen, tokens, fonts } = sketch;
  const { w, h } = editor.getShapeGeometry(shape).bounds;
  pen.beginPath();
  pen.roundRect(0, 0, w, h, Math.min(10, w / 4, h / 4));
  pen.fillStyle = tokens.surface;
  pen.fill();
  pen.strokeStyle = tokens.line;
  pen.lineWidth = lineWidth(sketch, 1);
  pen.stroke();
  const [title = "", ...rest] = (editor.getShapeUtil(shape).getText(shape) ?? "").split("\n");
  const [padding, size] = [14, 17];
  const at = { x: padding, w: w - 2 * padding, font: fonts.sans, align: "start", vertical: "start" } as const;
  const titleHeight = Math.min(3, Math.ceil((title.length * size * 0.55) / Math.max(at.w, 1))) * 22;
  writeText(sketch, {
    ...at,
    text: title,
    box: { x: at.x, y: padding, w: at.w, h: titleHeight },
    weight: 600,
    size,
    lineHeight: 1.3,
    color: tokens.ink,
  });
  const top = padding + titleHeight + 8;
  writeText(sketch, {
    ...at,
    text: rest.join("\n"),
    box: { x: at.x, y: top, w: at.w, h: Math.max(0, h - top - padding) },
    size: 15,
    color: tokens.muted,
  });
}

function setStroke(
  sketch: Sketch,
  props: Pick<TLGeoShape["props"], "color" | "size" | "scale" | "dash">,
): void {
  const { pen, colors } = sketch;
  const width = lineWidth(sketch, STROKE_SIZES[props.size] * props.scale);
  pen.strokeStyle = colors[props.color].solid;
  pen.lineWidth = width;
  pen.lineCap = "round";
  pen.lineJoin = "round";
  if (props.dash === "dashed") pen.setLineDash([3 * width, 3 * width]);
  else if (props.dash === "dotted") pen.setLineDash([0, 2 * width]);
}

function alignOf(align: string): "start" | "middle" | "end" {
  if (align.startsWith("start")) return "start";
  return align.startsWith("end") ? "end" : "middle";
}

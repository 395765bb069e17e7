import type { TLDefaultShape, TLPageId } from "@tldraw/tlschema";
import { layoutBlock, type BlockLayout } from "./layout-block";
import { createShapeBuilder } from "./shape-builder";
import type { Template, TemplateFrame } from "./template-data";

/** Frames are screens: 16:9, in page pixels. */
export const FRAME = { w: 1920, h: 1080, margin: 80 } as const;

/** Between frames; more below each, where the next one's name stands in letters that do not shrink with the zoom. */
const GAP = { x: 160, y: 260 } as const;

const INNER = { w: FRAME.w - 2 * FRAME.margin, h: FRAME.h - 2 * FRAME.margin };
const BLOCK_GAP = 36;

/** Sizes of the text in cells, largest first: a frame takes the first with which all of it fits. */
const SCALES = [1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1, 0.9];

/**
 * Places a template's frames and their blocks, and makes the records. Frames are read as text is: left to right, in
 * as many rows as columns, so that a screen that shows the whole board wastes none of its width. The text of a frame
 * is as large as the frame allows, since it is read across a room. Throws for a frame that holds too much.
 */
export function layoutTemplate(template: Template, page: TLPageId): TLDefaultShape[] {
  const builder = createShapeBuilder(template.id, page);
  const columns = Math.ceil(Math.sqrt(template.frames.length));
  template.frames.forEach((frame, position) => {
    const place = {
      x: (position % columns) * (FRAME.w + GAP.x),
      y: Math.floor(position / columns) * (FRAME.h + GAP.y),
    };
    const id = builder.frame({ ...place, w: FRAME.w, h: FRAME.h }, frame.name);
    let y: number = FRAME.margin;
    for (const block of layoutFrame(frame)) {
      for (const piece of block.pieces) {
        const box = { ...piece.box, x: FRAME.margin + piece.box.x, y: y + piece.box.y };
        if (piece.kind === "text") builder.text(id, box, piece.options);
        else if (piece.kind === "cell") builder.cell(id, box, piece.options);
        else builder.note(id, box, piece.options);
      }
      y += block.height + BLOCK_GAP;
    }
  });
  return builder.shapes();
}

function layoutFrame(frame: TemplateFrame): BlockLayout[] {
  for (const scale of SCALES) {
    const blocks = frame.blocks.map((block) => layoutBlock(block, INNER.w, scale));
    const height = blocks.reduce((sum, block) => sum + block.height + BLOCK_GAP, -BLOCK_GAP);
    if (height <= INNER.h && blocks.every((block) => block.wordsFit)) return blocks;
  }
  throw new Error(`template frame ${frame.name} holds more than fits on a screen`);
}

import type { TLPageId, TLShape } from "@tldraw/tlschema";
import { layoutBlock, type BlockLayout } from "./layout-block";
import { createShapeBuilder } from "./shape-builder";
import type { Template, TemplateFrame } from "./template-data";

/** Frames are screens: 16:9, in page pixels, small enough that a card can be read across a room. */
export const FRAME = { w: 1280, h: 720, margin: 36 } as const;

/** Between frames; more below each, where the next one's name stands in letters that do not shrink with the zoom. */
const GAP = { x: 120, y: 200 } as const;

const INNER = { w: FRAME.w - 2 * FRAME.margin, h: FRAME.h - 2 * FRAME.margin };
const BLOCK_GAP = 24;

/**
 * Places a template's frames and their blocks, and makes the records. Frames are read as text is: left to right, in
 * as many rows as columns, so that a screen that shows the whole board wastes none of its width. Throws for a frame
 * that holds too much.
 */
export function layoutTemplate(template: Template, page: TLPageId): TLShape[] {
  const builder = createShapeBuilder(template.id, page);
  const columns = Math.ceil(Math.sqrt(template.frames.length));
  template.frames.forEach((frame, position) => {
    const place = {
      x: (position % columns) * (FRAME.w + GAP.x),
      y: Math.floor(position / columns) * (FRAME.h + GAP.y),
    };
    const id = builder.frame({ ...place, w: FRAME.w, h: FRAME.h }, frame.name);
    let y: number = FRAME.margin;
    for (const block of layoutFrame(frame, builder.idOf)) {
      for (const piece of block.pieces) {
        const box = { ...piece.box, x: FRAME.margin + piece.box.x, y: y + piece.box.y };
        if (piece.kind === "text") builder.text(id, box, piece.options);
        else if (piece.kind === "link") builder.link(id, box, piece.options);
        else if (piece.kind === "note") builder.note(id, box, piece.options);
        else builder.item(id, box, { content: piece.content, key: piece.key });
      }
      y += block.height + BLOCK_GAP;
    }
  });
  return builder.shapes();
}

function layoutFrame(frame: TemplateFrame, idOf: (key: string) => string): BlockLayout[] {
  const blocks = frame.blocks.map((block) => layoutBlock(block, INNER.w, idOf));
  const height = blocks.reduce((sum, block) => sum + block.height + BLOCK_GAP, -BLOCK_GAP);
  if (height > INNER.h)
    throw new Error(`template frame ${frame.name} holds ${Math.ceil(height - INNER.h)} px more than fits`);
  return blocks;
}

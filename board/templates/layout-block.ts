import type { TLDefaultColorStyle, TLDefaultSizeStyle } from "@tldraw/tlschema";
import type { FeatureGridProps } from "../shapes/feature-grid";
import { layoutGrid } from "../shapes/feature-grid-layout";
import { cardHeight, type CardContent } from "../shapes/item-layout";
import type { Box, LinkOptions } from "./shape-builder";
import type { Block, TemplateCard } from "./template-data";
import { cardContent, gridProps } from "./template-items";
import { countLines, LINE_HEIGHT, longestWordFits } from "./text-fit";

/** Sides of a sticky note in tldraw. */
export const NOTE_SIZE = 200;
/** Padding of a label inside a rectangle or note, on each side. */
export const LABEL_PADDING = 16;
/** Font sizes of tldraw in pixels: of a text shape, and of a label in a rectangle or note. */
export const TEXT_PX: Record<TLDefaultSizeStyle, number> = { s: 18, m: 24, l: 36, xl: 44 };
export const LABEL_PX: Record<TLDefaultSizeStyle, number> = { s: 18, m: 22, l: 26, xl: 32 };

const NOTE_GAP = 24;
const CARD_GAP = 24;
const LINK_GAP = 10;

/** A shape of a block; its box is relative to the block's upper left corner. */
export type Piece = { box: Box } & (
  | { kind: "text"; options: { text: string; size: TLDefaultSizeStyle; color: TLDefaultColorStyle } }
  | { kind: "link"; options: LinkOptions }
  | { kind: "note"; options: { text: string; color: TLDefaultColorStyle } }
  | { kind: "item"; key: string | undefined; content: ItemContent }
);

/** Type and props of an item, its size among them. */
export type ItemContent = CardContent | { type: "feature-grid"; props: FeatureGridProps };

export interface BlockLayout {
  pieces: Piece[];
  /** Pixels. */
  height: number;
}

/** Lays a block out in `width` pixels. `idOf` gives the item id of a card's key. Throws when a word is wider than that. */
export function layoutBlock(block: Block, width: number, idOf: (key: string) => string): BlockLayout {
  switch (block.kind) {
    case "heading":
      return layoutText(block.text, "l", width);
    case "text":
      return layoutText(block.text, block.lead ? "m" : "s", width);
    case "cards":
      return layoutCards(block.cards, { columns: block.columns, width, idOf });
    case "grid":
      return layoutTable(gridProps(block.grid, width));
    case "notes":
      return layoutNotes(block.notes, width);
    case "links":
      return layoutLinks(block.links, width);
  }
}

function layoutText(text: string, size: TLDefaultSizeStyle, width: number): BlockLayout {
  if (!longestWordFits(text, TEXT_PX[size], width)) throw new Error(`too wide: ${text}`);
  const h = countLines(text, TEXT_PX[size], width) * TEXT_PX[size] * LINE_HEIGHT;
  const box = { x: 0, y: 0, w: width, h };
  return { pieces: [{ kind: "text", box, options: { text, size, color: "black" } }], height: h };
}

function layoutCards(
  cards: readonly TemplateCard[],
  { columns, width, idOf }: { columns: number; width: number; idOf: (key: string) => string },
): BlockLayout {
  const w = (width - (columns - 1) * CARD_GAP) / columns;
  const pieces: Piece[] = [];
  let y = 0;
  for (let start = 0; start < cards.length; start += columns) {
    const row = cards.slice(start, start + columns);
    const contents = row.map((card) => cardContent(card, w, idOf));
    const h = Math.max(...contents.map(heightOf));
    contents.forEach((content, n) => {
      const sized = { ...content, props: { ...content.props, h } } as ItemContent;
      const box = { x: n * (w + CARD_GAP), y, w, h };
      pieces.push({ kind: "item", box, key: row[n]?.key, content: sized });
    });
    y += h + CARD_GAP;
  }
  return { pieces, height: y - CARD_GAP };
}

function heightOf(content: CardContent): number {
  return cardHeight(content, content.type === "decision" ? Object.keys(content.props.restsOn).length : 0);
}

function layoutTable(props: FeatureGridProps): BlockLayout {
  const { w, h } = layoutGrid({ ...props, h: 1 }, "");
  const content: ItemContent = { type: "feature-grid", props: { ...props, w, h } };
  return {
    pieces: [{ kind: "item", box: { x: 0, y: 0, w, h }, key: undefined, content }],
    height: h,
  };
}

function layoutNotes(
  notes: readonly { text: string; color: TLDefaultColorStyle }[],
  width: number,
): BlockLayout {
  const perRow = Math.floor((width + NOTE_GAP) / (NOTE_SIZE + NOTE_GAP));
  const pieces = notes.map((options, n): Piece => {
    const x = (n % perRow) * (NOTE_SIZE + NOTE_GAP);
    const y = Math.floor(n / perRow) * (NOTE_SIZE + NOTE_GAP);
    return { kind: "note", box: { x, y, w: NOTE_SIZE, h: NOTE_SIZE }, options };
  });
  return { pieces, height: Math.ceil(notes.length / perRow) * (NOTE_SIZE + NOTE_GAP) - NOTE_GAP };
}

function layoutLinks(links: readonly { text: string; url: string }[], width: number): BlockLayout {
  const h = Math.ceil(LABEL_PX.s * LINE_HEIGHT + 2 * LABEL_PADDING);
  const pieces = links.map((options, n): Piece => {
    return { kind: "link", box: { x: 0, y: n * (h + LINK_GAP), w: width, h }, options };
  });
  return { pieces, height: links.length * (h + LINK_GAP) - LINK_GAP };
}

/** Narrower than this the panel is a sheet over the lower edge of the canvas. */
export const SHEET_BELOW_PX = 640;

const LEAST_WIDTH = 440;
const MOST_WIDTH = 560;
/** What stands along the edges of the canvas: tldraw's menus above, its tools below. */
const MARGIN = { top: 52, bottom: 68, side: 8 };

export interface PanelPlace {
  x: number;
  y: number;
  w: number;
  /** Most height; the content scrolls beyond it. */
  most: number;
}

/**
 * Where the panel of a card stands on a screen: over the card, as wide as it is shown, moved as far as the screen needs
 * it. `height` is what its content takes. All in pixels of the canvas's screen.
 */
export function panelPlace(
  card: { x: number; y: number; w: number },
  screen: { w: number; h: number },
  height: number,
): PanelPlace {
  const w = Math.min(Math.max(card.w, LEAST_WIDTH), MOST_WIDTH, screen.w - 2 * MARGIN.side);
  const most = Math.max(screen.h - MARGIN.top - MARGIN.bottom, 160);
  const shown = Math.min(height, most);
  const x = card.x + (card.w - w) / 2;
  return {
    x: Math.round(clamp(x, MARGIN.side, screen.w - MARGIN.side - w)),
    y: Math.round(clamp(card.y, MARGIN.top, MARGIN.top + most - shown)),
    w: Math.round(w),
    most,
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

/** tldraw's name of the font in which nearly every shape is written. */
const FAMILY = "tldraw_draw";

/**
 * Loads that font while the canvas's code is still on its way. tldraw measures every text when it starts, in whatever font there
 * is, and all of them anew when this one comes; it finds this one by its name and takes it over.
 */
export function loadCanvasFont(url: string, page: Document = document): void {
  if (!page.fonts || [...page.fonts].some(({ family }) => family === FAMILY)) return;
  const font = new FontFace(FAMILY, `url(${JSON.stringify(url)})`, { weight: "normal", display: "swap" });
  page.fonts.add(font);
  // tldraw asks for it again, and says so when it cannot be had then.
  font.load().catch(() => page.fonts.delete(font));
}

import { preload } from "react-dom";
import { TLDRAW_ASSET_URLS } from "./tldraw-asset-urls";

/**
 * Names the font in which nearly every shape is written in the page itself: tldraw shows a board only when its fonts are there,
 * and would ask for them last of all. Call while a page is rendered on the server. Returns its address.
 */
export function preloadCanvasFont(): string {
  const url = TLDRAW_ASSET_URLS.fonts.tldraw_draw;
  preload(url, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  return url;
}

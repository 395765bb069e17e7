import { getAssetUrls } from "@tldraw/assets/selfHosted";

/**
 * tldraw's fonts, icons and translations on this server (scripts/copy-assets.mjs), never from a CDN.
 * One object for the life of the page: tldraw makes a new editor whenever its identity changes.
 */
export const TLDRAW_ASSET_URLS = getAssetUrls({ baseUrl: "/tldraw-3.15.6/" });

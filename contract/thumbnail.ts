/** A thumbnail is made for light pages and for dark ones. */
export const THUMBNAIL_THEMES = ["light", "dark"] as const;
export type ThumbnailTheme = (typeof THUMBNAIL_THEMES)[number];

export const THUMBNAIL_TYPES = ["image/png", "image/webp"] as const;
export type ThumbnailType = (typeof THUMBNAIL_TYPES)[number];

export const THUMBNAIL = {
  /** Pixels, 16:10. */
  width: 640,
  height: 400,
  /** A picture of few bytes can unpack to gigabytes in every browser that lists the board. */
  maxSidePx: 1280,
  maxBytes: 256 * 1024,
  /** Between two thumbnails of a board in one theme; what comes sooner is passed over. */
  minIntervalMs: 10_000,
} as const;

/** Address of a board's thumbnail. `version` is the summary's `thumbnailAt`: the picture behind it never changes. */
export function thumbnailUrl(boardId: string, theme: ThumbnailTheme, version: string): string {
  const query = new URLSearchParams({ theme, v: version });
  return `/api/boards/${encodeURIComponent(boardId)}/thumbnail?${query}`;
}

/**
 * Type and size in pixels of a still picture as its own bytes state them, or null for anything that is no thumbnail.
 * PNG (W3C, third edition): signature, IHDR, and no acTL chunk, which would animate it. WebP (RFC 9649): one VP8,
 * VP8L or VP8X chunk first, the latter without its animation flag.
 */
export function readThumbnailFacts(
  bytes: Uint8Array,
): { type: ThumbnailType; width: number; height: number } | null {
  if (bytes.length < 32) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] === 0x89 && ascii(bytes, 1, 8) === "PNG\r\n\x1a\n") return readPng(bytes, view);
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WEBP") return readWebp(bytes, view);
  return null;
}

function readPng(bytes: Uint8Array, view: DataView) {
  if (ascii(bytes, 12, 16) !== "IHDR") return null;
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at)) {
    if (ascii(bytes, at + 4, at + 8) === "acTL") return null;
  }
  return { type: "image/png" as const, width: view.getUint32(16), height: view.getUint32(20) };
}

function readWebp(bytes: Uint8Array, view: DataView) {
  const type = "image/webp" as const;
  switch (ascii(bytes, 12, 16)) {
    case "VP8 ":
      return { type, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case "VP8L": {
      const bits = view.getUint32(21, true);
      return { type, width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case "VP8X": {
      const animated = ((bytes[20] ?? 0) & 0x02) !== 0;
      return animated ? null : { type, width: uint24(bytes, 24) + 1, height: uint24(bytes, 27) + 1 };
    }
    default:
      return null;
  }
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

function uint24(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
}

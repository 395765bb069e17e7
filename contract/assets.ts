/** Picture types a board takes. SVG is left out: it can carry scripts and outside references. */
export const IMAGE_TYPES = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];

/** Bytes at the start of a file that `sniffImageType` needs. */
export const SNIFF_BYTES = 32;

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to));

/**
 * The type a picture's first bytes say it has, or null for anything a board does not take.
 * The name and the declared type of a file are a stranger's claim and are not asked.
 * Signatures: PNG (W3C), JFIF/Exif, GIF89a, WebP (RIFF), AVIF (ISO BMFF brands).
 */
export function sniffImageType(head: Uint8Array): ImageType | null {
  if (head.length < 12) return null;
  if (head[0] === 0x89 && ascii(head, 1, 8) === "PNG\r\n\x1a\n") return "image/png";
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return "image/jpeg";
  const start = ascii(head, 0, 6);
  if (start === "GIF87a" || start === "GIF89a") return "image/gif";
  if (ascii(head, 0, 4) === "RIFF" && ascii(head, 8, 12) === "WEBP") return "image/webp";
  if (ascii(head, 4, 8) === "ftyp" && /avif|avis/.test(ascii(head, 8, head.length))) return "image/avif";
  return null;
}

const SOURCE = /^asset:([A-Za-z0-9_-]{43})$/;

/** The `src` of a stored picture in a tldraw asset record: its content hash, SHA-256 in base64url. */
export function assetSource(hash: string): string {
  return `asset:${hash}`;
}

/** The content hash in an asset's `src`; null for every other source, which is never loaded. */
export function hashOfAssetSource(source: string | null | undefined): string | null {
  return SOURCE.exec(source ?? "")?.[1] ?? null;
}

export interface UploadedAsset {
  /** `asset:<hash>`. */
  src: string;
  type: ImageType;
  /** Bytes. */
  size: number;
  /** In the answer to an upload: bytes of all pictures of the board, of at most LIMITS.boardAssetBytes. */
  boardBytes?: number;
}

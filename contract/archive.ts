import { FRAME_PICTURE } from "./frame-pictures";
import { LIMITS } from "./limits";

export type { ArchiveManifest } from "./archive-schema";

/**
 * An archive is a board in one zip file: its record in every format, pictures of its frames, its images, both documents,
 * and `manifest.json` with the SHA-256 of each file. docs/record-format.md describes it.
 */
export const ARCHIVE_VERSION = 1;

export const MANIFEST_PATH = "manifest.json";
export const CANVAS_PATH = "documents/canvas.yjs";
export const SESSION_PATH = "documents/session.yjs";

/** Bounds of an archive that is imported. What a board at its limits exports is within them. */
export const ARCHIVE_LIMITS = {
  entries: 8_000,
  /** Bytes of the manifest, which is read into memory. */
  manifestBytes: 4 * 1024 * 1024,
  /** Bytes of one file that is no image, picture or document. */
  recordBytes: 64 * 1024 * 1024,
  /** Bytes of everything, unpacked. */
  unpackedBytes: LIMITS.boardAssetBytes + FRAME_PICTURE.boardBytes + 400 * 1024 * 1024,
  /** How much larger than its packed bytes a large archive may be. Texts and documents come to a tenth of this. */
  ratio: 200,
  /** Below this nobody is hurt by any ratio. */
  ratioFreeBytes: 16 * 1024 * 1024,
  pathChars: 200,
} as const;

const PATH = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*){0,4}$/;

/** Whether a name may stand in an archive: plain ASCII, relative, nothing hidden, no way up. */
export function isArchivePath(path: string): boolean {
  return path.length <= ARCHIVE_LIMITS.pathChars && PATH.test(path);
}

/** Answer of `POST /api/archives`, beside what creating a board answers. */
export interface ImportedBoard {
  title: string;
  /** Objects of the archive that no board takes; they are not on the new one. */
  leftOut: number;
}

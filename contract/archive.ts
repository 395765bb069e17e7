import { z } from "zod";
import { FRAME_PICTURE } from "./frame-pictures";
import { LIMITS } from "./limits";

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

const Path = z.string().refine(isArchivePath, "is no path of an archive");
const Text = z.string().max(10_000);
const Time = z.iso.datetime();
const Count = z.number().int().nonnegative();

export const ArchiveManifest = z.object({
  format: z.literal("paperboard-archive"),
  version: z.literal(ARCHIVE_VERSION),
  /** Version of Paperboard that wrote it. */
  paperboard: Text,
  board: z.object({
    id: Text,
    title: Text,
    template: Text,
    createdAt: Time,
    editedAt: Time,
  }),
  /** Seqs of the logs of both documents when the archive was made. */
  seq: z.object({ canvas: Count, session: Count }),
  files: z.array(z.object({ path: Path, size: Count, sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
  /** Pictures of frames that are in the archive; `current` when nothing was drawn on the board since. */
  pictures: z.array(z.object({ path: Path, frame: Text, name: Text, seq: Count, current: z.boolean() })),
  /** Frames without a picture. */
  missingPictures: z.array(z.object({ frame: Text, name: Text })),
  /** Images on the canvas; `hash` is their address in the canvas document, `asset:<hash>`. */
  images: z.array(z.object({ path: Path, hash: z.string().regex(/^[\w-]{43}$/), name: Text })),
  /** Hashes of images whose files the instance itself had lost. */
  missingImages: z.array(Text),
});
export type ArchiveManifest = z.infer<typeof ArchiveManifest>;

/** Answer of `POST /api/archives`, beside what creating a board answers. */
export interface ImportedBoard {
  title: string;
  /** Objects of the archive that no board takes; they are not on the new one. */
  leftOut: number;
}

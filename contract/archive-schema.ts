import { z } from "zod";
import { ARCHIVE_VERSION, isArchivePath } from "./archive";

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

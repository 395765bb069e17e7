import { z } from "zod";
import { INSTANCE_KEY_FILE } from "@/server/access/instance-key";

/**
 * A backup is a tar archive: first a header that says what this is, then the files, last the manifest with the size
 * and SHA-256 of each. A backup that was cut off has no manifest. docs/deployment.md describes it for operators.
 */
export const HEADER_PATH = "paperboard-backup.json";
export const MANIFEST_PATH = "manifest.json";
export const DATABASE_PATH = "paperboard.db";
export const KEY_PATH = INSTANCE_KEY_FILE;

/** Folder of the data directory with pictures; each lies there as `assetPath` says. */
export const ASSETS_FOLDER = "assets";

/** Raised when an older Paperboard cannot read the archive any more. */
export const ARCHIVE_VERSION = 1;
/** Both JSON files are read into memory; half a million files fit. */
export const MAX_JSON_BYTES = 64 * 1024 * 1024;

export const ArchiveHeader = z.object({
  format: z.literal("paperboard-backup"),
  version: z.number().int(),
  createdAt: z.iso.datetime(),
  /** Version of Paperboard that wrote it. */
  paperboard: z.string(),
});
export type ArchiveHeader = z.infer<typeof ArchiveHeader>;

export const ArchiveManifest = z.object({
  files: z.array(
    z.object({
      path: z.string(),
      size: z.number().int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  /** Hashes of pictures whose files were missing on the instance itself. */
  missing: z.array(z.string()),
});
export type ArchiveManifest = z.infer<typeof ArchiveManifest>;

const ASSET = new RegExp(`^${ASSETS_FOLDER}/([A-Za-z0-9_-]{2})/\\1[A-Za-z0-9_-]{41}$`);

/** Whether a file of this path may be in a backup, below the data directory. Any other path is refused. */
export function isArchivePath(path: string): boolean {
  return path === DATABASE_PATH || path === KEY_PATH || ASSET.test(path);
}

/** Where the asset store keeps a picture (server/storage/file-asset-store.ts). */
export function assetPath(hash: string): string {
  return `${ASSETS_FOLDER}/${hash.slice(0, 2)}/${hash}`;
}

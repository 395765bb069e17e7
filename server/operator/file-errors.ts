import { open, statfs } from "node:fs/promises";
import { OperatorError, systemCodeOf } from "./operator-error";

/**
 * An error of the file system as a sentence that names the path and what to do; other errors as they are.
 * @param path what was being written or read
 */
export function explainFileError(error: unknown, path: string): unknown {
  const code = systemCodeOf(error);
  const reasons: Record<string, string> = {
    ENOSPC: `There is no room left for ${path}. Make room, or choose another disk.`,
    EDQUOT: `This user's quota leaves no room for ${path}.`,
    EFBIG: `The file system, or a limit of this user, does not allow a file as large as ${path}.`,
    EACCES: `This user may not use ${path}. Run the command as the user of the server, or choose another place.`,
    EPERM: `This user may not use ${path}. Run the command as the user of the server, or choose another place.`,
    EROFS: `${path} is on a file system that cannot be written.`,
    ENOENT: `There is no ${path}.`,
    ENOTDIR: `A part of ${path} is no directory.`,
    EISDIR: `${path} is a directory; a file is meant.`,
    EIO: `The disk reports an error at ${path}.`,
  };
  const reason = code === null ? undefined : reasons[code];
  return reason ? new OperatorError(reason, { cause: error }) : error;
}

/** Throws `OperatorError` when the disk of `directory` has less than `bytes` free, as far as it says. */
export async function requireRoom(directory: string, bytes: number): Promise<void> {
  const { bavail, blocks, bsize } = await statfs(directory);
  const free = bavail * bsize;
  // Some network mounts answer with zeros.
  if (blocks === 0 || free >= bytes) return;
  throw new OperatorError(
    `${directory} has ${readableBytes(free)} free, and ${readableBytes(bytes)} are needed. Make room, or choose another disk.`,
  );
}

/** Makes what was created, renamed or removed in a directory survive a power cut. */
export async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** For people: `1.2 GB`. */
export function readableBytes(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

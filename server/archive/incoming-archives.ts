import { randomBytes } from "node:crypto";
import { mkdir, open, rm } from "node:fs/promises";
import path from "node:path";
import { errorDetail } from "@/contract/error-details";
import { AppError, errorCodeOf } from "@/contract/errors";
import { LIMITS } from "@/contract/limits";

/** Archives that are being imported, as files below the data directory; zip files cannot be read from a stream. */
export interface IncomingArchives {
  /**
   * Writes `body` to a file and hands it to `use`; the file is gone when the promise settles. Throws AppError `too_large`,
   * `storage_failed`, `rate_limited` when too many come at once, and what `use` throws.
   */
  withFile<T>(body: AsyncIterable<Uint8Array>, use: (file: string) => Promise<T>): Promise<T>;
  /** Removes what a crash left behind; before the first import. */
  clean(): Promise<void>;
}

/** Each holds its file on the disk, and its documents in memory in the end. */
const MOST_AT_ONCE = 3;

export function createIncomingArchives(options: { dataDir: string; maxBytes?: number }): IncomingArchives {
  const { dataDir, maxBytes = LIMITS.archiveBytes } = options;
  const folder = path.join(dataDir, "incoming-archives");
  let underWay = 0;

  async function receive(body: AsyncIterable<Uint8Array>, file: string): Promise<void> {
    const handle = await open(file, "wx", 0o600);
    try {
      let size = 0;
      for await (const chunk of body) {
        size += chunk.byteLength;
        if (size > maxBytes) {
          throw new AppError(
            "too_large",
            errorDetail("archive_too_large", Math.floor(maxBytes / 1024 / 1024)),
          );
        }
        await handle.writeFile(chunk);
      }
    } finally {
      await handle.close();
    }
  }

  return {
    async withFile(body, use) {
      if (underWay >= MOST_AT_ONCE) throw new AppError("rate_limited");
      underWay += 1;
      const file = path.join(folder, `${randomBytes(12).toString("hex")}.zip`);
      try {
        try {
          await mkdir(folder, { recursive: true, mode: 0o700 });
          await receive(body, file);
        } catch (error) {
          if (errorCodeOf(error)) throw error;
          throw new AppError("storage_failed", undefined, { cause: error });
        }
        return await use(file);
      } finally {
        underWay -= 1;
        await rm(file, { force: true });
      }
    },
    clean: () => rm(folder, { recursive: true, force: true }),
  };
}

import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { SNIFF_BYTES, sniffImageType } from "@/contract/assets";
import { errorDetail } from "@/contract/error-details";
import { AppError, errorCodeOf } from "@/contract/errors";
import { LIMITS } from "@/contract/limits";
import type { AssetRow, AssetRows, AssetStore } from "./asset-store";
import { createBoardRoom } from "./board-room";

/** A file that no row names is left alone this long: its row may be about to be written. */
const ORPHAN_GRACE_MS = 60 * 60 * 1000;

interface Received {
  hash: string;
  head: Uint8Array;
  size: number;
}

/**
 * Pictures as files `assets/<first two characters>/<hash>` below `dataDir`; equal pictures are one file.
 * @param limits bytes of one file and of all files of a board
 */
export function createFileAssetStore(deps: {
  dataDir: string;
  rows: AssetRows;
  now: () => number;
  limits?: { assetBytes: number; boardAssetBytes: number };
}): AssetStore {
  const { rows, now, limits = LIMITS } = deps;
  const folder = path.join(deps.dataDir, "assets");
  const incoming = path.join(folder, "incoming");
  const pathOf = (hash: string) => path.join(folder, hash.slice(0, 2), hash);
  const alone = oneAtATime();
  const bytesOf = async (boardId: string) =>
    (await rows.list(boardId)).reduce((sum, { size }) => sum + size, 0);
  const boardRoom = createBoardRoom(limits.boardAssetBytes, bytesOf);

  /** Whether the file of this hash was there and nobody's. */
  const removeIfUnused = (hash: string) =>
    alone(async () => {
      if ((await rows.stillUsed([hash])).has(hash)) return false;
      try {
        await rm(pathOf(hash));
        return true;
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
        throw error;
      }
    });

  async function receive(
    body: AsyncIterable<Uint8Array>,
    file: string,
    take: (bytes: number) => boolean,
  ): Promise<Received> {
    const digest = createHash("sha256");
    const head = new Uint8Array(SNIFF_BYTES);
    let size = 0;
    const handle = await open(file, "wx", 0o600);
    try {
      for await (const chunk of body) {
        if (size < SNIFF_BYTES) head.set(chunk.subarray(0, SNIFF_BYTES - size), size);
        size += chunk.length;
        if (size > limits.assetBytes)
          throw new AppError("too_large", errorDetail("picture_too_large", megabytes(limits.assetBytes)));
        if (!take(chunk.length))
          throw new AppError(
            "too_large",
            errorDetail("board_pictures_full", megabytes(limits.boardAssetBytes)),
          );
        digest.update(chunk);
        await handle.writeFile(chunk);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    return { hash: digest.digest("base64url"), head: head.subarray(0, size), size };
  }

  return {
    async put(boardId, file) {
      const share = await boardRoom.enter(boardId);
      let added = false;
      const temporary = path.join(incoming, randomBytes(12).toString("hex"));
      try {
        await mkdir(incoming, { recursive: true });
        const { hash, head, size } = await receive(file.body, temporary, share.take);
        const type = sniffImageType(head);
        if (!type) throw new AppError("unsupported_file");
        const target = pathOf(hash);
        await mkdir(path.dirname(target), { recursive: true });
        const name = file.name.slice(0, 200);
        const row: AssetRow = { boardId, hash, type, size, name, createdAt: now(), unusedSince: null };
        await alone(async () => {
          // Renaming over an equal file is harmless and refreshes its time, so that a sweep leaves it alone.
          await rename(temporary, target);
          await syncFolder(path.dirname(target));
          const known = await rows.find(boardId, hash);
          await rows.add(row);
          added = known === null;
        });
        return row;
      } catch (error) {
        await rm(temporary, { force: true });
        if (errorCodeOf(error)) throw error;
        throw new AppError("storage_failed", undefined, { cause: error });
      } finally {
        share.leave(added);
      }
    },

    async find(boardId, hash) {
      const row = await rows.find(boardId, hash);
      return row && { row, path: pathOf(hash) };
    },

    async share(fromBoardId, toBoardId, hashes) {
      for (const hash of hashes) {
        await alone(async () => {
          const row = await rows.find(fromBoardId, hash);
          if (row) await rows.add({ ...row, boardId: toBoardId, createdAt: now(), unusedSince: null });
        });
      }
    },

    boardsOlderThan: (ms) => rows.boardsWithOlder(now() - ms),

    async collect(boardId, used, keepMs) {
      const all = await rows.list(boardId);
      const again = all.filter((row) => used.has(row.hash) && row.unusedSince !== null);
      const unused = all.filter((row) => !used.has(row.hash));
      const newly = unused.filter((row) => row.unusedSince === null);
      const old = unused.filter(({ unusedSince }) => unusedSince !== null && unusedSince < now() - keepMs);
      if (again.length > 0) await rows.setUnusedSince(boardId, hashesOf(again), null);
      if (newly.length > 0) await rows.setUnusedSince(boardId, hashesOf(newly), now());
      let removed = 0;
      for (const { hash, unusedSince } of old) {
        await alone(async () => {
          // Asked again: the same picture may have been uploaded meanwhile.
          if ((await rows.find(boardId, hash))?.unusedSince !== unusedSince) return;
          await rows.remove(boardId, hash);
          removed += 1;
        });
      }
      return removed;
    },

    bytesOf,

    async hashesOf(boardId) {
      return hashesOf(await rows.list(boardId));
    },

    async removeUnused(hashes) {
      let removed = 0;
      for (const hash of hashes) if (await removeIfUnused(hash)) removed += 1;
      return removed;
    },

    async sweep() {
      let removed = 0;
      const kept = await rows.allHashes();
      for (const file of await filesBelow(folder)) {
        const hash = path.basename(file);
        if (kept.has(hash) || (await stat(file)).ctimeMs > now() - ORPHAN_GRACE_MS) continue;
        // Asked again: an upload of the same picture may have come since the list was read.
        if ((await rows.stillUsed([hash])).has(hash)) continue;
        await rm(file, { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}

const hashesOf = (list: readonly AssetRow[]) => list.map(({ hash }) => hash);

const megabytes = (bytes: number) => Math.floor(bytes / (1024 * 1024));

/**
 * Runs one task after the other. A file and its row change together: else a file is removed because nobody has it
 * just when somebody uploads the same picture.
 */
function oneAtATime(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task);
    last = result.catch(() => {});
    return result;
  };
}

/** A renamed file is durable only when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function filesBelow(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

import { AppError } from "@/contract/errors";
import { LIMITS } from "@/contract/limits";
import type { AssetStore } from "@/server/storage/asset-store";
import type { BoardStore } from "@/server/storage/board-store";
import type { RoomRegistry } from "@/server/sync/room-registry";
import { requireFacilitatorInTrash } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

/** Later than any board was deleted. */
const END_OF_TIME = Number.MAX_SAFE_INTEGER;

export const DAY_MS = 24 * 60 * 60 * 1000;

interface PurgeDeps {
  boards: BoardStore;
  assets: AssetStore;
  registry: Pick<RoomRegistry, "dropBoard">;
  now: () => number;
}

/** Deletes a board of the trash for good, for its facilitator. */
export function createPurgeBoard(deps: ServiceDeps): Services["purgeBoard"] {
  return async (actor, boardId) => {
    await requireFacilitatorInTrash(deps, actor, boardId);
    // Restored between the two: then it stays.
    if (!(await purgeBoard(deps, boardId, END_OF_TIME))) throw new AppError("not_in_trash");
  };
}

/**
 * Deletes what has been in the trash for its time. Returns how many boards; one that cannot be deleted is told to
 * `failed` and tried again the next time, and does not keep the others from it.
 */
export async function emptyTrash(
  deps: PurgeDeps,
  failed: (boardId: string, error: unknown) => void,
): Promise<number> {
  const before = deps.now() - LIMITS.trashDays * DAY_MS;
  let purged = 0;
  for (const boardId of await deps.boards.trashedBefore(before)) {
    try {
      if (await purgeBoard(deps, boardId, before)) purged += 1;
    } catch (error) {
      failed(boardId, error);
    }
  }
  return purged;
}

/** Rows of every table first, in one transaction; a crash before the files are gone leaves them to the next sweep. */
async function purgeBoard(deps: PurgeDeps, boardId: string, trashedBefore: number): Promise<boolean> {
  const hashes = await deps.assets.hashesOf(boardId);
  if (!(await deps.boards.deleteBoard(boardId, { trashedBefore }))) return false;
  await deps.registry.dropBoard(boardId);
  await deps.assets.removeUnused(hashes);
  return true;
}

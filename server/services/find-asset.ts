import { AppError } from "@/contract/errors";
import type { AssetRow, AssetStore } from "@/server/storage/asset-store";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Actor } from "./services";

/** Row and file of a board's picture, for those who may read the board. */
export function createFindAsset(
  deps: Pick<ServiceDeps, "access" | "boards" | "now"> & { assets: AssetStore },
) {
  return async (actor: Actor, boardId: string, hash: string): Promise<{ row: AssetRow; path: string }> => {
    await requireStanding(deps, actor, boardId, "read");
    const found = await deps.assets.find(boardId, hash);
    if (!found) throw new AppError("not_found", "There is no such picture on this board.");
    return found;
  };
}

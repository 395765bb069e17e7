import type { AssetStore } from "@/server/storage/asset-store";
import type { RoomRegistry } from "@/server/sync/room-registry";
import { usedAssetHashes } from "./used-asset-hashes";

/**
 * A picture that no record names stays this long: undo brings deleted pictures back, copies on clipboards too, and
 * replaying the last weeks of a session needs what was on the board then.
 */
const KEEP_UNUSED_MS = 30 * 24 * 60 * 60 * 1000;

/** Removes pictures that boards no longer use and files of boards that are gone. Returns how many of each. */
export async function collectAssets(deps: {
  assets: AssetStore;
  registry: Pick<RoomRegistry, "state">;
}): Promise<{ pictures: number; files: number }> {
  let pictures = 0;
  for (const boardId of await deps.assets.collectable(KEEP_UNUSED_MS)) {
    const { update } = await deps.registry.state(boardId, "canvas");
    pictures += await deps.assets.collect(boardId, usedAssetHashes(update), KEEP_UNUSED_MS);
  }
  return { pictures, files: await deps.assets.sweep() };
}

import * as Y from "yjs";
import { recordMaps } from "@/board/document/canvas-document";
import { readRecord } from "@/board/document/canvas-record";
import { hashOfAssetSource } from "@/contract/assets";
import type { AssetStore } from "@/server/storage/asset-store";
import type { RoomRegistry } from "@/server/sync/room-registry";

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
    pictures += await deps.assets.collect(boardId, usedHashes(update), KEEP_UNUSED_MS);
  }
  return { pictures, files: await deps.assets.sweep() };
}

/** Content hashes that a canvas document (v2 update) names. An asset record that cannot be read throws: keep everything. */
function usedHashes(update: Uint8Array): Set<string> {
  const doc = new Y.Doc();
  try {
    Y.applyUpdateV2(doc, update);
    const used = new Set<string>();
    for (const [id, map] of recordMaps(doc).entries()) {
      if (!id.startsWith("asset:")) continue;
      const props = readRecord(map, id)["props"] as { src?: unknown } | undefined;
      const hash = typeof props?.src === "string" ? hashOfAssetSource(props.src) : null;
      if (hash) used.add(hash);
    }
    return used;
  } finally {
    doc.destroy();
  }
}

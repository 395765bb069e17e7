import * as Y from "yjs";
import { readBoardFacts } from "@/board/document/session-document";
import type { AssetStore } from "@/server/storage/asset-store";
import type { BoardStore } from "@/server/storage/board-store";
import type { RoomRegistry } from "@/server/sync/room-registry";
import { assetUseOf } from "./asset-use";

const DAY_MS = 24 * 60 * 60 * 1000;
/**
 * A picture that nothing shows stays this long from when it was first found so: undo brings deleted pictures back, copies
 * on clipboards too, and replaying the last weeks of a session needs what was on the board then.
 */
const KEEP_UNUSED_MS = 30 * DAY_MS;

interface CollectDeps {
  assets: AssetStore;
  boards: Pick<BoardStore, "getBoard">;
  registry: Pick<RoomRegistry, "state">;
}

/**
 * Removes pictures that boards no longer show and files of boards that are gone. Returns how many of each. A board that
 * cannot be judged keeps all its pictures; `onKept` is told why, and the others go on.
 */
export async function collectAssets(
  deps: CollectDeps,
  onKept: (boardId: string, reason: unknown) => void,
): Promise<{ pictures: number; files: number }> {
  let pictures = 0;
  for (const boardId of await deps.assets.boardsOlderThan(DAY_MS)) {
    try {
      pictures += await deps.assets.collect(boardId, await usedHashes(deps, boardId), KEEP_UNUSED_MS);
    } catch (error) {
      onKept(boardId, error);
    }
  }
  return { pictures, files: await deps.assets.sweep() };
}

/** Throws when something on the board cannot be read. */
async function usedHashes(deps: CollectDeps, boardId: string): Promise<Set<string>> {
  const { update } = await deps.registry.state(boardId, "canvas");
  const { shown, recorded, unreadable } = assetUseOf(update);
  if (unreadable.length > 0) {
    throw new Error(`${unreadable.length} records cannot be read, first ${unreadable[0]?.slice(0, 100)}`);
  }
  return (await isAtRest(deps, boardId)) ? recorded : shown;
}

/** A sealed board, and one in the trash, is kept as a whole: nothing on it can be deleted or undone meanwhile. */
async function isAtRest({ boards, registry }: CollectDeps, boardId: string): Promise<boolean> {
  const board = await boards.getBoard(boardId);
  if (!board || board.deletedAt !== null) return true;
  const session = new Y.Doc();
  try {
    Y.applyUpdateV2(session, (await registry.state(boardId, "session")).update);
    return readBoardFacts(session).sealed;
  } finally {
    session.destroy();
  }
}

import type { Log } from "./http/log";
import { collectAssets } from "./services/collect-assets";
import { emptyTrash } from "./services/purge-board";
import type { AssetStore } from "./storage/asset-store";
import type { BoardStore } from "./storage/board-store";
import type { Projector } from "./sync/projector";
import type { RoomRegistry } from "./sync/room-registry";

interface HousekeepingDeps {
  boards: BoardStore;
  assets: AssetStore;
  registry: Pick<RoomRegistry, "state" | "dropBoard">;
  projector: Pick<Projector, "heal">;
  /** Ends sessions that nobody ended; see services/session-ends.ts. */
  endForgottenSessions: (failed: (boardId: string, error: unknown) => void) => Promise<number>;
  now: () => number;
  log: Log;
}

/** The start is busy enough; what nobody needs waits. */
const FIRST_MS = 10 * 60_000;
const EVERY_MS = 12 * 60 * 60_000;

/**
 * Deletes what has been in the trash for its time, ends sessions that nobody ended, deletes pictures that nobody uses any more,
 * and looks for boards whose items are not in the tables as they should be: first after a while, then twice a day. Returns
 * how to stop, which waits for the round that is under way.
 */
export function startHousekeeping(
  deps: HousekeepingDeps,
  times: { firstMs: number; everyMs: number } = { firstMs: FIRST_MS, everyMs: EVERY_MS },
): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const run = () => {
    running = running.then(() => tidy(deps));
  };
  const first = setTimeout(run, times.firstMs).unref();
  const timer = setInterval(run, times.everyMs).unref();
  return async () => {
    clearTimeout(first);
    clearInterval(timer);
    await running;
  };
}

async function tidy(deps: HousekeepingDeps): Promise<void> {
  const { log } = deps;
  try {
    const boards = await emptyTrash(deps, (boardId, error) =>
      log.error({ error, boardId }, "a deleted board could not be removed for good"),
    );
    if (boards > 0) log.info({ boards }, "boards removed for good");
  } catch (error) {
    log.error({ error }, "the trash could not be emptied");
  }
  try {
    const boards = await deps.endForgottenSessions((boardId, error) =>
      log.error({ error, boardId }, "a session that nobody ended could not be ended"),
    );
    if (boards > 0) log.info({ boards }, "sessions that nobody ended were ended");
  } catch (error) {
    log.error({ error }, "sessions that nobody ended could not be found");
  }
  try {
    const removed = await collectAssets(deps, (boardId, error) =>
      log.warn({ error, boardId }, "a board keeps its unused pictures: it cannot be read"),
    );
    if (removed.pictures + removed.files > 0) log.info(removed, "unused pictures removed");
  } catch (error) {
    log.error({ error }, "unused pictures could not be collected");
  }
  try {
    const boards = await deps.projector.heal();
    if (boards > 0) log.warn({ boards }, "boards were behind in the lists of items and are there again");
  } catch (error) {
    log.error({ error }, "boards that are behind in the lists of items could not be found");
  }
}

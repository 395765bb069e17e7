import type { TLSchema } from "@tldraw/tlschema";
import type * as Y from "yjs";
import { documentNeedsMigration, migrateDocument } from "@/board/document/migrate-document";
import { AppError } from "@/contract/errors";
import type { BoardStore } from "@/server/storage/board-store";
import type { Clock } from "./clock";
import { loadDocument } from "./load-document";
import type { SyncLog } from "./sync-log";

interface MigrationDeps {
  store: Pick<BoardStore, "loadDocument" | "appendTogether">;
  schema: TLSchema;
  clock: Pick<Clock, "now">;
  log: SyncLog;
}

/**
 * Brings a board that an older version wrote to this version's schema, before anybody is served it. Canvas and stamp
 * become durable in one transaction, so that a crash leaves the board as it was or migrated, never in between.
 * Throws as `loadDocument` does, and `board_unreadable` when the migration fails; the board is then unchanged.
 */
export async function migrateBoard(deps: MigrationDeps, boardId: string): Promise<void> {
  const { store, schema, clock, log } = deps;
  const session = (await loadDocument(store, boardId, "session")).doc;
  // Nearly always: the canvas, which may be large, is not even read.
  if (!documentNeedsMigration(session, schema)) {
    session.destroy();
    return;
  }
  const canvas = (await loadDocument(store, boardId, "canvas")).doc;
  try {
    const changes = { canvas: changesOf(canvas), session: changesOf(session) };
    try {
      migrateDocument({ canvas, session }, schema);
    } catch (error) {
      throw new AppError("board_unreadable", undefined, { cause: error });
    }
    const row = (update: Uint8Array) => ({ person: "server", at: clock.now(), update });
    await store.appendTogether(boardId, {
      canvas: changes.canvas.map(row),
      session: changes.session.map(row),
    });
    log.info({ boardId, rows: changes.canvas.length }, "a board was brought to the current schema");
  } finally {
    canvas.destroy();
    session.destroy();
  }
}

/** Updates that a document emits from now on. */
function changesOf(doc: Y.Doc): Uint8Array[] {
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  return updates;
}

import { createRecordCheck } from "@/board/document/check-record";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { errorCodeOf } from "@/contract/errors";
import type { Config } from "@/server/config";
import { openDatabase } from "@/server/storage/open-database";
import { createPrismaBoardStore } from "@/server/storage/prisma-board-store";
import { createPrismaProjectionStore } from "@/server/storage/prisma-projection-store";
import { projectStoredBoard } from "@/server/sync/project-stored-board";

interface RebuildOptions {
  config: Pick<Config, "databaseUrl">;
  migrationsDirectory: string;
  signal: AbortSignal;
}

export interface RebuildReport {
  boards: number;
  /** Boards that cannot be read, and why; their rows stay as they were. */
  unreadable: { boardId: string; reason: string }[];
}

/** A board that a running server projects at the same time is read again; more often than this it need not be. */
const ATTEMPTS = 5;

/**
 * Makes the tables of items and the search index anew from the documents, board by board, each in one transaction; readers
 * see a board's rows as they were or as they are. Works beside a running server. Throws as `openDatabase` does.
 */
export async function rebuildProjections(options: RebuildOptions): Promise<RebuildReport> {
  const { config, migrationsDirectory, signal } = options;
  const database = await openDatabase({ url: config.databaseUrl, migrationsDirectory, existing: true });
  try {
    const projections = createPrismaProjectionStore(database);
    const schema = createPaperboardSchema();
    const deps = {
      store: createPrismaBoardStore(database),
      projections,
      schema,
      check: createRecordCheck(schema),
    };
    const report: RebuildReport = { boards: 0, unreadable: [] };
    // First: where the index does not fit its rows, SQLite refuses to delete any of them.
    await projections.rebuildSearchIndex();
    for (const boardId of await projections.allBoards()) {
      signal.throwIfAborted();
      try {
        // False: the server was faster and knows more. Its rows are right, but only those that differed were written.
        for (let left = ATTEMPTS; left > 0; left -= 1) {
          if (await projectStoredBoard(deps, boardId, { anew: true })) break;
        }
        report.boards += 1;
      } catch (error) {
        const code = errorCodeOf(error);
        // Deleted for good meanwhile.
        if (code === "not_found") continue;
        if (code !== "board_unreadable") throw error;
        report.unreadable.push({ boardId, reason: reasonOf(error) });
      }
    }
    return report;
  } finally {
    await database.close();
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}

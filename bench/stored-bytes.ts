import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { openDatabase } from "@/server/storage/open-database";
import { createPrismaBoardStore } from "@/server/storage/prisma-board-store";

/** Bytes of the canvas of a board in the database, log and snapshots, after the server that wrote it has stopped. */
export async function storedCanvasBytes(dataDir: string, boardId: string): Promise<number> {
  const database = await openDatabase({
    url: pathToFileURL(join(dataDir, "paperboard.db")).href,
    migrationsDirectory: join("prisma", "migrations", "sqlite"),
  });
  const store = createPrismaBoardStore(database);
  try {
    return await store.storedBytes(boardId, "canvas");
  } finally {
    await store.close();
  }
}

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as Y from "yjs";
import { openDatabase } from "@/server/storage/open-database";
import { createPrismaBoardStore } from "@/server/storage/prisma-board-store";

/** The canvas of a board as it lies in the database, after its server has stopped. Throws when it cannot be read whole. */
export async function readStoredCanvas(dataDir: string, boardId: string): Promise<Y.Doc> {
  const database = await openDatabase({
    url: pathToFileURL(join(dataDir, "paperboard.db")).href,
    migrationsDirectory: join("prisma", "migrations", "sqlite"),
  });
  const store = createPrismaBoardStore(database);
  try {
    const { snapshot, rows } = await store.loadDocument(boardId, "canvas");
    const doc = new Y.Doc();
    if (snapshot) Y.applyUpdate(doc, snapshot.update);
    for (const { update } of rows) Y.applyUpdate(doc, update);
    return doc;
  } finally {
    await store.close();
  }
}

import { afterEach, beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { newBoardDocuments } from "@/board/document/new-board";
import { sampleItem } from "@/board/document/testing/sample-items";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { createPrismaItemIndex } from "@/server/storage/prisma-item-index";
import { createPrismaProjectionStore } from "@/server/storage/prisma-projection-store";
import { openDatabase } from "@/server/storage/open-database";
import { MIGRATIONS_DIRECTORY } from "@/server/storage/storage-harness";
import { createWorkplace } from "./instance-under-test";
import { rebuildProjections } from "./rebuild-projections";

let workplace: Awaited<ReturnType<typeof createWorkplace>>;
beforeEach(async () => {
  workplace = await createWorkplace();
});
afterEach(() => workplace.dispose());

const rebuild = (signal = new AbortController().signal) =>
  rebuildProjections({
    config: workplace.configOf("data"),
    migrationsDirectory: MIGRATIONS_DIRECTORY,
    signal,
  });

/** The database as a running server has it open. */
async function openServer() {
  const { databaseUrl } = workplace.configOf("data");
  const database = await openDatabase({ url: databaseUrl, migrationsDirectory: MIGRATIONS_DIRECTORY });
  const index = createPrismaItemIndex(database);
  return {
    database,
    projections: createPrismaProjectionStore(database),
    found: async (text: string, ...boardIds: string[]) =>
      (await index.search({ boardIds, libraryExcept: null }, text, 10)).map(({ itemId }) => itemId),
  };
}

async function addBoard(id: string, title: string): Promise<void> {
  await workplace.withStores("data", ({ boards }) => {
    const records = [sampleItem("action-item", "a", { props: { text: `Ask about ${id}` } })];
    const documents = newBoardDocuments({
      schema: createPaperboardSchema(),
      title,
      template: "blank",
      at: 0,
      records,
    });
    return boards.createBoard({ id, title, template: "blank", createdAt: 0, documents, person: "ann" });
  });
}

it("makes what is missing, and puts right what is wrong, beside a running server", async () => {
  await addBoard("one", "First");
  await addBoard("two", "Second");
  const server = await openServer();
  expect(await rebuild()).toEqual({ boards: 2, unreadable: [] });
  expect(await server.found("ask", "one", "two")).toEqual(["a", "a"]);
  const before = await server.projections.rowsOf("one");

  const { prisma } = server.database;
  await prisma.item.deleteMany({ where: { boardId: "one" } });
  await prisma.actionItem.updateMany({ where: { boardId: "two" }, data: { owner: "Nobody" } });
  await prisma.$executeRawUnsafe(`INSERT INTO "SearchIndex" ("SearchIndex") VALUES ('delete-all')`);
  expect(await server.found("first second", "one", "two")).toEqual([]);
  expect(await rebuild()).toEqual({ boards: 2, unreadable: [] });
  expect(await server.projections.rowsOf("one")).toEqual(before);
  expect((await server.projections.rowsOf("two"))[0]?.action?.owner).toBe("Ada");
  expect(await server.found("ask", "one", "two")).toEqual(["a", "a"]);
  expect(await server.found("first", "one", "two")).toEqual([null]);
  await server.database.close();
});

it("leaves a board that cannot be read and says why, and goes on with the others", async () => {
  await addBoard("one", "First");
  await workplace.withStores("data", ({ boards }) =>
    boards.createBoard({
      id: "broken",
      title: "Broken",
      template: "blank",
      createdAt: 0,
      person: "ann",
      documents: { canvas: Uint8Array.from([9, 9, 9]), session: Y.encodeStateAsUpdate(new Y.Doc()) },
    }),
  );
  const report = await rebuild();
  expect(report.boards).toBe(1);
  expect(report.unreadable).toMatchObject([{ boardId: "broken", reason: expect.stringMatching(/\S/) }]);
});

it("is not overtaken by a server that projects at the same time", async () => {
  await addBoard("one", "First");
  const server = await openServer();
  await rebuild();
  // The server knows an edit that came after what the command reads.
  const items = (await server.projections.rowsOf("one")).slice(0, 0);
  await server.projections.replaceItems("one", { seq: 2, version: 1, items });
  expect(await rebuild()).toEqual({ boards: 1, unreadable: [] });
  expect(await server.projections.rowsOf("one")).toEqual([]);
  await server.database.close();
});

it("stops between two boards when it is told to", async () => {
  await addBoard("one", "First");
  const stopping = new AbortController();
  stopping.abort(new Error("Stopped."));
  await expect(rebuild(stopping.signal)).rejects.toThrow("Stopped.");
});

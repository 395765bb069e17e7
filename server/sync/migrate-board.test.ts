import { expect, test } from "vitest";
import * as Y from "yjs";
import { recordsOf, writeRecord } from "@/board/document/canvas-document";
import { createRecordCheck } from "@/board/document/check-record";
import { cardOfVersion0, schemaWithCard, UNMIGRATABLE } from "@/board/document/schema-under-test";
import { initializeSession, readSchema } from "@/board/document/session-document";
import { createMemoryBoardStore } from "@/server/storage/memory-board-store";
import { loadDocument } from "./load-document";
import { migrateBoard } from "./migrate-board";

const [OLD, NEW] = [schemaWithCard(0), schemaWithCard(1)];
const log = { error() {}, warn() {}, info() {} };
const clock = { now: () => 5_000 };

async function storeWith(label: string) {
  const store = createMemoryBoardStore();
  const session = new Y.Doc();
  initializeSession(session, { title: "A board", template: "blank", schema: OLD.serialize(), at: 0 });
  const canvas = new Y.Doc();
  writeRecord(canvas, cardOfVersion0(label));
  await store.createBoard({
    id: "one",
    title: "A board",
    template: "blank",
    createdAt: 0,
    person: "ann",
    documents: { canvas: Y.encodeStateAsUpdate(canvas), session: Y.encodeStateAsUpdate(session) },
  });
  return store;
}

test("[LC8] a board of an older version is migrated before it is served, with its stamp, once", async () => {
  const store = await storeWith("one");
  await migrateBoard({ store, schema: NEW, clock, log }, "one");
  const canvas = await loadDocument(store, "one", "canvas");
  const session = await loadDocument(store, "one", "session");
  expect(recordsOf(canvas.doc, createRecordCheck(NEW)).rejected).toEqual([]);
  expect(readSchema(session.doc)).toEqual(NEW.serialize());
  await migrateBoard({ store, schema: NEW, clock, log }, "one");
  expect((await loadDocument(store, "one", "canvas")).seq).toBe(canvas.seq);
});

test("[LC8] a board whose migration fails is an error and stays as it was", async () => {
  const store = await storeWith(UNMIGRATABLE);
  await expect(migrateBoard({ store, schema: NEW, clock, log }, "one")).rejects.toMatchObject({
    code: "board_unreadable",
  });
  expect((await loadDocument(store, "one", "canvas")).seq).toBe(1);
  expect(readSchema((await loadDocument(store, "one", "session")).doc)).toEqual(OLD.serialize());
});

test("[LC8] canvas and stamp become durable together or not at all", async () => {
  const store = await storeWith("one");
  const failing = {
    loadDocument: store.loadDocument,
    appendTogether: () => Promise.reject(new Error("disk full")),
  };
  await expect(migrateBoard({ store: failing, schema: NEW, clock, log }, "one")).rejects.toThrow("disk full");
  expect((await loadDocument(store, "one", "canvas")).seq).toBe(1);
  expect((await loadDocument(store, "one", "session")).seq).toBe(1);
});

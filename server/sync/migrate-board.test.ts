import type { TLRecord, TLSchema } from "@tldraw/tlschema";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { createBoardSchema } from "@/board/document/board-schema";
import { recordsOf, writeRecord } from "@/board/document/canvas-document";
import { createRecordCheck } from "@/board/document/check-record";
import { cardOfVersion0, schemaWithCard, UNMIGRATABLE } from "@/board/document/schema-under-test";
import { initializeSession, readSchema } from "@/board/document/session-document";
import { sampleItem } from "@/board/document/testing/sample-items";
import { sampleRecords } from "@/board/document/testing/sample-records";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { createMemoryBoardStore } from "@/server/storage/memory-board-store";
import { loadDocument } from "./load-document";
import { migrateBoard } from "./migrate-board";

const [OLD, NEW] = [schemaWithCard(0), schemaWithCard(1)];
const log = { error() {}, warn() {}, info() {} };
const clock = { now: () => 5_000 };

function storeWith(label: string) {
  return storeOf([cardOfVersion0(label)], OLD);
}

async function storeOf(records: readonly TLRecord[], schema: TLSchema) {
  const store = createMemoryBoardStore();
  const session = new Y.Doc();
  initializeSession(session, { title: "A board", template: "blank", schema: schema.serialize(), at: 0 });
  const canvas = new Y.Doc();
  canvas.transact(() => records.forEach((record) => writeRecord(canvas, record)));
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

test("[LC8] a board from before there were items is served whole, and takes items from then on", async () => {
  const [before, now] = [createBoardSchema(), createPaperboardSchema()];
  const store = await storeOf(sampleRecords(), before);
  await migrateBoard({ store, schema: now, clock, log }, "one");
  const { doc } = await loadDocument(store, "one", "canvas");
  const opened = recordsOf(doc, createRecordCheck(now));
  expect(opened.rejected).toEqual([]);
  expect(opened.records.size).toBe(sampleRecords().length);
  expect(readSchema((await loadDocument(store, "one", "session")).doc)).toEqual(now.serialize());
  const item = sampleItem("proposal", "first");
  doc.transact(() => writeRecord(doc, item));
  expect(recordsOf(doc, createRecordCheck(now)).records.get(item.id)).toEqual(item);
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

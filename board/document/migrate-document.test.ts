import type { TLRecord } from "@tldraw/tlschema";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { createPaperboardSchema } from "../paperboard-schema";
import { createBoardSchema } from "./board-schema";
import { recordsOf, writeRecord, writeRecordsDiff } from "./canvas-document";
import { recordMaps } from "./record-maps";
import { createRecordCheck } from "./check-record";
import { documentNeedsMigration, migrateDocument, schemaVerdict } from "./migrate-document";
import { cardOfVersion0, schemaWithCard, UNMIGRATABLE } from "./schema-under-test";
import { sampleRecords } from "./testing/sample-records";
import { initializeSession, readSchema } from "./session-document";

const [OLD, NEW] = [schemaWithCard(0), schemaWithCard(1)];

function board(...labels: string[]) {
  const session = new Y.Doc();
  initializeSession(session, { title: "A board", template: "blank", schema: OLD.serialize(), at: 0 });
  const canvas = new Y.Doc();
  canvas.transact(() => {
    for (const label of labels) writeRecord(canvas, cardOfVersion0(label));
  });
  return { canvas, session };
}

test("a board of an older version is migrated and stamped, once", () => {
  const documents = board("one", "two");
  expect(documentNeedsMigration(documents.session, NEW)).toBe(true);
  expect(migrateDocument(documents, NEW)).toBe(true);
  const { records, rejected } = recordsOf(documents.canvas, createRecordCheck(NEW));
  expect(rejected).toEqual([]);
  expect([...records.values()].map((record) => (record as { props?: unknown }).props)).toEqual([
    { text: "one" },
    { text: "two" },
  ]);
  expect(readSchema(documents.session)).toEqual(NEW.serialize());
  const after = Y.encodeStateVector(documents.canvas);
  expect(migrateDocument(documents, NEW)).toBe(false);
  expect(Y.encodeStateVector(documents.canvas)).toEqual(after);
});

test("what was changed after a record was made is migrated too", () => {
  const documents = board("one");
  const before = cardOfVersion0("one");
  const after = { ...before, x: 50, props: { label: "changed" } } as unknown as TLRecord;
  writeRecordsDiff(
    documents.canvas,
    { added: {}, updated: { [before.id]: [before, after] } as never, removed: {} as never },
    null,
  );
  migrateDocument(documents, NEW);
  const record = recordsOf(documents.canvas, createRecordCheck(NEW)).records.get(before.id);
  expect(record).toMatchObject({ x: 50, props: { text: "changed" } });
});

test("records that still carry their id inside are migrated like the others", () => {
  const documents = board();
  const card = cardOfVersion0("one");
  recordMaps(documents.canvas).set(card.id, new Y.Map<unknown>([["$", card]]));
  expect(migrateDocument(documents, NEW)).toBe(true);
  const { records } = recordsOf(documents.canvas, createRecordCheck(NEW));
  expect(records.get(card.id)).toMatchObject({ id: card.id, props: { text: "one" } });
});

test("a migration that fails, or a newer board, changes nothing", () => {
  const failing = board(UNMIGRATABLE);
  const newer = board("one");
  migrateDocument(newer, NEW);
  for (const [documents, schema] of [
    [failing, NEW],
    [newer, OLD],
  ] as const) {
    const state = [documents.canvas, documents.session].map((doc) => Y.encodeStateAsUpdate(doc));
    expect(() => migrateDocument(documents, schema)).toThrow();
    expect([documents.canvas, documents.session].map((doc) => Y.encodeStateAsUpdate(doc))).toEqual(state);
  }
});

test("a record that cannot be read stays as it is", () => {
  const documents = board("one");
  const foreign = new Y.Map<unknown>([["$", 5]]);
  recordMaps(documents.canvas).set("shape:foreign", foreign);
  migrateDocument(documents, NEW);
  expect(recordMaps(documents.canvas).get("shape:foreign")?.get("$")).toBe(5);
});

test("a board from before there were items opens, keeps its content, and has pages of then reload", () => {
  const [before, now] = [createBoardSchema(), createPaperboardSchema()];
  const session = new Y.Doc();
  initializeSession(session, { title: "A board", template: "blank", schema: before.serialize(), at: 0 });
  const canvas = new Y.Doc();
  canvas.transact(() => sampleRecords().forEach((record) => writeRecord(canvas, record)));
  const state = Y.encodeStateVector(canvas);
  expect(documentNeedsMigration(session, now)).toBe(true);
  expect(migrateDocument({ canvas, session }, now)).toBe(true);
  expect(Y.encodeStateVector(canvas)).toEqual(state);
  expect(recordsOf(canvas, createRecordCheck(now)).rejected).toEqual([]);
  expect(schemaVerdict(readSchema(session), now)).toBe("same");
  expect(schemaVerdict(readSchema(session), before)).toBe("client-older");
});

test("a client compares its schema with the board's stamp", () => {
  expect(schemaVerdict(OLD.serialize(), OLD)).toBe("same");
  expect(schemaVerdict(NEW.serialize(), OLD)).toBe("client-older");
  expect(schemaVerdict(OLD.serialize(), NEW)).toBe("client-newer");
  expect(schemaVerdict(null, NEW)).toBe("client-older");
});

import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createBoardSchema } from "./board-schema";
import { recordsOf } from "./canvas-document";
import { createRecordCheck } from "./check-record";
import { documentNeedsMigration, migrateDocument, schemaVerdict } from "./migrate-document";
import { newBoardDocuments } from "./new-board";
import {
  isLocked,
  isSealed,
  readBoardFacts,
  readSchema,
  setSealed,
  setTitle,
  writeSchema,
} from "./session-document";
import { sampleRecords, sampleShape } from "./testing/sample-records";

const schema = createBoardSchema();
const check = createRecordCheck(schema);

function open(records = sampleRecords()) {
  const updates = newBoardDocuments({
    schema,
    title: "Late module patching",
    template: "blank",
    at: 1234,
    records,
  });
  const [canvas, session] = [new Y.Doc(), new Y.Doc()];
  Y.applyUpdate(canvas, updates.canvas);
  Y.applyUpdate(session, updates.session);
  return { canvas, session };
}

describe("newBoardDocuments", () => {
  it("holds the template's records and the board's facts", () => {
    const { canvas, session } = open();
    expect([...recordsOf(canvas, check).records.values()]).toEqual(sampleRecords());
    expect(readBoardFacts(session)).toEqual({
      title: "Late module patching",
      template: "blank",
      origin: "",
      formatVersion: 1,
      epoch: 0,
      sealed: false,
      seal: null,
      locked: false,
      publishedAt: null,
      createdAt: 1234,
      continues: null,
      continuedBy: [],
    });
    expect(readSchema(session)).toEqual(schema.serialize());
  });

  it("brings a document record and a page where the template has none", () => {
    expect([...recordsOf(open([]).canvas, check).records.keys()].sort()).toEqual([
      "document:document",
      "page:page",
    ]);
  });

  it("refuses an invalid record, a repeated one and one without a place", () => {
    const bad = sampleShape("geo", "bad", { props: { w: "wide" } });
    expect(() => open([bad])).toThrow("shape:bad");
    expect(() => open([...sampleRecords(), sampleShape("geo", "geo")])).toThrow("twice");
    expect(() => open([sampleShape("geo", "lost", { parentId: "shape:nowhere" })])).toThrow("shape:lost");
  });
});

describe("the session document", () => {
  it("keeps title and seal", () => {
    const { session } = open();
    setTitle(session, "New title");
    setSealed(session, true);
    expect(readBoardFacts(session).title).toBe("New title");
    expect([isSealed(session), isLocked(session)]).toEqual([true, false]);
  });

  it("reads as empty while nothing has arrived", () => {
    expect(readBoardFacts(new Y.Doc())).toMatchObject({ title: "", sealed: false, locked: false });
    expect(readSchema(new Y.Doc())).toBeNull();
  });
});

describe("migration", () => {
  const older = {
    schemaVersion: 2 as const,
    sequences: { ...schema.serialize().sequences, "com.tldraw.shape.note": 8 },
  };
  const newer = {
    schemaVersion: 2 as const,
    sequences: { ...schema.serialize().sequences, "com.tldraw.shape.note": 99 },
  };

  it("tells an older, a newer and an equal board apart", () => {
    expect(schemaVerdict(schema.serialize(), schema)).toBe("same");
    expect(schemaVerdict(older, schema)).toBe("client-newer");
    expect(schemaVerdict(newer, schema)).toBe("client-older");
    expect(
      schemaVerdict({ schemaVersion: 2, sequences: { ...older.sequences, "org.example.item": 0 } }, schema),
    ).toBe("client-older");
    expect(schemaVerdict(null, schema)).toBe("client-older");
  });

  it("brings an older board up to date once", () => {
    const { canvas, session } = open([]);
    const note = sampleShape("note", "n");
    const { richText: _richText, ...props } = note.props as { richText: unknown };
    // Version 8 of the note had plain `text`.
    const map = new Y.Map<unknown>();
    map.set("$", { ...note, props: { ...props, text: "relocations" } });
    canvas.getMap("records").set(note.id, map);
    writeSchema(session, older);

    expect(documentNeedsMigration(session, schema)).toBe(true);
    expect(migrateDocument({ canvas, session }, schema)).toBe(true);
    const { records, rejected } = recordsOf(canvas, check);
    expect(rejected).toEqual([]);
    expect(JSON.stringify(records.get(note.id))).toContain("relocations");
    expect(documentNeedsMigration(session, schema)).toBe(false);
    expect(migrateDocument({ canvas, session }, schema)).toBe(false);
  });

  it("does not touch a board of a newer version", () => {
    const { canvas, session } = open();
    writeSchema(session, newer);
    expect(() => migrateDocument({ canvas, session }, schema)).toThrow("newer");
  });
});

import * as encoding from "lib0/encoding";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { inspectUpdate } from "./inspect-update";
import { content } from "./testing/sync-world";

/** The updates of one edit after another. */
function edits(...changes: ((doc: Y.Doc) => void)[]): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const change of changes) change(doc);
  return { doc, updates };
}

const at = (updates: readonly Uint8Array[], index: number) => updates[index] as Uint8Array;

describe("inspecting an update", () => {
  it("tells news from what is known, without changing the document", () => {
    const { doc: author, updates } = edits(
      (doc) => content(doc).set("a", 1),
      (doc) => content(doc).delete("a"),
    );
    const doc = new Y.Doc();
    expect(inspectUpdate(doc, at(updates, 0))).toMatchObject({
      addsContent: true,
      deletes: false,
      missing: null,
    });
    expect(inspectUpdate(doc, at(updates, 0)).authors).toEqual(new Set([author.clientID]));
    expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(new Y.Doc()));
    Y.applyUpdate(doc, at(updates, 0));
    expect(inspectUpdate(doc, at(updates, 0))).toMatchObject({ addsContent: false, deletes: false });
    expect(inspectUpdate(doc, at(updates, 1))).toMatchObject({
      addsContent: false,
      deletes: true,
      missing: null,
    });
    Y.applyUpdate(doc, at(updates, 1));
    expect(inspectUpdate(doc, Y.encodeStateAsUpdate(author))).toMatchObject({
      addsContent: false,
      deletes: false,
    });
  });

  it("names what is missing: earlier edits of the author, neighbours, parents, what is deleted", () => {
    const { doc: author, updates } = edits(
      (doc) => content(doc).set("a", 1),
      (doc) => content(doc).set("b", new Y.Map()),
      (doc) => content(doc).delete("a"),
    );
    const { clientID } = author;
    expect(inspectUpdate(new Y.Doc(), at(updates, 1)).missing).toEqual({ client: clientID, clock: 0 });
    expect(inspectUpdate(new Y.Doc(), at(updates, 2)).missing).toEqual({ client: clientID, clock: 0 });

    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(author));
    const before = Y.encodeStateVector(other);
    (content(other).get("b") as Y.Map<unknown>).set("inside", 1);
    expect(inspectUpdate(new Y.Doc(), Y.encodeStateAsUpdate(other, before)).missing).toMatchObject({
      client: clientID,
    });
    expect(inspectUpdate(author, Y.encodeStateAsUpdate(other, before)).missing).toBeNull();
  });

  it("tells whether some of it is known, be it the beginning of a text", () => {
    const { doc, updates } = edits(
      (doc) => doc.getText("t").insert(0, "be"),
      (doc) => doc.getText("t").insert(2, "gin"),
    );
    const replica = new Y.Doc();
    expect(inspectUpdate(replica, Y.encodeStateAsUpdate(doc)).overlaps).toBe(false);
    Y.applyUpdate(replica, at(updates, 0));
    expect(inspectUpdate(replica, at(updates, 1)).overlaps).toBe(false);
    expect(inspectUpdate(replica, Y.encodeStateAsUpdate(doc))).toMatchObject({
      overlaps: true,
      addsContent: true,
    });
  });

  it("counts records that come into being, once each, and none that is there", () => {
    const { doc, updates } = edits(
      (doc) => doc.getMap("records").set("shape:1", new Y.Map([["$", 1]])),
      (doc) => doc.getMap("records").set("shape:1", new Y.Map([["$", 2]])),
      (doc) => doc.getMap("other").set("shape:2", new Y.Map()),
      (doc) =>
        doc.transact(() => {
          doc.getMap("records").set("shape:3", new Y.Map());
          doc.getMap("records").set("shape:4", new Y.Map());
        }),
      (doc) => doc.getMap("records").delete("shape:1"),
      (doc) => doc.getMap("records").set("shape:1", new Y.Map()),
    );
    expect(doc.getMap("records").size).toBe(3);
    const replica = new Y.Doc();
    const counted = updates.map((update) => {
      const { newRecords } = inspectUpdate(replica, update);
      Y.applyUpdate(replica, update);
      return newRecords;
    });
    expect(counted).toEqual([1, 0, 0, 2, 0, 1]);
  });

  it("takes any update that Yjs writes: of texts, lists, embeds, formats, merged ones, collected ones", () => {
    const { doc, updates } = edits(
      (doc) => doc.getText("t").insert(0, "words"),
      (doc) => doc.getText("t").format(1, 2, { bold: true }),
      (doc) => doc.getText("t").insertEmbed(2, { image: { src: "x" } }),
      (doc) => doc.getText("t").delete(0, 3),
      (doc) => doc.getArray("l").push([1, "x", null, true, new Uint8Array(3), { a: [{ b: 1 }] }]),
      (doc) => doc.getArray("l").delete(1, 3),
      (doc) => doc.getXmlFragment("x").push([new Y.XmlElement("p"), new Y.XmlText("text")]),
    );
    const replica = new Y.Doc();
    for (const update of updates) {
      expect(inspectUpdate(replica, update).missing).toBeNull();
      Y.applyUpdate(replica, update);
    }
    for (const update of [
      Y.mergeUpdates(updates),
      Y.encodeStateAsUpdate(doc),
      Y.encodeStateAsUpdate(replica),
    ]) {
      expect(inspectUpdate(new Y.Doc(), update)).toMatchObject({ addsContent: true, missing: null });
      expect(inspectUpdate(doc, update)).toMatchObject({ addsContent: false, deletes: false });
    }
  });

  it.each<[string, (encoder: encoding.Encoder) => void]>([
    ["a struct without length", (encoder) => numbers(encoder, 1, 1, 77, 0, 0, 0, 0)],
    [
      "a text without length",
      (encoder) =>
        item(encoder, () => [numbers(encoder, 4), root(encoder), encoding.writeVarString(encoder, "")]),
    ],
    ["a deletion without length", (encoder) => numbers(encoder, 0, 1, 77, 1, 0, 0)],
    ["deletions out of order", (encoder) => numbers(encoder, 0, 1, 77, 2, 5, 1, 0, 1)],
    ["overlapping deletions", (encoder) => numbers(encoder, 0, 1, 77, 2, 0, 2, 1, 1)],
    ["a client that appears twice", (encoder) => numbers(encoder, 2, 1, 77, 0, 0, 1, 1, 77, 0, 0, 1, 0)],
    ["clients in rising order", (encoder) => numbers(encoder, 2, 1, 77, 0, 0, 1, 1, 78, 0, 0, 1, 0)],
    [
      "a struct that rests on itself",
      (encoder) =>
        item(encoder, () => [numbers(encoder, 0x84, 77, 0), encoding.writeVarString(encoder, "x")]),
    ],
    [
      "a document inside the document",
      (encoder) =>
        item(encoder, () => [
          numbers(encoder, 9),
          root(encoder),
          encoding.writeVarString(encoder, "guid"),
          encoding.writeAny(encoder, {}),
        ]),
    ],
    ["fewer structs than announced", (encoder) => numbers(encoder, 1, 1000, 77, 0)],
    ["nothing", () => {}],
  ])("refuses %s", (_, write) => {
    expect(() => inspectUpdate(new Y.Doc(), encoding.encode(write))).toThrow();
  });

  it("refuses values that are nested deeper than anybody's", () => {
    const nested = (depth: number) => {
      let value: unknown = 1;
      for (let level = 0; level < depth; level += 1) value = { inner: [value] };
      return at(edits((doc) => content(doc).set("deep", value)).updates, 0);
    };
    expect(inspectUpdate(new Y.Doc(), nested(25)).addsContent).toBe(true);
    expect(() => inspectUpdate(new Y.Doc(), nested(40))).toThrow("too deep");
  });
});

function numbers(encoder: encoding.Encoder, ...all: number[]): void {
  for (const number of all) encoding.writeVarUint(encoder, number);
}

/** One struct of client 77 at clock 0, whose first byte says what it is, and no deletions. */
function item(encoder: encoding.Encoder, write: () => void): void {
  numbers(encoder, 1, 1, 77, 0);
  write();
  numbers(encoder, 0);
}

function root(encoder: encoding.Encoder): void {
  numbers(encoder, 1);
  encoding.writeVarString(encoder, "content");
}

import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { writeRecord, writeTextSplices } from "@/board/document/canvas-document";
import { recordMaps } from "@/board/document/record-maps";
import { sampleItem } from "@/board/document/testing/sample-items";
import { createRootInspector } from "./inspect-roots";
import { inspectUpdate } from "./inspect-update";
import { syncWorld } from "./testing/sync-world";

const TEXT = "t:shape:q/text";

/** A document and the updates of each of these edits of it. */
function edits(...changes: ((doc: Y.Doc) => void)[]): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const change of changes) change(doc);
  return updates;
}

describe("root types of an update", () => {
  it("[SY12] are records and texts of items, however many characters at once or one after another", () => {
    const updates = edits(
      (doc) => doc.transact(() => writeRecord(doc, sampleItem("proposal", "p"))),
      (doc) => doc.getText(TEXT).insert(0, "word"),
      (doc) => doc.getText(TEXT).insert(2, "o"),
      (doc) => doc.getText(TEXT).delete(0, 3),
      (doc) => doc.getText("t:shape:g/cells/r1:c1/note").insert(0, "note"),
    );
    const inspect = createRootInspector();
    const replica = new Y.Doc();
    const counted = updates.map((update) => {
      const { roots } = inspectUpdate(replica, update, inspect);
      Y.applyUpdate(replica, update);
      expect(roots.strange).toBeNull();
      return roots.newRoots;
    });
    // Title, summary and two points; then a text, and another.
    expect(counted).toEqual([4, 1, 0, 0, 1]);
    expect(inspectUpdate(new Y.Doc(), Y.mergeUpdates(updates)).roots).toEqual({ newRoots: 6, strange: null });
  });

  it.each<[string, (doc: Y.Doc) => void]>([
    ["another map", (doc) => doc.getMap("other").set("key", 1)],
    ["a text without a shape", (doc) => doc.getText("t:page:page/name").insert(0, "x")],
    ["a text without a path", (doc) => doc.getText("t:shape:q").insert(0, "x")],
    ["a text deeper than any", (doc) => doc.getText("t:shape:q/a/b/c/d").insert(0, "x")],
    ["a map by the name of a text", (doc) => doc.getMap(TEXT).set("key", "x")],
    ["a list by the name of a text", (doc) => doc.getArray(TEXT).push([1])],
    ["a format in a text", (doc) => doc.getText(TEXT).insert(0, "x", { bold: true })],
    ["an embed in a text", (doc) => doc.getText(TEXT).insertEmbed(0, { image: "x" })],
    ["a type in a text", (doc) => doc.getArray(TEXT).push([new Y.Map()])],
  ])("[SY12] %s is strange", (_, change) => {
    const [update = new Uint8Array()] = edits(change);
    expect(inspectUpdate(new Y.Doc(), update).roots.strange).not.toBeNull();
  });

  it("[SY12] something else behind characters that the document has is strange, too", () => {
    const [first = new Uint8Array(), second = new Uint8Array()] = edits(
      (doc) => doc.getText(TEXT).insert(0, "x"),
      (doc) => doc.getText(TEXT).insertEmbed(1, { image: "x" }),
    );
    const doc = new Y.Doc();
    Y.applyUpdate(doc, first);
    expect(inspectUpdate(doc, second).roots.strange).toBe(TEXT);
  });
});

describe("texts of items on a board", () => {
  it("[SY12] an update with other root types is refused, and the connection stays", async () => {
    const world = await syncWorld({ anyRoots: false });
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    ann.doc.getMap("other").set("key", "hidden");
    await world.pass(100);
    expect(ann.refused).toEqual([{ update: 2, code: "bad_request" }]);
    expect(ann.closed).toBeNull();
    bob.doc.getText(TEXT).insert(0, "seen");
    await world.pass(100);
    expect(ann.doc.getText(TEXT).toString()).toBe("seen");
    expect((await world.stored()).doc.share.has("other")).toBe(false);
  });

  it("[LI13] at the limit of texts none is added, and those there are edited", async () => {
    const world = await syncWorld({ anyRoots: false, limits: { textsPerBoard: 4 } });
    const ann = await world.join();
    for (let text = 0; text < 5; text += 1) ann.doc.getText(`t:shape:q${text}/text`).insert(0, "x");
    await world.pass(100);
    expect(ann.refused.map(({ code }) => code)).toEqual(["board_limit", "board_limit"]);
    const bob = await world.join({ person: "bob" });
    bob.doc.getText("t:shape:q0/text").insert(1, "y");
    await world.pass(100);
    expect(bob.refused).toEqual([]);
    expect((await world.stored()).doc.getText("t:shape:q0/text").toString()).toBe("xy");
  });

  it("[LC11] texts of deleted items are emptied when everybody has left, and not before", async () => {
    const world = await syncWorld({ anyRoots: false });
    const ann = await world.join();
    ann.doc.transact(() => {
      writeRecord(ann.doc, sampleItem("question", "q"));
      writeRecord(ann.doc, sampleItem("question", "kept", { index: "a2" }));
    });
    recordMaps(ann.doc).delete("shape:q");
    writeTextSplices(
      ann.doc,
      { recordId: "shape:kept", path: "text" },
      [{ at: 0, deleted: 5, inserted: "What" }],
      null,
    );
    await world.pass(30_000);
    const text = async (name: string) => (await world.stored()).doc.getText(name).toString();
    expect(await text(TEXT)).toBe("Which sections are special?");
    ann.socket.client.close();
    await world.pass(10_000);
    await world.pass(100);
    expect(await text(TEXT)).toBe("");
    expect(await text("t:shape:kept/text")).toBe("What sections are special?");
  });

  it("[LC11] the last one who leaves has as long to come back as anybody else", async () => {
    const world = await syncWorld({ anyRoots: false });
    const [ann, bob] = [await world.join(), await world.join({ person: "bob" })];
    ann.doc.transact(() => writeRecord(ann.doc, sampleItem("question", "q")));
    recordMaps(ann.doc).delete("shape:q");
    await world.pass(11_000);
    const text = async () => (await world.stored()).doc.getText(TEXT).toString();
    ann.socket.client.close();
    await world.pass(9_000);
    bob.socket.client.close();
    await world.pass(2_000);
    expect(await text()).not.toBe("");
    await world.pass(8_100);
    expect(await text()).toBe("");
  });
});

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { AssetRecordType, createShapeId, type TLRecord } from "@tldraw/tlschema";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { writeRecord } from "@/board/document/canvas-document";
import { recordMaps } from "@/board/document/record-maps";
import { readBoardFacts, readSchema, setLocked, setSealed } from "@/board/document/session-document";
import { hashOfAssetSource } from "@/contract/assets";
import { servicesUnderTest } from "./services-under-test";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "paperboard-duplicate-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const PNG = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(40, 7)]);

function docOf(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdateV2(doc, update);
  return doc;
}

describe("duplicateBoard", () => {
  it("copies the canvas as it is now, under a title of its own, and begins a new session", async () => {
    const { services, board, browser, registry } = servicesUnderTest({ dataDir });
    const source = await board("proposals");
    await registry.edit(source.id, "canvas", (doc) => {
      const [first] = [...recordMaps(doc).keys()].filter((id) => id.startsWith("shape:"));
      recordMaps(doc).delete(first ?? "");
      // A root type of an item, which copying must not need to know.
      doc.getText("t:shape:item/title").insert(0, "kept");
    });
    await registry.edit(source.id, "session", (doc) => {
      setSealed(doc, true);
      setLocked(doc, true);
    });
    const reader = browser();
    await reader.join(source.tokens.viewer);
    const actor = await reader.actor();
    const made = await services.duplicateBoard(actor, source.id, { title: "My copy" }, null);

    expect(made.id).not.toBe(source.id);
    const [from, to] = [
      docOf((await services.documentState(actor, source.id, "canvas")).update),
      docOf((await services.documentState(actor, made.id, "canvas")).update),
    ];
    expect(recordMaps(to).toJSON()).toEqual(recordMaps(from).toJSON());
    expect(to.getText("t:shape:item/title").toJSON()).toBe("kept");
    const session = docOf((await services.documentState(actor, made.id, "session")).update);
    expect(readBoardFacts(session)).toMatchObject({
      title: "My copy",
      template: "proposals",
      epoch: 0,
      sealed: false,
      locked: false,
    });
    expect(readSchema(session)).not.toBeNull();
    expect(await services.getBoard(actor, made.id)).toMatchObject({ title: "My copy", role: "facilitator" });
    // The source's people have no part in it.
    await expect(services.getBoard(await source.creator.actor(), made.id)).rejects.toMatchObject({
      code: "not_joined",
    });
  });

  it("has links of its own, and edits of one do not reach the other", async () => {
    const { services, board, registry } = servicesUnderTest({ dataDir });
    const source = await board();
    const made = await services.duplicateBoard(
      await source.creator.actor(),
      source.id,
      { title: "Copy" },
      null,
    );
    const links = [...Object.values(source.links), ...Object.values(made.links)];
    expect(new Set(links).size).toBe(8);
    await registry.edit(made.id, "canvas", (doc) => doc.getText("t:new").insert(0, "only here"));
    const actor = await source.creator.actor();
    const state = docOf((await services.documentState(actor, source.id, "canvas")).update);
    expect(state.getText("t:new").toJSON()).toBe("");
  });

  it("shares the pictures that the canvas shows, which stay when the source is gone", async () => {
    const { services, board, registry, assets } = servicesUnderTest({ dataDir });
    const source = await board();
    const actor = await source.creator.actor();
    const upload = (bytes: Buffer) =>
      services.uploadAsset(actor, source.id, {
        name: "a.png",
        body: (async function* () {
          yield bytes;
        })(),
      });
    const shown = await upload(PNG);
    const unshown = await upload(Buffer.concat([PNG, Buffer.from([1])]));
    const record = AssetRecordType.create({
      id: AssetRecordType.createId("one"),
      type: "image",
      props: { src: shown.src, w: 1, h: 1, name: "a", isAnimated: false, mimeType: "image/png" },
    }) as TLRecord;
    await registry.edit(source.id, "canvas", (doc) => writeRecord(doc, record));
    const made = await services.duplicateBoard(actor, source.id, { title: "Copy" }, null);
    expect(await assets.hashesOf(made.id)).toEqual([hashOfAssetSource(shown.src)]);
    await services.deleteBoard(actor, source.id);
    await services.purgeBoard(actor, source.id);
    const found = await services.findAsset(actor, made.id, hashOfAssetSource(shown.src) ?? "");
    expect(found.row.boardId).toBe(made.id);
    expect(await assets.removeUnused([hashOfAssetSource(unshown.src) ?? ""])).toBe(0);
  });

  it("finishes strokes that somebody is drawing on the source", async () => {
    const { services, board, registry } = servicesUnderTest({ dataDir });
    const source = await board();
    const id = createShapeId("stroke");
    await registry.edit(source.id, "canvas", (doc) => {
      const [page] = [...recordMaps(doc).keys()].filter((key) => key.startsWith("page:"));
      const stroke = { id, typeName: "shape", type: "draw", parentId: page, props: { isComplete: false } };
      writeRecord(doc, { ...stroke, props: { ...stroke.props, segments: [] } } as unknown as TLRecord);
    });
    const actor = await source.creator.actor();
    const made = await services.duplicateBoard(actor, source.id, { title: "Copy" }, null);
    const copy = docOf((await services.documentState(actor, made.id, "canvas")).update);
    expect(recordMaps(copy).get(id)?.get("p:isComplete")).toBe(true);
    const original = docOf((await services.documentState(actor, source.id, "canvas")).update);
    expect(recordMaps(original).get(id)?.get("p:isComplete")).toBeUndefined();
  });

  it("needs the create key where one is set, beside the right to read", async () => {
    const { services, facts, program } = servicesUnderTest({ dataDir, createKey: "open-sesame" });
    const creator = await services.identify(facts({ method: "POST" }));
    const source = await services.createBoard(creator, { title: "T", template: "blank" }, "open-sesame");
    const reader = await program(source.links.viewer.split("/").at(-1) ?? "");
    const copy = (key: string | null) => services.duplicateBoard(reader, source.id, { title: "C" }, key);
    await expect(copy(null)).rejects.toMatchObject({ code: "create_key_required" });
    await expect(copy("wrong")).rejects.toMatchObject({ code: "create_key_required" });
    expect((await copy("open-sesame")).links.facilitator).toContain("/join/");
    // Whoever may not read learns nothing about the key.
    await expect(services.duplicateBoard(creator, source.id, { title: "C" }, "wrong")).rejects.toMatchObject({
      code: "not_joined",
    });
  });
});

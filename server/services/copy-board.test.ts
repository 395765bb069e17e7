import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { AssetRecordType, type TLRecord } from "@tldraw/tlschema";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { encodeBoardCopy } from "@/board/document/board-copy";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { serializeSchema } from "@/board/document/board-schema";
import { recordsOf, writeRecord } from "@/board/document/canvas-document";
import { recordMaps } from "@/board/document/record-maps";
import { createRecordCheck } from "@/board/document/check-record";
import { setSealed } from "@/board/document/session-document";
import { samplePage, sampleShape } from "@/board/document/testing/sample-records";
import { assetSource, hashOfAssetSource } from "@/contract/assets";
import { LIMITS } from "@/contract/limits";
import { ROLES } from "@/contract/roles";
import { servicesUnderTest } from "./services-under-test";

const PNG = Uint8Array.from([
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  ...Array.from({ length: 40 }, () => 7),
]);
const schema = serializeSchema(createPaperboardSchema());
let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "paperboard-copy-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

async function* bodyOf(...parts: Uint8Array[]) {
  yield* parts;
}
function copy(records: readonly TLRecord[] = [samplePage(), sampleShape("geo", "mine")], title = "Mine") {
  return bodyOf(encodeBoardCopy({ title, schema, records }));
}
function picture(name: string, src: string | null) {
  return AssetRecordType.create({
    id: AssetRecordType.createId(name),
    type: "image",
    props: { src, w: 1, h: 1, name, isAnimated: false, mimeType: "image/png" },
    meta: { upload: { by: "ann", failed: false } },
  }) as TLRecord;
}

describe("copyBoard", () => {
  it("makes a board of the copy, sealed source or not, whose facilitator the reader becomes", async () => {
    const { services, board, browser, registry } = servicesUnderTest({ dataDir });
    const source = await board("proposals");
    await registry.edit(source.id, "session", (doc) => setSealed(doc, true));
    const reader = browser();
    await reader.join(source.tokens.viewer);
    const made = await services.copyBoard(await reader.actor(), source.id, copy(), null);
    expect(made.id).not.toBe(source.id);
    expect(Object.keys(made.links).sort()).toEqual([...ROLES].sort());
    const summary = await services.getBoard(await reader.actor(), made.id);
    expect(summary).toMatchObject({ title: "Mine", template: "proposals", role: "facilitator" });
    const canvas = new Y.Doc();
    Y.applyUpdateV2(canvas, (await services.documentState(await reader.actor(), made.id, "canvas")).update);
    const { records } = recordsOf(canvas, createRecordCheck(createPaperboardSchema()));
    expect([...records.keys()].filter((id) => id.startsWith("shape:"))).toEqual(["shape:mine"]);
  });

  it("shows the source's pictures on the new board, and nobody else's", async () => {
    const { services, board, program } = servicesUnderTest({ dataDir });
    const [source, other] = [await board(), await board()];
    const upload = async (id: string, token: string, ...more: number[]) =>
      (
        await services.uploadAsset(await program(token), id, {
          name: "a.png",
          body: bodyOf(Uint8Array.from([...PNG, ...more])),
        })
      ).src;
    const [own, foreign] = [
      await upload(source.id, source.tokens.participant),
      await upload(other.id, other.tokens.participant, 1),
    ];
    const actor = await program(source.tokens.viewer);
    const records = [samplePage(), picture("own", own), picture("foreign", foreign)];
    const made = await services.copyBoard(actor, source.id, copy(records), null);
    const reader = await program(made.links.viewer.split("/").at(-1) ?? "");
    expect((await services.findAsset(reader, made.id, hashOfAssetSource(own) ?? "")).row.boardId).toBe(
      made.id,
    );
    await expect(services.findAsset(reader, made.id, hashOfAssetSource(foreign) ?? "")).rejects.toMatchObject(
      {
        code: "not_found",
      },
    );
  });

  it("needs to read the board and the right to create one", async () => {
    const { services, board, browser, program } = servicesUnderTest({ dataDir, createKey: "open-sesame" });
    await expect(board()).rejects.toMatchObject({ code: "create_key_required" });
    const creator = browser();
    const made = await services.createBoard(
      await creator.actor(),
      { title: "T", template: "blank" },
      "open-sesame",
    );
    creator.keep(made.setCookie);
    const viewer = await program(made.links.viewer.split("/").at(-1) ?? "");
    for (const key of [null, "wrong"]) {
      await expect(services.copyBoard(viewer, made.id, copy(), key)).rejects.toMatchObject({
        code: "create_key_required",
      });
    }
    expect((await services.copyBoard(viewer, made.id, copy(), "open-sesame")).id).not.toBe("");
    const stranger = await browser().actor();
    await expect(services.copyBoard(stranger, made.id, copy(), "open-sesame")).rejects.toMatchObject({
      code: "not_joined",
    });
  });

  it("stops reading at the limit and leaves nothing behind when it fails", async () => {
    const { services, board, boards, access, creatorBoards } = withCount(servicesUnderTest({ dataDir }));
    const { id, creator } = await board();
    const actor = await creator.actor();
    let sent = 0;
    async function* endless() {
      for (;;) {
        sent += 1024 * 1024;
        yield new Uint8Array(1024 * 1024);
      }
    }
    await expect(services.copyBoard(actor, id, endless(), null)).rejects.toMatchObject({ code: "too_large" });
    expect(sent).toBeLessThanOrEqual(LIMITS.copyBytes + 1024 * 1024);
    await expect(services.copyBoard(actor, id, bodyOf(Uint8Array.of(9)), null)).rejects.toMatchObject({
      code: "bad_request",
    });
    const before = creatorBoards.length;
    access.createLinks = () => Promise.reject(new Error("the disk is full"));
    await expect(services.copyBoard(actor, id, copy(), null)).rejects.toThrow("the disk is full");
    expect(creatorBoards).toHaveLength(before + 1);
    expect(await boards.getBoard(creatorBoards.at(-1) ?? "")).toBeNull();
  });
});

/** Remembers the ids of the boards that were created. */
function withCount(world: ReturnType<typeof servicesUnderTest>) {
  const creatorBoards: string[] = [];
  const original = world.boards.createBoard;
  world.boards.createBoard = async (board) => {
    creatorBoards.push(board.id);
    await original(board);
  };
  return { ...world, creatorBoards };
}

describe("a picture that a record waits for", () => {
  it("completes the record, once, and only one that waits", async () => {
    const { services, board, registry, program } = servicesUnderTest({ dataDir });
    const { id, tokens } = await board();
    await registry.edit(id, "canvas", (doc) => {
      writeRecord(doc, picture("waiting", null));
      writeRecord(doc, picture("done", assetSource("d".repeat(43))));
    });
    const actor = await program(tokens.participant);
    const upload = (forRecord: string) =>
      services.uploadAsset(actor, id, { name: "a.png", body: bodyOf(PNG), forRecord });
    const { src } = await upload("asset:waiting");
    await upload("asset:done");
    await upload("asset:none");
    const { update } = await services.documentState(actor, id, "canvas");
    const doc = new Y.Doc();
    Y.applyUpdateV2(doc, update);
    const { records } = recordsOf(doc, createRecordCheck(createPaperboardSchema()));
    expect(records.get(AssetRecordType.createId("waiting"))).toMatchObject({ props: { src }, meta: {} });
    expect(records.get(AssetRecordType.createId("done"))).toMatchObject({
      props: { src: assetSource("d".repeat(43)) },
    });
    expect(recordMaps(doc).has("asset:none")).toBe(false);
  });
});

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { AssetRecordType, type TLRecord } from "@tldraw/tlschema";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { writeRecord } from "@/board/document/canvas-document";
import { recordMaps } from "@/board/document/record-maps";
import { setLocked, setSealed } from "@/board/document/session-document";
import { hashOfAssetSource } from "@/contract/assets";
import { AppError } from "@/contract/errors";
import { imageShape } from "./archive-under-test";
import { collectAssets } from "./collect-assets";
import { servicesUnderTest } from "./services-under-test";

const DAY = 86_400_000;
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

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "paperboard-assets-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

async function* bodyOf(bytes: Uint8Array) {
  yield bytes;
}
const png = () => ({ name: "a.png", body: bodyOf(PNG) });

async function world() {
  const under = servicesUnderTest({ dataDir });
  const board = await under.board();
  const actor = (role: "facilitator" | "participant" | "viewer" | "room") =>
    under.program(board.tokens[role]);
  return { ...under, makeBoard: under.board, board, actor };
}

test("who may edit may upload, who may read may look, and nobody else", async () => {
  const { services, board, actor, browser } = await world();
  const answer = await services.uploadAsset(await actor("participant"), board.id, png());
  const { src, ...facts } = answer;
  expect(facts).toEqual({ type: "image/png", size: PNG.length, boardBytes: PNG.length });
  const more = await services.uploadAsset(await actor("participant"), board.id, other(1));
  expect(more.boardBytes).toBe(2 * PNG.length + 1);
  const hash = hashOfAssetSource(src) ?? "";
  for (const role of ["facilitator", "participant", "viewer", "room"] as const) {
    expect((await services.findAsset(await actor(role), board.id, hash)).row.hash).toBe(hash);
  }
  for (const role of ["viewer", "room"] as const) {
    await expect(services.uploadAsset(await actor(role), board.id, png())).rejects.toMatchObject({
      code: "forbidden",
    });
  }
  await expect(
    services.findAsset(await browser().actor({ method: "GET" }), board.id, hash),
  ).rejects.toMatchObject({
    code: "not_joined",
  });
});

test("a sealed or locked board takes no pictures", async () => {
  const { services, board, actor, registry } = await world();
  await registry.edit(board.id, "session", (doc) => setLocked(doc, true));
  await expect(services.uploadAsset(await actor("participant"), board.id, png())).rejects.toMatchObject({
    code: "locked",
  });
  await services.uploadAsset(await actor("facilitator"), board.id, png());
  await registry.edit(board.id, "session", (doc) => setSealed(doc, true));
  await expect(services.uploadAsset(await actor("facilitator"), board.id, png())).rejects.toMatchObject({
    code: "sealed",
  });
});

const other = (n: number) => ({ name: "b.png", body: bodyOf(Uint8Array.from([...PNG, n])) });

/** The asset record of a picture, and a shape that shows it. */
function placed(name: string, src: string): { asset: TLRecord; shape: TLRecord } {
  const id = AssetRecordType.createId(name);
  const asset = AssetRecordType.create({
    id,
    type: "image",
    props: { src, w: 1, h: 1, name: "a", isAnimated: false, mimeType: "image/png" },
  }) as TLRecord;
  return { asset, shape: imageShape(name, id) };
}

/** A board with one picture that a shape shows, and what tells whether its file is still there. */
async function withPicture() {
  const under = await world();
  const { services, board, actor, registry, boards, assets, clock } = under;
  const { src } = await services.uploadAsset(await actor("participant"), board.id, png());
  const { asset, shape } = placed("one", src);
  const edit = (change: (doc: Y.Doc) => void) => registry.edit(board.id, "canvas", change);
  await edit((doc) => [asset, shape].forEach((record) => writeRecord(doc, record)));
  const kept: string[] = [];
  const collect = () => collectAssets({ assets, registry, boards }, (boardId) => void kept.push(boardId));
  return {
    ...under,
    shape,
    edit,
    kept,
    remove: () => edit((doc) => void recordMaps(doc).delete(shape.id)),
    there: async () => (await assets.find(board.id, hashOfAssetSource(src) ?? "")) !== null,
    /** As the housekeeping does it, twice a day. */
    async pass(days: number) {
      for (let half = 0; half < days * 2; half += 1) {
        clock.ms += DAY / 2;
        await collect();
      }
    },
  };
}

test("the file of a deleted picture stays for 30 days after it was last shown, and then goes", async () => {
  const { remove, pass, there, services, board, actor, assets } = await withPicture();
  const unplaced = await services.uploadAsset(await actor("participant"), board.id, other(1));
  await pass(40);
  expect(await there()).toBe(true);
  expect(await assets.find(board.id, hashOfAssetSource(unplaced.src) ?? "")).toBeNull();
  await remove();
  await pass(30);
  expect(await there()).toBe(true);
  await pass(1);
  expect(await there()).toBe(false);
});

test("a picture that undo brings back is used again: its 30 days begin anew", async () => {
  const { remove, edit, shape, pass, there } = await withPicture();
  await remove();
  await pass(20);
  await edit((doc) => writeRecord(doc, shape));
  await pass(20);
  await remove();
  await pass(29);
  expect(await there()).toBe(true);
  await pass(3);
  expect(await there()).toBe(false);
});

test("the same picture uploaded again is used again", async () => {
  const { remove, pass, there, services, board, actor } = await withPicture();
  await remove();
  await pass(29);
  await services.uploadAsset(await actor("participant"), board.id, png());
  await pass(20);
  expect(await there()).toBe(true);
});

test("a picture in place of another one frees the other one's file", async () => {
  const { edit, shape, pass, there, services, board, actor, assets } = await withPicture();
  const { src } = await services.uploadAsset(await actor("participant"), board.id, other(2));
  const second = placed("two", src);
  await edit((doc) => {
    writeRecord(doc, second.asset);
    const { props } = shape as unknown as { props: object };
    writeRecord(doc, { ...shape, props: { ...props, assetId: second.asset.id } } as unknown as TLRecord);
  });
  await pass(33);
  expect(await there()).toBe(false);
  expect(await assets.find(board.id, hashOfAssetSource(src) ?? "")).not.toBeNull();
});

test("a sealed board and one in the trash keep the pictures that were deleted", async () => {
  const sealed = await withPicture();
  await sealed.remove();
  await sealed.registry.edit(sealed.board.id, "session", (doc) => setSealed(doc, true));
  await sealed.pass(70);
  expect(await sealed.there()).toBe(true);
  await sealed.registry.edit(sealed.board.id, "session", (doc) => setSealed(doc, false));
  await sealed.pass(32);
  expect(await sealed.there()).toBe(false);

  const trashed = await withPicture();
  await trashed.remove();
  await trashed.boards.trashBoard(trashed.board.id, trashed.clock.ms);
  await trashed.pass(70);
  expect(await trashed.there()).toBe(true);
});

test("a board with a record that cannot be read, or that cannot be loaded, keeps its pictures; others go on", async () => {
  const under = await withPicture();
  const { remove, edit, pass, there, kept, board } = under;
  const second = await under.makeBoard();
  const unused = await under.assets.put(second.id, other(3));
  await edit((doc) => void recordMaps(doc).set("asset:junk", new Y.Map()));
  await remove();
  await pass(70);
  expect(await there()).toBe(true);
  expect(new Set(kept)).toEqual(new Set([board.id]));
  // That board, which can be read, was not kept from its turn.
  expect(await under.assets.find(second.id, unused.hash)).toBeNull();

  const { assets, boards, clock } = under;
  const readable = await under.makeBoard();
  const { hash } = await assets.put(readable.id, other(4));
  const registry: Pick<typeof under.registry, "state"> = {
    async state(boardId, document) {
      if (boardId === board.id) throw new AppError("board_unreadable");
      return under.registry.state(boardId, document);
    },
  };
  const told: unknown[] = [];
  for (let round = 0; round < 3; round += 1) {
    clock.ms += 31 * DAY;
    await collectAssets({ assets, registry, boards }, (boardId, error) => told.push([boardId, error]));
  }
  expect(told).toHaveLength(3);
  expect(told[0]).toEqual([board.id, expect.objectContaining({ code: "board_unreadable" })]);
  expect(await assets.find(readable.id, hash)).toBeNull();
  expect(await there()).toBe(true);
});

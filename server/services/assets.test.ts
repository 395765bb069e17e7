import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { AssetRecordType, type TLRecord } from "@tldraw/tlschema";
import { afterEach, beforeEach, expect, test } from "vitest";
import type * as Y from "yjs";
import { writeRecord } from "@/board/document/canvas-document";
import { setLocked, setSealed } from "@/board/document/session-document";
import { hashOfAssetSource } from "@/contract/assets";
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
  return { ...under, board, actor };
}

test("who may edit may upload, who may read may look, and nobody else", async () => {
  const { services, board, actor, browser } = await world();
  const { src, type, size } = await services.uploadAsset(await actor("participant"), board.id, png());
  expect({ type, size }).toEqual({ type: "image/png", size: PNG.length });
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

test("a picture no record has named for a month is collected, others stay", async () => {
  const { services, board, actor, registry, assets, clock } = await world();
  const used = await services.uploadAsset(await actor("participant"), board.id, png());
  const unused = await services.uploadAsset(await actor("participant"), board.id, {
    name: "b.png",
    body: bodyOf(Uint8Array.from([...PNG, 1])),
  });
  const record = AssetRecordType.create({
    id: AssetRecordType.createId("one"),
    type: "image",
    props: { src: used.src, w: 1, h: 1, name: "a", isAnimated: false, mimeType: "image/png" },
  }) as TLRecord;
  await registry.edit(board.id, "canvas", (doc: Y.Doc) => writeRecord(doc, record));
  clock.ms += 29 * DAY;
  expect((await collectAssets({ assets, registry })).pictures).toBe(0);
  clock.ms += 2 * DAY;
  expect((await collectAssets({ assets, registry })).pictures).toBe(1);
  const reader = await actor("viewer");
  await expect(
    services.findAsset(reader, board.id, hashOfAssetSource(unused.src) ?? ""),
  ).rejects.toMatchObject({ code: "not_found" });
  expect(await services.findAsset(reader, board.id, hashOfAssetSource(used.src) ?? "")).toBeTruthy();
});

import { AssetRecordType, createShapeId, type TLRecord } from "@tldraw/tlschema";
import { unzipSync } from "fflate";
import { writeRecord, writeTextSplices } from "@/board/document/canvas-document";
import { recordMaps } from "@/board/document/record-maps";
import type { BoardRecord } from "@/board/record/board-record";
import { ArchiveManifest } from "@/contract/archive-schema";
import type { Actor, Services } from "./services";
import { servicesUnderTest } from "./services-under-test";

/** The beginning of a PNG of a size, which is all that is looked at. */
export function png(width = 640, height = 400, fill = 7): Buffer {
  const file = Buffer.alloc(100, fill);
  file.write("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 0, "latin1");
  file.writeUInt32BE(width, 16);
  file.writeUInt32BE(height, 20);
  return file;
}

/** Bytes as a request brings them, in pieces. */
export async function* bodyOf(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000);
}

/** The archive of a board, whole. */
export async function exported(services: Services, actor: Actor, id: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of (await services.exportArchive(actor, id)).body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
export const manifestOf = (zip: Uint8Array) =>
  ArchiveManifest.parse(JSON.parse(textOf(unzipSync(zip)["manifest.json"])));

/** A record without what differs on another instance. */
export function comparable(record: BoardRecord) {
  return { ...record, board: { ...record.board, id: "", url: "" } };
}

/** A picture on the first page. */
export function imageShape(name: string, assetId: string): TLRecord {
  const flags = { playing: true, flipX: false, flipY: false };
  return {
    id: createShapeId(name),
    typeName: "shape",
    type: "image",
    parentId: "page:page",
    index: "a1",
    x: 0,
    y: 0,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    props: { ...flags, assetId, w: 1, h: 1, url: "", crop: null, altText: "" },
    meta: {},
  } as unknown as TLRecord;
}

/** The example board with an image, a text that was typed, pictures of two frames, and a seal. */
export async function furnished(dataDir: string) {
  const world = servicesUnderTest({ dataDir });
  const { services, board, registry, clock } = world;
  const made = await board("late-module-patching");
  const actor = await made.creator.actor();
  const image = await services.uploadAsset(actor, made.id, { name: "photo 1.png", body: bodyOf(png()) });
  const asset = AssetRecordType.create({
    id: AssetRecordType.createId("photo"),
    type: "image",
    props: { src: image.src, w: 1, h: 1, name: "photo 1.png", isAnimated: false, mimeType: "image/png" },
    meta: {},
  }) as TLRecord;
  const records = await services.boardRecord(actor, made.id);
  const recordId = `shape:${records.questions[0]?.id}`;
  await registry.edit(made.id, "canvas", (doc) => writeRecord(doc, asset));
  await registry.edit(made.id, "canvas", (doc) => {
    writeTextSplices(doc, { recordId, path: "text" }, [{ at: 0, deleted: 0, inserted: "Typed: " }], null);
  });
  const frames = [...(await registry.read(made.id, "canvas", (doc) => [...recordMaps(doc).entries()]))]
    .filter(([, map]) => (map.get("$") as { type?: string } | undefined)?.type === "frame")
    .map(([id]) => id.slice("shape:".length));
  clock.ms += 60_000;
  return { ...world, made, actor, image, frames };
}

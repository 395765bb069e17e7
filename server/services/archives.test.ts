import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { AssetRecordType, type TLRecord } from "@tldraw/tlschema";
import { unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { writeRecord, writeTextSplices } from "@/board/document/canvas-document";
import { recordMaps } from "@/board/document/record-maps";
import { readBoardFacts, setSealed } from "@/board/document/session-document";
import { NO_SESSION, readSessionState, writeSessionState } from "@/board/document/session-state";
import type { BoardRecord } from "@/board/record/board-record";
import { CANVAS_PATH, SESSION_PATH } from "@/contract/archive";
import { ArchiveManifest } from "@/contract/archive-schema";
import { errorDetail, type ErrorDetail } from "@/contract/error-details";
import { manifestFile, manifestFor, packFiles, type PackedFile } from "@/server/archive/testing/pack-files";
import type { Actor, Services } from "./services";
import { servicesUnderTest } from "./services-under-test";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "paperboard-archives-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

function png(width = 640, height = 400, fill = 7): Buffer {
  const file = Buffer.alloc(100, fill);
  file.write("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 0, "latin1");
  file.writeUInt32BE(width, 16);
  file.writeUInt32BE(height, 20);
  return file;
}

async function* bodyOf(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000);
}

async function exported(services: Services, actor: Actor, id: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of (await services.exportArchive(actor, id)).body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const manifestOf = (zip: Uint8Array) =>
  ArchiveManifest.parse(JSON.parse(textOf(unzipSync(zip)["manifest.json"])));

/** A record without what differs on another instance. */
function comparable(record: BoardRecord) {
  return { ...record, board: { ...record.board, id: "", url: "" } };
}

/** The example board with an image, a text that was typed, pictures of two frames, and a seal. */
async function furnished() {
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

describe("an archive", () => {
  it("holds the record in every format, documents, images and pictures, with the hash of each", async () => {
    const { services, made, actor, image, frames } = await furnished();
    const [current = "", old = "", ...without] = frames;
    const { seq } = await services.listFramePictures(actor, made.id);
    await services.saveFramePicture(actor, made.id, current, { seq, body: bodyOf(png()) });
    await services.saveFramePicture(actor, made.id, old, { seq: seq - 1, body: bodyOf(png()) });

    const zip = await exported(services, actor, made.id);
    const files = unzipSync(zip);
    const manifest = manifestOf(zip);
    expect(manifest.files.map((file) => file.path).sort()).toEqual(
      Object.keys(files)
        .filter((name) => name !== "manifest.json")
        .sort(),
    );
    for (const { path: name, sha256, size } of manifest.files) {
      const bytes = files[name] ?? new Uint8Array();
      expect([size, sha256]).toEqual([bytes.length, createHash("sha256").update(bytes).digest("hex")]);
    }
    for (const ending of ["txt", "eml", "md", "json", "csv", "ics"])
      expect(files[`record/record.${ending}`]?.length).toBeGreaterThan(100);
    expect(Object.keys(files).filter((name) => /^record\/grid-\d-/.test(name))).toHaveLength(3);
    expect(textOf(files["record/record.txt"])).toContain("1. Typed: Which code goes away");
    expect(textOf(files["index.html"])).toMatch(/<img src="pictures\/\d\d-[a-z0-9-]+\.png"/);
    expect(manifest.pictures.map(({ frame, current: isCurrent }) => [frame, isCurrent]).sort()).toEqual(
      [
        [current, true],
        [old, false],
      ].sort(),
    );
    expect(manifest.missingPictures.map(({ frame }) => frame).sort()).toEqual(without.sort());
    expect(manifest.images).toEqual([
      { path: `images/${image.src.slice(6)}.png`, hash: image.src.slice(6), name: "photo 1.png" },
    ]);
  });

  it("is the same, byte for byte, while nothing changes, and holds no link, cookie or person", async () => {
    const { services, made, actor, creator, clock } = await furnished().then((world) => ({
      ...world,
      creator: world.made.creator,
    }));
    const first = await exported(services, actor, made.id);
    clock.ms += 3_600_000;
    expect((await exported(services, actor, made.id)).equals(first)).toBe(true);
    const contents = Object.values(unzipSync(first)).map((bytes) => Buffer.from(bytes).toString("latin1"));
    const secrets = [...Object.values(made.tokens), creator.cookie ?? "", actor.session?.personId ?? ""];
    for (const secret of secrets) for (const content of contents) expect(content).not.toContain(secret);
  });

  it("names the images whose files are lost, and is made without them", async () => {
    const { services, made, actor, image } = await furnished();
    await rm(path.join(dataDir, "assets"), { recursive: true });
    const manifest = manifestOf(await exported(services, actor, made.id));
    expect([manifest.images, manifest.missingImages]).toEqual([[], [image.src.slice(6)]]);
  });
});

describe("importing an archive", () => {
  it("gives the same board under a new id, with links of its own", async () => {
    const { services, made, actor, frames, registry, browser, assets, framePictures } = await furnished();
    const { seq } = await services.listFramePictures(actor, made.id);
    await services.saveFramePicture(actor, made.id, frames[0] ?? "", { seq, body: bodyOf(png()) });
    await registry.edit(made.id, "session", (doc) => setSealed(doc, true));
    const zip = await exported(services, actor, made.id);

    const importer = browser();
    const imported = await services.importArchive(await importer.actor(), bodyOf(zip), null);
    importer.keep(imported.setCookie);
    expect(imported).toMatchObject({ title: "A board", leftOut: 0 });
    expect(imported.id).not.toBe(made.id);
    const links = Object.values(imported.links);
    for (const link of Object.values(made.links)) expect(links).not.toContain(link);
    const before = await services.boardRecord(actor, made.id);
    const after = await services.boardRecord(await importer.actor(), imported.id);
    expect(comparable(after)).toEqual(comparable(before));
    expect(after.board.sealed).toBe(true);
    const facts = await registry.read(imported.id, "session", readBoardFacts);
    expect(facts).toMatchObject({ epoch: 0, template: "late-module-patching" });
    expect(await assets.hashesOf(imported.id)).toEqual(await assets.hashesOf(made.id));
    expect(await framePictures.list(imported.id)).toMatchObject([{ frameId: frames[0], seq: 1 }]);
    const again = manifestOf(await exported(services, await importer.actor(), imported.id));
    expect(again.pictures).toMatchObject([{ frame: frames[0], current: true }]);
    expect(await readdir(path.join(dataDir, "incoming-archives"))).toEqual([]);
  });

  it("brings agenda and results of the session, but not its short address, its queue or ids of people", async () => {
    const { services, made, actor, registry, browser } = await furnished();
    const counts = { object: 0, "can-live-with": 1, support: 2, abstain: 0 };
    const hum = {
      id: "hum-1",
      itemId: null,
      question: "Agreed?",
      anonymous: true,
      topicId: "topic-1",
      openedAt: 5,
      voices: { room: 3, remote: 0 },
    };
    await registry.edit(made.id, "session", (doc) =>
      writeSessionState(doc, NO_SESSION, {
        ...NO_SESSION,
        run: { id: "run-1", startedAt: 1, endedAt: null, linkId: "SECRETXY" },
        topics: [
          {
            id: "topic-1",
            title: "Proposals",
            minutes: 20,
            frameId: null,
            order: 1,
            startedAt: 1,
            endedAt: null,
            spentMs: 0,
            addedMinutes: 0,
          },
        ],
        queue: [
          {
            id: "q-1",
            personId: "person-secret",
            name: "Queued",
            kind: "new-topic",
            place: "room",
            at: 1,
            order: 1,
          },
        ],
        spoken: [
          {
            id: "s-1",
            personId: "person-secret",
            name: "Ann",
            kind: "new-topic",
            place: "room",
            topicId: "topic-1",
            startedAt: 2,
            endedAt: 3,
          },
        ],
        hums: [
          { ...hum, closedAt: 6, result: { room: counts, remote: { ...counts, support: 0 } } },
          { ...hum, id: "hum-2", closedAt: null, result: null },
        ],
      }),
    );
    const zip = await exported(services, actor, made.id);
    const content = Buffer.from(unzipSync(zip)[SESSION_PATH] ?? []).toString("latin1");
    for (const secret of ["SECRETXY", "person-secret", "Queued", "hum-2"])
      expect(content).not.toContain(secret);
    const importer = browser();
    const imported = await services.importArchive(await importer.actor(), bodyOf(zip), null);
    const state = await registry.read(imported.id, "session", readSessionState);
    expect(state.run).toMatchObject({ id: "run-1", startedAt: 1, linkId: "" });
    expect(state.run?.endedAt).toBeGreaterThan(1);
    expect(state.topics.map(({ title }) => title)).toEqual(["Proposals"]);
    expect(state.spoken).toMatchObject([{ name: "Ann", personId: null }]);
    expect(state.hums).toMatchObject([{ id: "hum-1", result: { room: counts } }]);
    expect(state.queue).toEqual([]);
  });

  it("needs the create key where one is set", async () => {
    const { services, browser } = servicesUnderTest({ dataDir, createKey: "secret-key" });
    const attempt = services.importArchive(await browser().actor(), bodyOf(new Uint8Array(10)), null);
    await expect(attempt).rejects.toMatchObject({ code: "create_key_required" });
  });

  it("leaves out what no board takes, and says how much", async () => {
    const { services, made, actor, registry } = await furnished();
    await registry.edit(made.id, "canvas", (doc) => {
      recordMaps(doc).set("shape:evil", new Y.Map([["$", { typeName: "shape", type: "embed" }]]));
    });
    const imported = await services.importArchive(
      actor,
      bodyOf(await exported(services, actor, made.id)),
      null,
    );
    expect(imported.leftOut).toBe(1);
  });

  describe("that is hostile", () => {
    /** Changes an honest archive; `change` gets its files, and the manifest is made true again. */
    async function changed(change: (files: PackedFile[], manifest: ArchiveManifest) => void) {
      const world = await furnished();
      const zip = await exported(world.services, world.actor, world.made.id);
      const old = manifestOf(zip);
      const files = Object.entries(unzipSync(zip))
        .filter(([name]) => name !== "manifest.json")
        .map(([name, bytes]) => ({ path: name, bytes }));
      change(files, old);
      const manifest = manifestFor(files, { ...old, files: manifestFor(files).files });
      return { ...world, zip: packFiles([...files, manifestFile(manifest)]) };
    }
    const replace = (name: string | RegExp, bytes: Uint8Array) => (files: PackedFile[]) => {
      for (const file of files) if (file.path.match(name)) file.bytes = bytes;
    };
    const session = (fill: (doc: Y.Doc) => void) => {
      const doc = new Y.Doc();
      fill(doc);
      return Y.encodeStateAsUpdateV2(doc);
    };
    const rests = () => {
      const doc = new Y.Doc();
      doc.getText("a").insert(0, "a");
      const before = Y.encodeStateVector(doc);
      doc.getText("a").insert(1, "b");
      return Y.encodeStateAsUpdateV2(doc, before);
    };

    it.each<[string, (files: PackedFile[], manifest: ArchiveManifest) => void, ErrorDetail]>([
      [
        "a canvas that is no document",
        replace(CANVAS_PATH, new Uint8Array(50).fill(255)),
        "archive_documents",
      ],
      [
        "a canvas that is cut off",
        (files) => {
          const file = files.find(({ path: name }) => name === CANVAS_PATH);
          if (file) file.bytes = file.bytes.slice(0, file.bytes.length / 2);
        },
        "archive_documents",
      ],
      ["a canvas that rests on what is not there", replace(CANVAS_PATH, rests()), "archive_documents"],
      [
        "a session without title or schema",
        replace(
          SESSION_PATH,
          session(() => undefined),
        ),
        "archive_documents",
      ],
      [
        "a session whose schema is no schema",
        replace(
          SESSION_PATH,
          session((doc) => {
            doc.getMap("meta").set("title", "T");
            doc.getMap("meta").set("schema", { schemaVersion: 2, sequences: { "com.tldraw.store": "evil" } });
          }),
        ),
        "archive_documents",
      ],
      [
        "an image that is a page",
        replace(/^images\//, Buffer.from("<html><script>alert(1)</script>")),
        "archive_image",
      ],
      ["another image under its hash", replace(/^images\//, png(10, 10, 9)), "archive_image"],
      [
        "a picture that is a page",
        (files, manifest) => {
          files.push({ path: "pictures/evil.png", bytes: Buffer.from("<svg onload=alert(1)>".repeat(9)) });
          manifest.pictures.push({ path: "pictures/evil.png", frame: "f", name: "", seq: 0, current: true });
        },
        "archive_image",
      ],
    ])("by %s is refused, and nothing of it is left", async (_, change, detail) => {
      const { services, zip, browser, boards, assets, made } = await changed(change);
      const files = async () => {
        const found = await readdir(path.join(dataDir, "assets"), { recursive: true, withFileTypes: true });
        return found
          .filter((entry) => entry.isFile())
          .map(({ name }) => name)
          .sort();
      };
      const before = await files();
      const importer = browser();
      const actor = await importer.actor();
      const attempt = services.importArchive(actor, bodyOf(zip), null);
      await expect(attempt).rejects.toMatchObject({ message: errorDetail(detail) });
      expect(await files()).toEqual(before);
      expect(await readdir(path.join(dataDir, "incoming-archives"))).toEqual([]);
      expect(await assets.hashesOf(made.id)).toHaveLength(1);
      expect((await boards.getBoard(made.id))?.deletedAt).toBeNull();
    });

    it("by a session that was never held so gives a board whose record can be read", async () => {
      const { services, zip, browser } = await changed((files) => {
        const file = files.find((entry) => entry.path === SESSION_PATH);
        if (!file) return;
        const doc = new Y.Doc();
        Y.applyUpdateV2(doc, file.bytes);
        const held = doc.getMap("session");
        held.set("run", { id: "run", startedAt: 1e300, endedAt: Number.NaN, code: "CODE" });
        held.set("topic:t", { id: "t", title: { evil: true }, startedAt: -1e300, minutes: "x" });
        held.set("hum:h", { id: "h", closedAt: 1, result: { names: [{ choice: "evil" }] }, voices: null });
        held.set("spoke:s", { id: "s", kind: "evil", place: "evil", startedAt: "now" });
        file.bytes = Y.encodeStateAsUpdateV2(doc);
      });
      const importer = browser();
      const imported = await services.importArchive(await importer.actor(), bodyOf(zip), null);
      importer.keep(imported.setCookie);
      const { session: held } = await services.boardRecord(await importer.actor(), imported.id);
      expect(held).toMatchObject({
        startedAt: "1970-01-01T00:00:00.000Z",
        agenda: [{ title: "", minutes: 0 }],
        hums: [{ room: { object: 0 }, names: [{ choice: "object" }] }],
        speakers: [{ kind: "new-topic", place: "room" }],
      });
    });

    it("a client that breaks off leaves nothing behind", async () => {
      const { services, actor, made } = await furnished();
      const zip = await exported(services, actor, made.id);
      async function* broken() {
        yield zip.subarray(0, 1000);
        throw new Error("aborted");
      }
      await expect(services.importArchive(actor, broken(), null)).rejects.toMatchObject({
        code: "storage_failed",
      });
      expect(await readdir(path.join(dataDir, "incoming-archives"))).toEqual([]);
    });
  });
});

describe("pictures of frames", () => {
  it("come from those who edit, and are seen by those who read", async () => {
    const { services, made, actor, frames, program } = await furnished();
    const [frame = ""] = frames;
    const { seq } = await services.listFramePictures(actor, made.id);
    const picture = () => ({ seq, body: bodyOf(png()) });
    for (const role of ["participant", "facilitator"] as const)
      await services.saveFramePicture(await program(made.tokens[role]), made.id, frame, picture());
    for (const role of ["room", "viewer"] as const) {
      const reader = await program(made.tokens[role]);
      await expect(services.saveFramePicture(reader, made.id, frame, picture())).rejects.toMatchObject({
        code: "forbidden",
      });
      const found = await services.findFramePicture(reader, made.id, frame);
      expect(Buffer.from(found.bytes).equals(png())).toBe(true);
      expect((await services.listFramePictures(reader, made.id)).pictures).toMatchObject([
        { frameId: frame, seq },
      ]);
    }
  });

  it("of a sealed board come from facilitators alone", async () => {
    const { services, made, frames, registry, program } = await furnished();
    await registry.edit(made.id, "session", (doc) => setSealed(doc, true));
    const save = async (role: "participant" | "facilitator") =>
      services.saveFramePicture(await program(made.tokens[role]), made.id, frames[0] ?? "", {
        seq: 0,
        body: bodyOf(png()),
      });
    await expect(save("participant")).rejects.toMatchObject({ code: "sealed" });
    await save("facilitator");
  });

  it("are still PNGs of a bearable size, of frames that exist, and show no future", async () => {
    const { services, made, actor, frames } = await furnished();
    const [frame = ""] = frames;
    const { seq } = await services.listFramePictures(actor, made.id);
    const save = (id: string, bytes: Uint8Array, at = seq) =>
      services.saveFramePicture(actor, made.id, id, { seq: at, body: bodyOf(bytes) });
    await expect(save(frame, Buffer.from("<svg/>".repeat(20)))).rejects.toMatchObject({
      code: "unsupported_file",
    });
    await expect(save(frame, png(9000, 10))).rejects.toMatchObject({ code: "too_large" });
    await expect(save(frame, Buffer.concat([png(), Buffer.alloc(9 * 1024 * 1024)]))).rejects.toMatchObject({
      code: "too_large",
    });
    await expect(save(frame, png(), seq + 1)).rejects.toMatchObject({ code: "bad_request" });
    for (const id of ["nothing", "../evil", "x".repeat(200)])
      await expect(save(id, png())).rejects.toMatchObject({ code: "not_found" });
  });

  it("go when their frame is gone and the next one comes", async () => {
    const { services, made, actor, frames, registry, framePictures } = await furnished();
    const [first = "", second = ""] = frames;
    await services.saveFramePicture(actor, made.id, first, { seq: 0, body: bodyOf(png()) });
    await registry.edit(made.id, "canvas", (doc) => recordMaps(doc).delete(`shape:${first}`));
    await services.saveFramePicture(actor, made.id, second, { seq: 0, body: bodyOf(png()) });
    expect((await framePictures.list(made.id)).map(({ frameId }) => frameId)).toEqual([second]);
  });
});

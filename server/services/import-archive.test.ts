import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { type ArchiveManifest, CANVAS_PATH, SESSION_PATH } from "@/contract/archive";
import { errorDetail, type ErrorDetail } from "@/contract/error-details";
import { manifestFile, manifestFor, packFiles, type PackedFile } from "@/server/archive/testing/pack-files";

import { bodyOf, exported, furnished, manifestOf, png } from "./archive-under-test";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "paperboard-archives-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

describe("importing an archive that is hostile", () => {
  /** Changes an honest archive; `change` gets its files, and the manifest is made true again. */
  async function changed(change: (files: PackedFile[], manifest: ArchiveManifest) => void) {
    const world = await furnished(dataDir);
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
    ["a canvas that is no document", replace(CANVAS_PATH, new Uint8Array(50).fill(255)), "archive_documents"],
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
    const { services, actor, made } = await furnished(dataDir);
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

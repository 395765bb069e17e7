import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { writeRecord } from "@/board/document/canvas-document";
import { recordMaps } from "@/board/document/record-maps";
import { readBoardFacts, setSealed } from "@/board/document/session-document";
import { NO_SESSION, readSessionState, writeSessionState } from "@/board/document/session-state";
import { SESSION_PATH } from "@/contract/archive";
import { servicesUnderTest } from "./services-under-test";

import {
  bodyOf,
  comparable,
  exported,
  furnished,
  imageShape,
  manifestOf,
  png,
  textOf,
} from "./archive-under-test";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "paperboard-archives-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

describe("an archive", () => {
  it("holds the record in every format, documents, images and pictures, with the hash of each", async () => {
    const { services, made, actor, image, frames } = await furnished(dataDir);
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
    const { services, made, actor, creator, clock } = await furnished(dataDir).then((world) => ({
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
    const { services, made, actor, image } = await furnished(dataDir);
    await rm(path.join(dataDir, "assets"), { recursive: true });
    const manifest = manifestOf(await exported(services, actor, made.id));
    expect([manifest.images, manifest.missingImages]).toEqual([[], [image.src.slice(6)]]);
  });

  it("misses a collected image only where a shape shows it", async () => {
    const { services, made, actor, image, assets, clock, registry } = await furnished(dataDir);
    await assets.collect(made.id, new Set(), 0);
    clock.ms += 1;
    expect(await assets.collect(made.id, new Set(), 0)).toBe(1);
    const missing = async () => manifestOf(await exported(services, actor, made.id)).missingImages;
    expect(await missing()).toEqual([]);
    await registry.edit(made.id, "canvas", (doc) => writeRecord(doc, imageShape("photo", "asset:photo")));
    expect(await missing()).toEqual([image.src.slice(6)]);
  });
});

describe("importing an archive", () => {
  it("gives the same board under a new id, with links of its own", async () => {
    const { services, made, actor, frames, registry, browser, assets, framePictures } =
      await furnished(dataDir);
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
    const { services, made, actor, registry, browser } = await furnished(dataDir);
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
        past: [
          {
            id: "run-0",
            startedAt: -9,
            endedAt: -1,
            topics: [],
            spoken: [
              {
                id: "s-0",
                personId: "person-secret",
                name: "Ben",
                kind: "direct-reply",
                place: "phone",
                topicId: null,
                startedAt: -8,
                endedAt: -7,
              },
            ],
            hums: [{ ...hum, id: "hum-0", closedAt: -2, result: { room: counts, remote: counts } }],
          },
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
    expect(state.past).toMatchObject([
      {
        id: "run-0",
        spoken: [{ name: "Ben", personId: null }],
        hums: [{ id: "hum-0", result: { room: counts } }],
      },
    ]);
    importer.keep(imported.setCookie);
    const { session, earlierSessions } = await services.boardRecord(await importer.actor(), imported.id);
    expect(session?.speakers).toMatchObject([{ name: "Ann" }]);
    expect(earlierSessions?.[0]?.speakers).toMatchObject([{ name: "Ben" }]);
  });

  it("needs the create key where one is set", async () => {
    const { services, browser } = servicesUnderTest({ dataDir, createKey: "secret-key" });
    const attempt = services.importArchive(await browser().actor(), bodyOf(new Uint8Array(10)), null);
    await expect(attempt).rejects.toMatchObject({ code: "create_key_required" });
  });

  it("leaves out what no board takes, and says how much", async () => {
    const { services, made, actor, registry } = await furnished(dataDir);
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
});

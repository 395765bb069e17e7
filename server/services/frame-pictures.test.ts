import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { recordMaps } from "@/board/document/record-maps";
import { setSealed } from "@/board/document/session-document";

import { bodyOf, furnished, png } from "./archive-under-test";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "paperboard-archives-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

describe("pictures of frames", () => {
  it("come from those who edit, and are seen by those who read", async () => {
    const { services, made, actor, frames, program } = await furnished(dataDir);
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
    const { services, made, frames, registry, program } = await furnished(dataDir);
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
    const { services, made, actor, frames } = await furnished(dataDir);
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
    const { services, made, actor, frames, registry, framePictures } = await furnished(dataDir);
    const [first = "", second = ""] = frames;
    await services.saveFramePicture(actor, made.id, first, { seq: 0, body: bodyOf(png()) });
    await registry.edit(made.id, "canvas", (doc) => recordMaps(doc).delete(`shape:${first}`));
    await services.saveFramePicture(actor, made.id, second, { seq: 0, body: bodyOf(png()) });
    expect((await framePictures.list(made.id)).map(({ frameId }) => frameId)).toEqual([second]);
  });
});

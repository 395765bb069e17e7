import { describe, expect, it } from "vitest";
import { setSealed } from "@/board/document/session-document";
import { THUMBNAIL } from "@/contract/thumbnail";
import { servicesUnderTest } from "./services-under-test";

/** The head of a PNG of this size; nobody decodes the rest. */
function png(width = 640, height = 400, bytes = 100): Buffer {
  const file = Buffer.alloc(bytes);
  file.write("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 0, "latin1");
  file.writeUInt32BE(width, 16);
  file.writeUInt32BE(height, 20);
  return file;
}

async function* pieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 50_000) yield bytes.subarray(at, at + 50_000);
}
const light = (bytes: Uint8Array) => ({ theme: "light" as const, body: pieces(bytes) });

describe("a board's thumbnail", () => {
  it("comes from those who edit and is seen by those who read", async () => {
    const { services, board, program, clock } = servicesUnderTest();
    const { id, tokens, creator } = await board();
    expect((await services.getBoard(await creator.actor(), id)).thumbnailAt).toBeNull();
    clock.ms += 1000;
    await services.saveThumbnail(await program(tokens.participant), id, light(png()));
    for (const role of ["room", "viewer", "participant", "facilitator"] as const) {
      const found = await services.findThumbnail(await program(tokens[role]), id, "light");
      expect(found).toMatchObject({ type: "image/png", at: clock.ms });
      expect(Buffer.from(found.bytes).equals(png())).toBe(true);
    }
    const at = new Date(clock.ms).toISOString();
    expect((await services.listBoards(await creator.actor()))[0]?.thumbnailAt).toBe(at);
    await expect(services.findThumbnail(await creator.actor(), id, "dark")).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("is refused from those who only look on, and from strangers", async () => {
    const { services, board, program, browser } = servicesUnderTest();
    const { id, tokens } = await board();
    for (const role of ["room", "viewer"] as const) {
      const actor = await program(tokens[role]);
      await expect(services.saveThumbnail(actor, id, light(png()))).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    const stranger = await browser().actor();
    await expect(services.saveThumbnail(stranger, id, light(png()))).rejects.toMatchObject({
      code: "not_joined",
    });
    await expect(services.findThumbnail(stranger, id, "light")).rejects.toMatchObject({ code: "not_joined" });
  });

  it.each([
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>".repeat(3)), "unsupported_file"],
    ["a JPEG", Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(60)]), "unsupported_file"],
    ["too many bytes", png(640, 400, THUMBNAIL.maxBytes + 1), "too_large"],
    ["too many pixels", png(30_000, 30_000), "too_large"],
    ["no pixels", png(0, 400), "too_large"],
  ])("%s is refused", async (_, bytes, code) => {
    const { services, board } = servicesUnderTest();
    const { id, creator } = await board();
    const attempt = services.saveThumbnail(await creator.actor(), id, light(bytes));
    await expect(attempt).rejects.toMatchObject({ code });
    expect((await services.getBoard(await creator.actor(), id)).thumbnailAt).toBeNull();
  });

  it("is taken a few times a minute at most, per theme", async () => {
    const { services, board, clock } = servicesUnderTest();
    const { id, creator } = await board();
    const actor = await creator.actor();
    await services.saveThumbnail(actor, id, light(png()));
    await services.saveThumbnail(actor, id, { theme: "dark", body: pieces(png()) });
    clock.ms += THUMBNAIL.minIntervalMs - 1;
    expect(await services.saveThumbnail(actor, id, light(png(320, 200)))).toBe(false);
    expect(Buffer.from((await services.findThumbnail(actor, id, "light")).bytes).equals(png())).toBe(true);
    clock.ms += 1;
    expect(await services.saveThumbnail(actor, id, light(png(320, 200)))).toBe(true);
  });

  it("of a sealed board stays as it is", async () => {
    const { services, board, registry } = servicesUnderTest();
    const { id, creator } = await board();
    await registry.edit(id, "session", (doc) => setSealed(doc, true));
    const attempt = services.saveThumbnail(await creator.actor(), id, light(png()));
    await expect(attempt).rejects.toMatchObject({ code: "sealed" });
  });

  it("goes along to a duplicate, and into the trash for facilitators' eyes only", async () => {
    const { services, board, program } = servicesUnderTest();
    const { id, tokens, creator } = await board();
    const actor = await creator.actor();
    await services.saveThumbnail(actor, id, light(png()));
    const copy = await services.duplicateBoard(actor, id, { title: "Copy" }, null);
    expect((await services.findThumbnail(actor, copy.id, "light")).type).toBe("image/png");

    await services.deleteBoard(actor, id);
    expect((await services.findThumbnail(actor, id, "light")).type).toBe("image/png");
    await expect(services.findThumbnail(await program(tokens.viewer), id, "light")).rejects.toMatchObject({
      code: "forbidden",
    });
    await services.purgeBoard(actor, id);
    await expect(services.findThumbnail(actor, id, "light")).rejects.toMatchObject({ code: "not_found" });
  });
});

import { crc32, deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readThumbnailFacts, thumbnailUrl } from "./thumbnail";

function png(width: number, height: number, extra: string[] = []): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const framed = Buffer.alloc(8 + body.length);
    framed.writeUInt32BE(data.length, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc32(body), 4 + body.length);
    return framed;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    ...extra.map((type) => chunk(type, Buffer.alloc(8))),
    chunk("IDAT", deflateSync(Buffer.alloc(4))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function webp(format: string, payload: number[]): Uint8Array {
  const body = Buffer.alloc(40);
  body.set(payload);
  const head = Buffer.alloc(20);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(12 + body.length, 4);
  head.write("WEBP", 8, "latin1");
  head.write(format, 12, "latin1");
  head.writeUInt32LE(body.length, 16);
  return Buffer.concat([head, body]);
}

describe("readThumbnailFacts", () => {
  it("reads the size of a PNG", () => {
    expect(readThumbnailFacts(png(640, 400))).toEqual({ type: "image/png", width: 640, height: 400 });
    expect(readThumbnailFacts(png(60_000, 60_000))).toMatchObject({ width: 60_000, height: 60_000 });
  });

  it("reads the size of each kind of WebP", () => {
    const expected = { type: "image/webp", width: 640, height: 400 };
    // Frame tag, start code, then 14 bits of width and of height.
    expect(readThumbnailFacts(webp("VP8 ", [0, 0, 0, 0x9d, 1, 0x2a, 0x80, 0x02, 0x90, 0x01]))).toEqual(
      expected,
    );
    const bits = 639 | (399 << 14);
    const bytes = [bits & 255, (bits >> 8) & 255, (bits >> 16) & 255, (bits >> 24) & 255];
    expect(readThumbnailFacts(webp("VP8L", [0x2f, ...bytes]))).toEqual(expected);
    expect(readThumbnailFacts(webp("VP8X", [0, 0, 0, 0, 0x7f, 0x02, 0, 0x8f, 0x01, 0]))).toEqual(expected);
  });

  it("reads the encoder's own word, as browsers make it", () => {
    // 1 × 1, lossy, by libwebp.
    const small = Buffer.from("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=", "base64");
    expect(readThumbnailFacts(small)).toEqual({ type: "image/webp", width: 1, height: 1 });
  });

  it.each([
    ["an animated PNG", png(640, 400, ["acTL"])],
    ["an animated WebP", webp("VP8X", [0x02, 0, 0, 0, 0x7f, 0x02, 0, 0x8f, 0x01, 0])],
    ["a WebP of an unknown kind", webp("VP9 ", [])],
    [
      "a PNG without its header",
      Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(64)]),
    ],
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>   ".repeat(3))],
    ["a JPEG", Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(64)])],
    ["a GIF", Buffer.concat([Buffer.from("GIF89a", "latin1"), Buffer.alloc(64)])],
    ["nothing", new Uint8Array()],
  ])("takes no %s", (_, bytes) => {
    expect(readThumbnailFacts(bytes)).toBeNull();
  });

  it("reads a part of a larger buffer", () => {
    const bytes = png(640, 400);
    const larger = new Uint8Array(bytes.length + 7);
    larger.set(bytes, 7);
    expect(readThumbnailFacts(larger.subarray(7))).toMatchObject({ width: 640, height: 400 });
  });
});

describe("thumbnailUrl", () => {
  it("names board, theme and version", () => {
    expect(thumbnailUrl("a/b", "dark", "2026-01-05T10:00:00.000Z")).toBe(
      "/api/boards/a%2Fb/thumbnail?theme=dark&v=2026-01-05T10%3A00%3A00.000Z",
    );
  });
});

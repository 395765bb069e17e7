import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it, vi } from "vitest";
import { accepts, compress } from "./compress";

// The package refuses to be loaded outside of Next's server build.
vi.mock("server-only", () => ({}));

const bytes = new Uint8Array(5000).map((_, at) => at % 7);

describe("accepts", () => {
  it.each([
    ["gzip, deflate, br, zstd", "br", true],
    ["GZIP", "gzip", true],
    ["br;q=0, gzip", "br", false],
    ["br; q=0.1", "br", true],
    ["*", "br", true],
    ["*, br;q=0", "br", false],
    ["gzip", "br", false],
    ["", "br", false],
    [null, "gzip", false],
  ])("%j / %s: %s", (header, coding, expected) => {
    expect(accepts(header, coding)).toBe(expected);
  });
});

describe("compress", () => {
  it("takes brotli before gzip, and sends what unpacks to the same bytes", async () => {
    const br = await compress(bytes, "gzip, br");
    expect(br.encoding).toBe("br");
    expect(Uint8Array.from(brotliDecompressSync(br.body))).toEqual(bytes);
    const gz = await compress(bytes, "gzip");
    expect(gz.encoding).toBe("gzip");
    expect(Uint8Array.from(gunzipSync(gz.body))).toEqual(bytes);
  });

  it("sends as it is what is small, or what the client wants plain", async () => {
    expect(await compress(bytes, null)).toEqual({ body: bytes, encoding: null });
    expect((await compress(bytes.subarray(0, 100), "br")).encoding).toBeNull();
  });
});

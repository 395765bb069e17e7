import fc from "fast-check";
import { expect, test } from "vitest";
import { assetSource, hashOfAssetSource, sniffImageType } from "./assets";

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const padded = (text: string) => bytes(text.padEnd(32, "\0"));

test("the type of a picture comes from its first bytes", () => {
  expect(sniffImageType(padded("\x89PNG\r\n\x1a\n"))).toBe("image/png");
  expect(sniffImageType(padded("\xff\xd8\xff\xe0"))).toBe("image/jpeg");
  expect(sniffImageType(padded("GIF89a"))).toBe("image/gif");
  expect(sniffImageType(padded("RIFF\0\0\0\0WEBPVP8 "))).toBe("image/webp");
  expect(sniffImageType(padded("\0\0\0\x20ftypavif"))).toBe("image/avif");
  expect(sniffImageType(padded("\0\0\0\x20ftypmif1\0\0\0\0mif1avif"))).toBe("image/avif");
});

test("documents, scripts and vector pictures are not pictures", () => {
  for (const text of ["<svg xmlns=", "<!doctype html>", "%PDF-1.7", "\0\0\0\x20ftypmp42", "", "GIF8"]) {
    expect(sniffImageType(padded(text))).toBeNull();
  }
  expect(sniffImageType(bytes("GIF89a"))).toBeNull();
  fc.assert(fc.property(fc.uint8Array({ maxLength: 11 }), (short) => sniffImageType(short) === null));
});

test("only asset:<hash> is a source", () => {
  const hash = "a".repeat(43);
  expect(hashOfAssetSource(assetSource(hash))).toBe(hash);
  for (const other of [
    null,
    undefined,
    "",
    "data:image/png;base64,AA",
    "https://example.org/a.png",
    `asset:../${hash}`,
  ]) {
    expect(hashOfAssetSource(other)).toBeNull();
  }
});

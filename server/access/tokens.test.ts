import { describe, expect, it } from "vitest";
import { hashSecret, newId, newToken, sameSecret } from "./tokens";

describe("newToken", () => {
  it("has at least 128 random bits in characters that a URL keeps as they are", () => {
    const token = newToken();
    expect(Buffer.from(token, "base64url").byteLength * 8).toBeGreaterThanOrEqual(128);
    expect(encodeURIComponent(token)).toBe(token);
  });

  it("is new each time", () => {
    expect(new Set(Array.from({ length: 1000 }, newToken)).size).toBe(1000);
  });
});

describe("newId", () => {
  it("is 16 characters without the ones people confuse", () => {
    for (let i = 0; i < 200; i++) expect(newId()).toMatch(/^[a-km-z2-9]{16}$/);
  });
});

describe("secrets", () => {
  it("are stored as their SHA-256", () => {
    expect(Buffer.from(hashSecret("abc")).toString("hex")).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });

  it("are equal only when they are the same, of whatever length", () => {
    expect(sameSecret("open-sesame", "open-sesame")).toBe(true);
    expect(sameSecret("open-sesam", "open-sesame")).toBe(false);
    expect(sameSecret("", "open-sesame")).toBe(false);
  });
});

import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createTokenSealer } from "./token-sealer";

const sealer = createTokenSealer(randomBytes(32));

describe("createTokenSealer", () => {
  it("opens what it sealed", () => {
    expect(sealer.open("link-1", sealer.seal("link-1", "the-token"))).toBe("the-token");
  });

  it("hides the token and repeats itself never", () => {
    const sealed = sealer.seal("link-1", "the-token");
    expect(Buffer.from(sealed).includes("the-token")).toBe(false);
    expect(sealer.seal("link-1", "the-token")).not.toEqual(sealed);
  });

  it("does not open a token that was moved to another link", () => {
    expect(sealer.open("link-2", sealer.seal("link-1", "the-token"))).toBeNull();
  });

  it("does not open with another key", () => {
    expect(createTokenSealer(randomBytes(32)).open("link-1", sealer.seal("link-1", "the-token"))).toBeNull();
  });

  it("does not open damaged or shortened bytes", () => {
    const sealed = sealer.seal("link-1", "the-token");
    for (let at = 0; at < sealed.length; at++) {
      const damaged = Uint8Array.from(sealed);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      expect(sealer.open("link-1", damaged)).toBeNull();
      expect(sealer.open("link-1", sealed.subarray(0, at))).toBeNull();
    }
  });
});

import { describe, expect, it } from "vitest";
import { expiresAt, isOver } from "./link-expiry";

const NOW = Date.parse("2026-03-04T12:00:00Z");

describe("expiresAt", () => {
  it("counts from now, in UTC", () => {
    expect(expiresAt("hours", NOW)).toBe("2026-03-04T15:00:00.000Z");
    expect(expiresAt("month", NOW)).toBe("2026-04-03T12:00:00.000Z");
  });

  it("has no end for a link that works until it is revoked", () => {
    expect(expiresAt("never", NOW)).toBeNull();
  });
});

describe("isOver", () => {
  it("is over once revoked, and from the moment it expires", () => {
    expect(isOver({ expiresAt: null, revokedAt: null }, NOW)).toBe(false);
    expect(isOver({ expiresAt: null, revokedAt: "2026-03-01T00:00:00Z" }, NOW)).toBe(true);
    expect(isOver({ expiresAt: "2026-03-04T12:00:00Z", revokedAt: null }, NOW)).toBe(true);
    expect(isOver({ expiresAt: "2026-03-04T12:00:01Z", revokedAt: null }, NOW)).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { readSessionCookie, writeSessionCookie } from "./session-cookie";
import { newToken } from "./tokens";

const secret = newToken();

describe("writeSessionCookie", () => {
  it("is unreadable for scripts, not sent along from other sites, and lasts 400 days", () => {
    expect(writeSessionCookie(secret, "http://192.168.1.5:3000").split("; ")).toEqual([
      `paperboard_session=${secret}`,
      "Path=/",
      "Max-Age=34560000",
      "HttpOnly",
      "SameSite=Lax",
    ]);
  });

  it("is for https only where the origin is https", () => {
    expect(writeSessionCookie(secret, "https://board.example.org")).toMatch(/; Secure$/);
  });
});

describe("readSessionCookie", () => {
  it("finds the session among other cookies", () => {
    expect(readSessionCookie(`paperboard_theme=dark; paperboard_session=${secret}; a=b`)).toBe(secret);
    expect(readSessionCookie(`x_paperboard_session=${newToken()};paperboard_session=${secret}`)).toBe(secret);
  });

  it.each([null, "", "paperboard_session", "paperboard_session=", "paperboard_session=short", ";;=;"])(
    "reads nothing from %j",
    (header) => {
      expect(readSessionCookie(header)).toBeNull();
    },
  );

  it("passes over a value that is none of ours", () => {
    expect(readSessionCookie(`paperboard_session=<script>; paperboard_session=${secret}`)).toBe(secret);
  });
});

import { describe, expect, it } from "vitest";
import { createOrigins } from "./origin";

const request = { host: null, forwardedHost: null, forwardedProto: null };
const plain = createOrigins({ publicUrl: null, trustedProxies: 0 });
const proxied = createOrigins({ publicUrl: null, trustedProxies: 1 });

describe("createOrigins", () => {
  it("says PUBLIC_URL when it is set, whatever the request says", () => {
    const origins = createOrigins({ publicUrl: "https://board.example.org", trustedProxies: 1 });
    expect(origins.of({ host: "evil.example", forwardedHost: "evil.example", forwardedProto: "http" })).toBe(
      "https://board.example.org",
    );
  });

  it.each([
    ["192.168.1.5:3000", "http://192.168.1.5:3000"],
    ["Board.Local:80", "http://board.local"],
    ["[2001:db8::1]:3000", "http://[2001:db8::1]:3000"],
    ["my_host", "http://my_host"],
  ])("follows the Host %s", (host, origin) => {
    expect(plain.of({ ...request, host })).toBe(origin);
  });

  it.each([
    null,
    "",
    "a b",
    "evil.example/path",
    "user@host",
    "host:port",
    "host:99999",
    'a"b',
    "[::1",
    "-x",
    "a;b",
  ])("refuses the Host %j", (host) => {
    expect(() => plain.of({ ...request, host })).toThrow(expect.objectContaining({ code: "bad_request" }));
  });

  it("believes forwarded headers only from a trusted proxy", () => {
    const forwarded = { host: "inside:3000", forwardedHost: "board.example.org", forwardedProto: "https" };
    expect(plain.of(forwarded)).toBe("http://inside:3000");
    expect(proxied.of(forwarded)).toBe("https://board.example.org");
  });

  it("takes what the proxy appended, not what the client sent", () => {
    expect(
      proxied.of({
        host: "inside",
        forwardedHost: "evil.example, board.example.org",
        forwardedProto: "http, https",
      }),
    ).toBe("https://board.example.org");
  });

  it("refuses a forwarded scheme that is none", () => {
    expect(() => proxied.of({ ...request, host: "a", forwardedProto: "javascript" })).toThrow();
  });
});

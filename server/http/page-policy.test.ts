import { describe, expect, it } from "vitest";
import { pagePolicy } from "./page-policy";

function directives(policy: string): Record<string, string> {
  return Object.fromEntries(
    policy.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources.join(" ")];
    }),
  );
}

describe("pagePolicy", () => {
  it("lets a page load from this server alone, and scripts by nonce", () => {
    const policy = pagePolicy({ nonce: "bm9uY2U=", origin: "http://192.168.1.5:3000", development: false });
    expect(directives(policy)).toEqual({
      "default-src": "'self'",
      "script-src": "'self' 'nonce-bm9uY2U='",
      "style-src": "'self' 'unsafe-inline'",
      "img-src": "'self' data: blob:",
      "font-src": "'self' data:",
      "connect-src": "'self' ws://192.168.1.5:3000 https://cdn.tldraw.com/3.15.6/watermarks/",
      "frame-src": "'none'",
      "object-src": "'none'",
      "base-uri": "'none'",
      "form-action": "'self'",
      "frame-ancestors": "'none'",
    });
  });

  it("names the secure socket of a secure origin", () => {
    const policy = pagePolicy({ nonce: "x", origin: "https://board.example.org", development: false });
    expect(directives(policy)["connect-src"]).toContain(" wss://board.example.org ");
  });

  it("allows evaluation in development only", () => {
    const policy = pagePolicy({ nonce: "x", origin: "http://localhost:3000", development: true });
    expect(directives(policy)["script-src"]).toContain("'unsafe-eval'");
  });
});

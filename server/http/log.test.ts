import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { createLog, redactTokens } from "./log";
import { createReadableLog } from "./readable-log";

const TOKEN = "aZ09-_aZ09-_aZ09-_aZ09-_";

function collecting(): { stream: Writable; text: () => string } {
  let text = "";
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  return { stream, text: () => text };
}

describe("redactTokens", () => {
  it.each([
    [`/join/${TOKEN}`, "/join/[redacted]"],
    [`/join/${TOKEN}?a=b`, "/join/[redacted]?a=b"],
    ["/j/k7m2p9qx", "/j/[redacted]"],
    [`/sync/board?paperboard=1&token=${TOKEN}&as=room`, "/sync/board?paperboard=1&token=[redacted]&as=room"],
    [`/sync/board?Token=${TOKEN}`, "/sync/board?Token=[redacted]"],
    [`open http://host/join/${TOKEN}: no`, "open http://host/join/[redacted] no"],
    ["/board/abc?document=canvas", "/board/abc?document=canvas"],
    [`/%6aoin/${TOKEN}`, "/join/[redacted]"],
    [`/join%2F${TOKEN}`, "/join/[redacted]"],
    [`/JOIN/${TOKEN}`, "/JOIN/[redacted]"],
    [`/sync/a?%74oken=${TOKEN}`, "/sync/a?token=[redacted]"],
    ["/board/100%", "/board/100%"],
  ])("%s", (text, expected) => {
    expect(redactTokens(text)).toBe(expected);
  });
});

describe("createLog", () => {
  it("keeps tokens, cookies and keys out of every line", () => {
    const output = collecting();
    const log = createLog("debug", output.stream);
    log.info({ url: `/join/${TOKEN}` }, "answered");
    log.info({ token: TOKEN, cookie: TOKEN, authorization: TOKEN, createKey: TOKEN }, "fields");
    log.info({ actor: { token: TOKEN }, facts: { cookie: TOKEN, authorization: TOKEN } }, "nested");
    log.info({ headers: { cookie: TOKEN, authorization: TOKEN, "set-cookie": TOKEN } }, "headers");
    log.info({ req: { headers: { cookie: TOKEN } } }, "request");
    log.error({ error: new Error(`GET /join/${TOKEN} failed`) }, "request failed");
    expect(output.text()).not.toContain(TOKEN);
    expect(output.text().trim().split("\n")).toHaveLength(6);
  });

  it("keeps what helps: level by name, time, code and stack of an error", () => {
    const output = collecting();
    const error = Object.assign(new Error("boom"), { code: "EBOOM" });
    createLog("info", output.stream).error({ error, boardId: "b" }, "broke");
    expect(JSON.parse(output.text())).toMatchObject({
      level: "error",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      msg: "broke",
      boardId: "b",
      error: { message: "boom", code: "EBOOM", stack: expect.stringContaining("log.test.ts") },
    });
  });
});

describe("createReadableLog", () => {
  it("writes one line for people, and the stack below it", () => {
    const output = collecting();
    const log = createLog("info", createReadableLog(output.stream));
    log.warn({ boardId: "b", count: 2 }, "slow");
    log.error({ error: new Error("boom") }, "broke");
    const lines = output.text().split("\n");
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d warn {2}slow boardId=b count=2$/);
    expect(lines[1]).toMatch(/^\d\d:\d\d:\d\d error broke$/);
    expect(lines[2]).toBe("Error: boom");
  });
});

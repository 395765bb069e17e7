import { once } from "node:events";
import { type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Writable } from "node:stream";
import { afterEach, describe, expect, it } from "vitest";
import { AppError } from "@/contract/errors";
import { createOrigins } from "@/server/access/origin";
import { createHttpServer } from "./http-server";
import { createLog } from "./log";
import { createPageLanguage } from "./page-language";
import { createResponseCounter } from "./response-counter";

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

const ok: Handler = async (_, response) => void response.end("page");

async function listening(
  options: {
    pages?: Handler;
    ping?: () => Promise<void>;
    trustedProxies?: number;
    metrics?: "off" | "local" | "open";
    metricsToken?: string;
  } = {},
) {
  const language = createPageLanguage();
  const state = { shuttingDown: false, log: "" };
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      state.log += chunk.toString();
      done();
    },
  });
  const trustedProxies = options.trustedProxies ?? 0;
  const responses = createResponseCounter();
  const { metrics = "local", metricsToken = null } = options;
  const server = createHttpServer({
    pages: { handle: options.pages ?? ok },
    language,
    origins: createOrigins({ publicUrl: null, trustedProxies }),
    trustedProxies,
    development: false,
    ping: options.ping ?? (async () => {}),
    shuttingDown: () => state.shuttingDown,
    metrics: { config: { metrics, metricsToken }, text: async () => "figures 1\n" },
    responses,
    log: createLog("debug", destination),
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;

  function get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request({ host: "127.0.0.1", port, path, headers, agent: false }, (response) => {
        let body = "";
        response.on("data", (chunk: Buffer) => (body += chunk.toString()));
        response.on("error", reject);
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      });
      sent.on("error", reject);
      sent.end();
    });
  }
  return { get, state, port, responses };
}

describe("every response", () => {
  it.each(["/", "/healthz", "/readyz", "/api/boards"])("of %s carries the security headers", async (path) => {
    const { get } = await listening();
    expect((await get(path)).headers).toMatchObject({
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "cross-origin-resource-policy": "same-origin",
    });
  });

  it("carries a page policy with a nonce of its own, the one that Next finds in the request", async () => {
    const seen: unknown[] = [];
    const { get } = await listening({
      pages: async (request, response) => {
        seen.push(request.headers["content-security-policy"]);
        response.end();
      },
    });
    const answers = [
      await get("/"),
      await get("/", { "content-security-policy": "script-src 'nonce-mine'" }),
    ];
    expect(answers.map(({ headers }) => headers["content-security-policy"])).toEqual(seen);
    expect(seen[0]).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/]{22}=='/);
    expect(seen[0]).not.toBe(seen[1]);
    expect(seen[1]).not.toContain("mine");
  });

  it("names the socket origin of the Host that was asked", async () => {
    const { get } = await listening();
    const { headers } = await get("/", { host: "paperboard.lan:8080" });
    expect(headers["content-security-policy"]).toContain("connect-src 'self' ws://paperboard.lan:8080 ");
  });

  it("to a Host that cannot be one is a refusal", async () => {
    const { get } = await listening();
    const { status, body } = await get("/", { host: "a b; script-src *" });
    expect(status).toBe(400);
    expect(JSON.parse(body)).toMatchObject({ error: { code: "bad_request" } });
  });
});

describe("the client's address", () => {
  async function addressSeen(trustedProxies: number): Promise<unknown> {
    let seen: unknown;
    const { get } = await listening({
      trustedProxies,
      pages: async (request, response) => {
        seen = request.headers["x-paperboard-address"];
        response.end();
      },
    });
    await get("/", { "x-paperboard-address": "198.51.100.1", "x-forwarded-for": "203.0.113.9" });
    return seen;
  }

  it("is the peer's, whatever the client writes into that header", async () => {
    expect(await addressSeen(0)).toBe("127.0.0.1");
  });

  it("is the forwarded one behind a trusted proxy", async () => {
    expect(await addressSeen(1)).toBe("203.0.113.9");
  });
});

describe("/healthz and /readyz", () => {
  it("say ok, uncached, while everything works", async () => {
    const { get } = await listening();
    for (const path of ["/healthz", "/readyz"]) {
      const { status, headers, body } = await get(path);
      expect([status, headers["content-type"], headers["cache-control"], JSON.parse(body)]).toEqual([
        200,
        "application/json",
        "no-store",
        { status: "ok" },
      ]);
    }
  });

  it("say not ready when the database does not answer, which is no reason to restart", async () => {
    const { get, state } = await listening({ ping: () => Promise.reject(new Error("disk gone")) });
    expect(await get("/readyz")).toMatchObject({ status: 503, body: '{"status":"database-unavailable"}' });
    expect(await get("/healthz")).toMatchObject({ status: 200 });
    expect(state.log).toContain("disk gone");
  });

  it("say not ready while going down", async () => {
    const { get, state } = await listening();
    state.shuttingDown = true;
    const { status, headers } = await get("/readyz");
    expect([status, headers.connection]).toEqual([503, "close"]);
  });
});

describe("a failing page", () => {
  it("answers 500 without internals, and the log has them without the token", async () => {
    const { get, state } = await listening({ pages: () => Promise.reject(new Error("secret detail")) });
    const { status, body } = await get("/join/abcdefgh");
    expect(status).toBe(500);
    expect(body).not.toContain("secret detail");
    expect(state.log).toContain("secret detail");
    expect(state.log).not.toContain("abcdefgh");
  });

  it("answers an expected failure with its status", async () => {
    const { get } = await listening({ pages: () => Promise.reject(new AppError("going_down")) });
    expect((await get("/")).status).toBe(503);
  });

  it("breaks the connection when part of the answer is out", async () => {
    const { get } = await listening({
      pages: async (_, response) => {
        response.write("half");
        throw new Error("then it broke");
      },
    });
    await expect(get("/")).rejects.toThrow();
  });

  it("serves the next request", async () => {
    let failing = true;
    const { get } = await listening({
      pages: async (request, response) => {
        if (failing) throw new Error("once");
        await ok(request, response);
      },
    });
    await get("/");
    failing = false;
    expect((await get("/")).body).toBe("page");
  });

  it.each(["//", "//[", "/%", "/%00"])("is not the target %s itself", async (path) => {
    const { get } = await listening();
    expect((await get(path)).body).toBe("page");
  });
});

describe("the page that explains a problem", () => {
  it.each([
    ["link_revoked", 410],
    ["link_expired", 410],
    ["link_unknown", 404],
    ["removed", 403],
    ["not_joined", 401],
  ])("has the status of %s", async (code, status) => {
    const { get } = await listening();
    const answer = await get(`/link-problem?code=${code}&board=x`);
    expect([answer.status, answer.body]).toEqual([status, "page"]);
    expect(answer.headers["retry-after"]).toBeUndefined();
  });

  it.each([
    ["rate_limited", 429],
    ["board_full", 503],
  ])("says when %s is worth another try", async (code, status) => {
    const { get } = await listening();
    const answer = await get(`/link-problem?code=${code}`);
    expect([answer.status, answer.headers["retry-after"]]).toEqual([status, "60"]);
  });

  it("is an ordinary page for a code that is none, and keeps another status", async () => {
    const { get } = await listening();
    expect((await get("/link-problem?code=toString")).status).toBe(200);
    expect((await get("/link-problem")).status).toBe(200);
    expect((await get("/board/x?code=removed")).status).toBe(200);
    const gone: Handler = async (_, response) => void response.writeHead(304).end();
    const cached = await listening({ pages: gone });
    expect((await cached.get("/link-problem?code=removed")).status).toBe(304);
  });
});

describe("/metrics", () => {
  const TOKEN = "0123456789abcdef";
  const elsewhere = { host: "board.example.org" };

  it("is for programs on this computer, as text for Prometheus", async () => {
    const { get } = await listening();
    const { status, headers, body } = await get("/metrics");
    expect([status, body]).toEqual([200, "figures 1\n"]);
    expect(headers["content-type"]).toBe("text/plain; version=0.0.4; charset=utf-8");
    for (const host of ["localhost:3000", "[::1]:3000", "127.0.0.1"]) {
      expect((await get("/metrics", { host })).status).toBe(200);
    }
  });

  it.each([
    ["a proxy here passes it on", { "x-forwarded-for": "192.0.2.1" }],
    ["a proxy here passes it on", { forwarded: "for=192.0.2.1" }],
    ["a proxy here passes it on", { via: "1.1 proxy" }],
    ["it was asked for another host, by a proxy or by a page whose name was pointed here", elsewhere],
    ["it was asked for another host", { host: "localhost.example.org" }],
    ["nobody set a token", { ...elsewhere, authorization: "Bearer null" }],
  ])("is refused when %s", async (_, headers: Record<string, string>) => {
    const { get } = await listening({ trustedProxies: 1 });
    const { status, body } = await get("/metrics", headers);
    expect(status).toBe(403);
    expect(body).not.toContain("figures");
  });

  it("is for everybody who shows the token", async () => {
    const { get } = await listening({ metricsToken: TOKEN });
    expect((await get("/metrics", { ...elsewhere, authorization: `Bearer ${TOKEN}` })).status).toBe(200);
    for (const authorization of ["", "Bearer ", `Bearer ${TOKEN}x`, TOKEN, `Basic ${TOKEN}`]) {
      const { status, headers } = await get("/metrics", { ...elsewhere, authorization });
      expect([status, headers["www-authenticate"]]).toEqual([401, "Bearer"]);
    }
    expect((await get("/metrics")).status).toBe(200);
  });

  it("is for everybody when it is open, and an unknown address when it is off", async () => {
    const open = await listening({ metrics: "open" });
    expect((await open.get("/metrics", { ...elsewhere, "x-forwarded-for": "192.0.2.1" })).status).toBe(200);
    const off = await listening({ metrics: "off", metricsToken: TOKEN });
    expect((await off.get("/metrics", { authorization: `Bearer ${TOKEN}` })).body).toBe("page");
  });

  it("counts responses by class", async () => {
    const { get, responses } = await listening();
    await get("/healthz");
    await get("/metrics", elsewhere);
    await expect.poll(() => responses.counts()).toEqual({ "2xx": 1, "3xx": 0, "4xx": 1, "5xx": 0 });
  });
});

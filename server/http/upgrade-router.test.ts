import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { Writable } from "node:stream";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { ERRORS, type ErrorCode } from "@/contract/errors";
import { ORIGIN, servicesUnderTest } from "@/server/services/services-under-test";
import type { Standing } from "@/server/services/services";
import { createConnectionCounter } from "./connection-counter";
import { createLog } from "./log";
import { type AdmittedSocket, createUpgradeRouter } from "./upgrade-router";

const HOST = new URL(ORIGIN).host;

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** A listening server with one board behind its upgrades. */
async function listening(options: { perAddress?: number; development?: boolean } = {}) {
  const under = servicesUnderTest();
  const board = await under.board();
  const admitted: AdmittedSocket[] = [];
  const watched: Standing[] = [];
  const others: string[] = [];
  const state = { shuttingDown: false };
  const webSockets = new WebSocketServer({ noServer: true });
  const route = createUpgradeRouter({
    services: under.services,
    webSockets,
    admit: (socket, socketFacts) => {
      admitted.push(socketFacts);
      // What a client sends in its first packet must arrive.
      socket.on("message", (data) => socket.send(data));
      socket.send("welcome");
    },
    refuse: (socket, code: ErrorCode) => socket.close(ERRORS[code].close, code),
    watchEnd: (standing) => void watched.push(standing),
    connections: createConnectionCounter(options.perAddress ?? 100),
    trustedProxies: 0,
    shuttingDown: () => state.shuttingDown,
    log: createLog("silent", new Writable({ write: (_chunk, _encoding, done) => done() })),
    otherUpgrades: options.development
      ? (request, socket) => {
          others.push(request.url ?? "");
          socket.destroy();
        }
      : null,
  });
  const server = createServer();
  server.on("upgrade", (request, socket, head) => void route(request, socket, head));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  stops.push(() => {
    for (const socket of webSockets.clients) socket.terminate();
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;

  function open(path: string, headers: Record<string, string> = {}): WebSocket {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers: { host: HOST, ...headers } });
    stops.push(() => socket.terminate());
    return socket;
  }
  /** "welcome", or the close code and reason. */
  async function outcome(socket: WebSocket): Promise<string> {
    return new Promise((resolve) => {
      socket.once("message", (data) => resolve(String(data)));
      socket.once("close", (code, reason) => resolve(`${code} ${reason.toString()}`));
      socket.on("error", (error) => resolve(error.message));
    });
  }
  const visit = (path: string, headers?: Record<string, string>) => outcome(open(path, headers));
  return { ...under, board, open, outcome, visit, admitted, watched, others, state, port };
}

describe("sync sockets", () => {
  it("are admitted by cookie with the matching Origin, for the document of the path", async () => {
    const { board, visit, admitted } = await listening();
    const headers = { cookie: board.creator.cookie ?? "", origin: ORIGIN };
    expect(await visit(`/sync/${board.id}`, headers)).toBe("welcome");
    expect(await visit(`/sync/${board.id}/session?paperboard=1`, headers)).toBe("welcome");
    expect(admitted).toMatchObject([
      { boardId: board.id, document: "canvas", extensions: false, standing: { role: "facilitator" } },
      { boardId: board.id, document: "session", extensions: true, standing: { role: "facilitator" } },
    ]);
  });

  it.each([undefined, "http://evil.test"])("by cookie with Origin %s are closed for good", async (origin) => {
    const { board, visit, admitted } = await listening();
    const cookie = board.creator.cookie ?? "";
    expect(await visit(`/sync/${board.id}`, origin ? { cookie, origin } : { cookie })).toBe(
      "4403 bad_origin",
    );
    expect(admitted).toEqual([]);
  });

  it("are admitted by token without cookie and Origin, as an unmodified client comes", async () => {
    const { board, visit, admitted } = await listening();
    expect(await visit(`/sync/${board.id}?token=${board.tokens.viewer}`)).toBe("welcome");
    expect(admitted).toMatchObject([{ standing: { role: "viewer", sessionId: null } }]);
  });

  it.each([
    ["an unknown token", "4404 link_unknown", (id: string) => `/sync/${id}?token=unknown`],
    ["no link", "4401 not_joined", (id: string) => `/sync/${id}`],
    ["an unknown board", "4404 not_found", () => "/sync/nowhere"],
  ])("with %s are opened and closed with %s", async (_, expected, path) => {
    const { board, visit } = await listening();
    expect(await visit(path(board.id))).toBe(expected);
  });

  it("of a facilitator's browser are a room's when the room screen asks", async () => {
    const { board, visit, admitted } = await listening();
    const headers = { cookie: board.creator.cookie ?? "", origin: ORIGIN };
    await visit(`/sync/${board.id}?as=room`, headers);
    expect(admitted).toMatchObject([{ standing: { role: "room" } }]);
    expect(await admitted[0]?.recheck()).toMatchObject({ role: "room" });
  });

  it("are asked again through recheck, which sees a revoked link", async () => {
    const { board, visit, admitted, services } = await listening();
    await visit(`/sync/${board.id}?token=${board.tokens.viewer}`);
    const actor = await board.creator.actor();
    await services.revokeLink(actor, board.id, admitted[0]?.standing.linkId ?? "");
    await expect(admitted[0]?.recheck()).rejects.toMatchObject({ code: "link_revoked" });
  });

  it("have the end of their link watched", async () => {
    const { board, visit, watched, services, clock } = await listening();
    const endsAt = clock.ms + 60_000;
    const input = { role: "viewer", label: "", expiresAt: new Date(endsAt).toISOString() } as const;
    const link = await services.createLink(await board.creator.actor(), board.id, input);
    await visit(`/sync/${board.id}?token=${link.url.split("/").at(-1)}`);
    expect(watched).toMatchObject([{ linkId: link.id, endsAt }]);
  });

  it("lose nothing that a client sends at once", async () => {
    const { board, open } = await listening();
    const socket = open(`/sync/${board.id}?token=${board.tokens.viewer}`);
    const received: string[] = [];
    const echoed = new Promise<void>((resolve) => {
      socket.on("message", (data) => {
        received.push(String(data));
        if (received.length === 2) resolve();
      });
    });
    socket.on("open", () => socket.send("first"));
    await echoed;
    expect(received).toEqual(["welcome", "first"]);
  });

  it("are told to come back while the server goes down", async () => {
    const { board, visit, state } = await listening();
    state.shuttingDown = true;
    expect(await visit(`/sync/${board.id}?token=${board.tokens.viewer}`)).toBe("1012 going_down");
  });

  it("are bounded per address, and a closed one makes room", async () => {
    const { board, open, outcome, visit } = await listening({ perAddress: 1 });
    const path = `/sync/${board.id}?token=${board.tokens.viewer}`;
    const first = open(path);
    expect(await outcome(first)).toBe("welcome");
    expect(await visit(path)).toBe("1013 rate_limited");
    first.close();
    // The client hears of the end a moment before the server does.
    await expect.poll(() => visit(path)).toBe("welcome");
  });
});

describe("other upgrades", () => {
  it.each(["/", "/_next/hmr", "/sync", "/sync/", "/sync/a/b", "/sync/a/session/x", "/sync/a%2Fb", "//"])(
    "to %s are destroyed in production",
    async (path) => {
      const { visit, others } = await listening();
      expect(await visit(path)).toMatch(/socket hang up|ECONNRESET/);
      expect(others).toEqual([]);
    },
  );

  it("go to Next in development", async () => {
    const { visit, others } = await listening({ development: true });
    await visit("/_next/hmr?id=1");
    expect(others).toEqual(["/_next/hmr?id=1"]);
  });
});

describe("a client that goes away", () => {
  it("before the handshake ends harms nobody", async () => {
    const { board, visit, port } = await listening();
    for (let i = 0; i < 20; i++) {
      const raw = connect(port, "127.0.0.1");
      await once(raw, "connect");
      raw.write(
        `GET /sync/${board.id} HTTP/1.1\r\nHost: ${HOST}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
          "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
      );
      raw.resetAndDestroy();
    }
    expect(await visit(`/sync/${board.id}?token=${board.tokens.viewer}`)).toBe("welcome");
  });

  it("with a broken handshake is answered or dropped, and others are served", async () => {
    const { board, visit, port } = await listening();
    const raw = connect(port, "127.0.0.1");
    raw.on("error", () => undefined);
    raw.write(
      `GET /sync/${board.id} HTTP/1.1\r\nHost: ${HOST}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    );
    raw.resume();
    await once(raw, "close");
    expect(await visit(`/sync/${board.id}?token=${board.tokens.viewer}`)).toBe("welcome");
  });
});

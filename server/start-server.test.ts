import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebsocketProvider } from "y-websocket";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { type Config, parseConfig } from "./config";
import { UNFINISHED_RESTORE_FILE } from "./data-directory";
import { createLog } from "./http/log";
import { runtime } from "./runtime";
import type { Actor } from "./services/services";
import { type RunningServer, startServer } from "./start-server";

const rootDir = fileURLToPath(new URL("..", import.meta.url));

let dataDir: string;
const servers: RunningServer[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "paperboard-server-"));
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** The real server, without Next: its pages answer with their path. */
async function start(settings: Record<string, string> = {}): Promise<RunningServer> {
  const environment = { PORT: "0", HOST: "127.0.0.1", DATA_DIR: dataDir, NODE_ENV: "test", ...settings };
  const config: Config = parseConfig(environment, rootDir);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const server = await startServer(config, {
    rootDir,
    log: createLog("silent", silent),
    startPages: async () => ({
      handle: async (request, response) => void response.end(request.url),
      upgrade: null,
      close: async () => {},
    }),
  });
  servers.push(server);
  return server;
}

function program(server: RunningServer, token: string | null): Actor {
  return { session: null, token, origin: server.url, browser: false, address: "127.0.0.1" };
}

async function createBoard(server: RunningServer): Promise<{ id: string; token: string }> {
  const made = await runtime().services.createBoard(
    program(server, null),
    { title: "A board", template: "blank" },
    null,
  );
  return { id: made.id, token: made.links.participant.split("/").at(-1) ?? "" };
}

/** An unmodified y-websocket client that has synced. */
async function synced(server: RunningServer, board: { id: string; token: string }, doc: Y.Doc) {
  const provider = new WebsocketProvider(server.url.replace("http", "ws") + "/sync", board.id, doc, {
    params: { token: board.token },
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  await new Promise<void>((resolve) => {
    provider.on("sync", (isSynced: boolean) => {
      if (isSynced) resolve();
    });
  });
  return provider;
}

describe("startServer", () => {
  it("serves health and pages on a port of its own", async () => {
    const server = await start();
    expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ status: "ok" });
    expect(await (await fetch(`${server.url}/board/x`)).text()).toBe("/board/x");
  });

  it("counts sockets and boards for /metrics", async () => {
    const server = await start();
    const board = await createBoard(server);
    const provider = await synced(server, board, new Y.Doc());
    const refused = new WebSocket(`${server.url.replace("http", "ws")}/sync/${board.id}?token=unknown`);
    await once(refused, "close");
    const text = await (await fetch(`${server.url}/metrics`)).text();
    provider.destroy();
    expect(text).toMatch(/^paperboard_connections 1$/m);
    expect(text).toMatch(/^paperboard_boards 1$/m);
    expect(text).toMatch(/^paperboard_connections_refused_total\{code="link_unknown"\} 1$/m);
    expect(text).toMatch(/^paperboard_database_bytes \d{5,}$/m);
    expect(text).toMatch(/^paperboard_data_free_bytes \d+$/m);
  });

  it("does not start where a restore was interrupted, and leaves the directory free", async () => {
    await writeFile(path.join(dataDir, UNFINISHED_RESTORE_FILE), "Restore again.");
    await expect(start()).rejects.toThrow("Restore again.");
    await rm(path.join(dataDir, UNFINISHED_RESTORE_FILE));
    await start();
  });

  it("keeps a board over a restart, and what a plain y-websocket client wrote", async () => {
    const first = await start();
    const board = await createBoard(first);
    const doc = new Y.Doc();
    const provider = await synced(first, board, doc);
    doc.getText("t:note/text").insert(0, "kept");
    const actor = program(first, board.token);
    await expect
      .poll(async () => (await runtime().services.documentState(actor, board.id, "canvas")).seq)
      .toBeGreaterThan(1);
    await first.close();
    provider.destroy();

    const second = await start();
    const again = new Y.Doc();
    const reader = await synced(second, board, again);
    expect(again.getText("t:note/text").toString()).toBe("kept");
    reader.destroy();
  });

  it("ends the open sockets of a revoked link, with a code that is final", async () => {
    const server = await start();
    const { services } = runtime();
    const made = await services.createBoard(program(server, null), { title: "T", template: "blank" }, null);
    const facilitator = program(server, made.links.facilitator.split("/").at(-1) ?? "");
    const token = made.links.viewer.split("/").at(-1) ?? "";
    const socket = new WebSocket(`${server.url.replace("http", "ws")}/sync/${made.id}?token=${token}`);
    await once(socket, "open");
    const closed = once(socket, "close");
    const link = (await services.listLinks(facilitator, made.id)).find(({ role }) => role === "viewer");
    await services.revokeLink(facilitator, made.id, link?.id ?? "");
    const [code, reason] = (await closed) as [number, Buffer];
    expect([code, reason.toString()]).toEqual([4410, "link_revoked"]);
  });

  it("gives everything back when it closes, also twice", async () => {
    const server = await start();
    await Promise.all([server.close(), server.close()]);
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
    expect(await readdir(dataDir)).not.toContain("paperboard.lock");
    await start();
  });

  it("says that the port is in use, and leaves the data directory free", async () => {
    const other = createServer();
    other.listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as { port: number };
    await expect(start({ PORT: String(port) })).rejects.toThrow(`Port ${port} is in use`);
    other.close();
    await start();
  });

  it("refuses a data directory that another server has", async () => {
    await start();
    await expect(start()).rejects.toThrow(/Another Paperboard .* runs on/);
  });

  it("destroys upgrades that are not for /sync", async () => {
    const server = await start();
    const socket = new WebSocket(`${server.url.replace("http", "ws")}/elsewhere`);
    const [error] = (await once(socket, "error")) as [Error];
    expect(error.message).toMatch(/hang up|ECONNRESET/);
  });
});

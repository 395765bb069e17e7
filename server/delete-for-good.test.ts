import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Writable } from "node:stream";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { hashOfAssetSource } from "@/contract/assets";
import { parseConfig } from "./config";
import { startHousekeeping } from "./housekeeping";
import { createLog } from "./http/log";
import { runtime } from "./runtime";
import type { Actor } from "./services/services";
import { servicesUnderTest, tokenOf } from "./services/services-under-test";
import { type RunningServer, startServer } from "./start-server";
import { openDatabase } from "./storage/open-database";

const rootDir = fileURLToPath(new URL("..", import.meta.url));
const silent = createLog("silent", new Writable({ write: (_chunk, _encoding, done) => done() }));

let dataDir: string;
let server: RunningServer | null = null;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "paperboard-delete-"));
});
afterEach(async () => {
  await server?.close();
  server = null;
  await rm(dataDir, { recursive: true, force: true });
});

/** The real server on SQLite and this data directory, without Next. */
async function start(): Promise<RunningServer> {
  const environment = { PORT: "0", HOST: "127.0.0.1", DATA_DIR: dataDir, NODE_ENV: "test" };
  server = await startServer(parseConfig(environment, rootDir), {
    rootDir,
    log: silent,
    startPages: async () => ({
      handle: async (_, response) => void response.end(),
      upgrade: null,
      close: async () => {},
    }),
  });
  return server;
}

function picture(mark: number): { name: string; body: AsyncIterable<Uint8Array> } {
  return {
    name: "a.png",
    body: (async function* () {
      yield png(mark);
    })(),
  };
}

/** The head of a PNG of 64 × 40 pixels; nobody decodes the rest. */
function png(mark: number): Buffer {
  const file = Buffer.alloc(100, mark);
  file.write("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 0, "latin1");
  file.writeUInt32BE(64, 16);
  file.writeUInt32BE(40, 20);
  return file;
}

async function assetFiles(): Promise<string[]> {
  const entries = await readdir(path.join(dataDir, "assets"), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

/** Every row of every table, as text, with what kind of table it is from. */
async function everyRow(): Promise<string[]> {
  const database = await openDatabase({
    url: pathToFileURL(path.join(dataDir, "paperboard.db")).href,
    migrationsDirectory: path.join(rootDir, "prisma", "migrations", "sqlite"),
  });
  try {
    const { prisma } = database;
    const tables = await prisma.$queryRaw<{ name: string }[]>`
      SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`;
    const rows: string[] = [];
    for (const { name } of tables) {
      const found = await prisma.$queryRawUnsafe<object[]>(`SELECT * FROM "${name}"`);
      const text = (_: string, value: unknown) => (typeof value === "bigint" ? Number(value) : value);
      for (const row of found) rows.push(`${name} ${JSON.stringify(row, text)}`);
    }
    return rows;
  } finally {
    await database.close();
  }
}

function closeOf(socket: WebSocket): Promise<string> {
  return new Promise((resolve) => {
    socket.once("close", (code, reason) => resolve(`${code} ${reason.toString()}`));
  });
}

describe("deleting a board for good", () => {
  it("leaves no row in any table and no file, and other boards whole", async () => {
    const { url } = await start();
    const { services } = runtime();
    const newcomer: Actor = {
      session: null,
      token: null,
      origin: url,
      browser: true,
      address: "127.0.0.1",
    };
    const made = await services.createBoard(newcomer, { title: "Going", template: "proposals" }, null);
    const facilitator: Actor = { ...newcomer, browser: false, token: tokenOf(made.links.facilitator) };
    const { src: shared } = await services.uploadAsset(facilitator, made.id, picture(1));
    await services.uploadAsset(facilitator, made.id, picture(2));
    await services.createLink(facilitator, made.id, { role: "viewer", label: "for reading" });
    for (const theme of ["light", "dark"] as const) {
      await services.saveThumbnail(facilitator, made.id, { theme, body: picture(3).body });
    }
    await services.renameBoard(facilitator, made.id, "Still going");
    // A board of somebody else with one of the pictures.
    const other = await services.createBoard(newcomer, { title: "Staying", template: "blank" }, null);
    const stays: Actor = { ...facilitator, token: tokenOf(other.links.facilitator) };
    await services.uploadAsset(stays, other.id, picture(1));
    expect(await assetFiles()).toHaveLength(2);

    // Both are in the lists of items.
    const projected = async () => (await everyRow()).filter((row) => row.startsWith("Projection "));
    await expect.poll(projected, { timeout: 15_000 }).toHaveLength(2);

    const socket = new WebSocket(
      `${url.replace("http", "ws")}/sync/${made.id}?token=${tokenOf(made.links.viewer)}`,
    );
    const closed = closeOf(socket);
    await new Promise((resolve) => socket.once("open", resolve));
    await services.deleteBoard(facilitator, made.id);
    expect(await closed).toBe("4410 board_deleted");
    await services.purgeBoard(facilitator, made.id);

    expect(await assetFiles()).toEqual([hashOfAssetSource(shared)]);
    await server?.close();
    const rows = await everyRow();
    expect(rows.filter((row) => row.includes(made.id))).toEqual([]);
    expect(rows.filter((row) => row.includes("Still going"))).toEqual([]);
    // Board, two documents with a row each, four links, grant, picture, projection with the entry for its title.
    expect(rows.filter((row) => row.includes(other.id))).toHaveLength(1 + 4 + 4 + 1 + 1 + 2);
  });
});

describe("housekeeping", () => {
  it("empties the trash by itself, and goes on after a failure", async () => {
    const { services, boards, assets, registry, board, clock } = servicesUnderTest({ dataDir });
    const { id, creator } = await board();
    await services.deleteBoard(await creator.actor(), id);
    clock.ms += 31 * 86_400_000;
    let failures = 2;
    let sessions = 0;
    const troubled = {
      ...boards,
      async trashedBefore(before: number) {
        failures -= 1;
        if (failures >= 0) throw new Error("the disk is away");
        return boards.trashedBefore(before);
      },
    };
    const stop = startHousekeeping(
      {
        boards: troubled,
        assets,
        registry,
        projector: { heal: async () => 0 },
        endForgottenSessions: async () => {
          sessions += 1;
          if (sessions === 1) throw new Error("the disk is away");
          return 0;
        },
        now: () => clock.ms,
        log: silent,
      },
      { firstMs: 1, everyMs: 5 },
    );
    await expect.poll(() => boards.getBoard(id), { timeout: 15_000 }).toBeNull();
    await stop();
    expect(failures).toBeLessThan(0);
    expect(sessions).toBeGreaterThan(1);
  });
});

import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import path from "node:path";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { readSyncMessage, writeSyncStep1, writeUpdate } from "y-protocols/sync";
import * as Y from "yjs";
import { DOCUMENTS, decodeExtension, MESSAGE, SYNC } from "@/contract/sync-protocol";
import { parseConfig } from "@/server/config";
import { createLog } from "@/server/http/log";
import { runtime } from "@/server/runtime";
import type { Actor } from "@/server/services/services";
import { type RunningServer, startServer } from "@/server/start-server";
import { createFileAssetStore } from "@/server/storage/file-asset-store";
import { openDatabase } from "@/server/storage/open-database";
import { createPrismaAssetRows } from "@/server/storage/prisma-asset-rows";
import { createPrismaBoardStore } from "@/server/storage/prisma-board-store";
import { type BundledProgram, bundleProgram } from "@/server/storage/run-bundled";
import { MIGRATIONS_DIRECTORY } from "@/server/storage/storage-harness";
import { hashOf, once as body, picture } from "./instance-under-test";

const rootDir = fileURLToPath(new URL("../../", import.meta.url));
const WRITERS = 4;
const EDIT_PAUSE_MS = 30;
/** Boards that nobody edits, to make the copy last: so many, with so many bytes each. */
const STILL_BOARDS = 12;
const STILL_BYTES = 1_500_000;

let directory: string;
let program: BundledProgram;
const servers: RunningServer[] = [];

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "paperboard-load-"));
  // A process of its own, as for an operator: SQLite's calls would hold up the server in this one.
  program = await bundleProgram(`import "@/server/operator/main";`);
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await program.dispose();
  await rm(directory, { recursive: true, force: true });
});

async function start(dataDir: string): Promise<RunningServer> {
  const environment = { PORT: "0", HOST: "127.0.0.1", DATA_DIR: dataDir, NODE_ENV: "test" };
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const server = await startServer(parseConfig(environment, rootDir), {
    rootDir,
    log: createLog("silent", silent),
    startPages: async () => ({ handle: async () => {}, upgrade: null, close: async () => {} }),
  });
  servers.push(server);
  return server;
}

function actor(server: RunningServer, token: string | null): Actor {
  return { session: null, token, origin: server.url, browser: false, address: "127.0.0.1" };
}

const tokenOf = (url: string) => url.split("/").at(-1) ?? "";

async function createBoard(server: RunningServer, title: string) {
  const { services } = runtime();
  return services.createBoard(actor(server, null), { title, template: "blank" }, null);
}

/** Runs an operator's command on an instance; resolves with what it printed. */
async function operate(dataDir: string, ...args: string[]): Promise<string> {
  vi.stubEnv("DATA_DIR", dataDir);
  vi.stubEnv("PUBLIC_URL", "https://board.example.org");
  const [command = "", ...rest] = args;
  const child = program.start(command, directory, ...rest);
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (printed += text));
  }
  const [code] = (await once(child, "close")) as [number];
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}: ${printed}`);
  return printed;
}

/** Appends `0;`, `1;` … to a text of its own, and knows how many of them the server called saved. */
async function startWriter(server: RunningServer, boardId: string, token: string, name: string) {
  const doc = new Y.Doc();
  const text = doc.getText(`t:shape:${name}/text`);
  const address = `${server.url.replace("http", "ws")}/sync/${boardId}?token=${token}&paperboard=1`;
  const socket = new WebSocket(address);
  socket.binaryType = "arraybuffer";
  /** Edits that the n-th update brought the document to. */
  const sent: number[] = [];
  const state = { edits: 0, saved: 0, refused: 0 };
  const send = (write: (encoder: encoding.Encoder) => void) =>
    socket.send(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, MESSAGE.sync);
        write(encoder);
      }),
    );
  const synced = new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.on("message", (data: ArrayBuffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(data));
      const type = decoding.readVarUint(decoder);
      if (type !== MESSAGE.sync) {
        const message = decodeExtension(type, decoder);
        if (message?.type === "saved") state.saved = sent[message.upTo - 1] ?? state.saved;
        if (message?.type === "refused") state.refused += 1;
        return;
      }
      const reply = encoding.createEncoder();
      encoding.writeVarUint(reply, MESSAGE.sync);
      const kind = readSyncMessage(decoder, reply, doc, "server");
      if (kind === SYNC.step1) {
        sent.push(state.edits);
        socket.send(encoding.toUint8Array(reply));
      } else if (kind === SYNC.step2) resolve();
    });
  });
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin === "server") return;
    sent.push(state.edits);
    send((encoder) => writeUpdate(encoder, update));
  });
  await once(socket, "open");
  send((encoder) => writeSyncStep1(encoder, doc));
  await synced;
  const timer = setInterval(() => {
    state.edits += 1;
    text.insert(text.length, `${state.edits - 1};`);
  }, EDIT_PAUSE_MS);
  return {
    name,
    state,
    stop() {
      clearInterval(timer);
      socket.terminate();
    },
  };
}

/** A client that puts one picture after the other on a board, until it is told to stop. */
function startUploading(server: RunningServer, boardId: string, token: string) {
  const state = { stored: 0, stopped: false };
  const uploading = (async () => {
    while (!state.stopped) {
      const content = picture(1_000 + state.stored, 40_000);
      await runtime().services.uploadAsset(actor(server, token), boardId, {
        name: `${state.stored}.png`,
        body: body(content),
      });
      state.stored += 1;
    }
  })();
  // Told by `stop`; when a test ends before, the server is closed under it.
  uploading.catch(() => {});
  return {
    state,
    async stop() {
      state.stopped = true;
      await uploading;
    },
  };
}

async function fillBoards(server: RunningServer): Promise<Map<string, string>> {
  const tokens = new Map<string, string>();
  for (let n = 0; n < STILL_BOARDS; n++) {
    const { id, links } = await createBoard(server, `Still ${n}`);
    tokens.set(id, tokenOf(links.participant));
  }
  return tokens;
}

async function fillStores(dataDir: string, boardIds: Iterable<string>): Promise<void> {
  const database = await openDatabase({
    url: `file:${path.join(dataDir, "paperboard.db")}`,
    migrationsDirectory: MIGRATIONS_DIRECTORY,
  });
  const store = createPrismaBoardStore(database);
  for (const boardId of boardIds) {
    const doc = new Y.Doc();
    // Cannot be compressed, so the database is as large as the boards.
    doc.getMap("filling").set("bytes", new Uint8Array(randomBytes(STILL_BYTES)));
    await store.appendRows(boardId, "canvas", [{ person: "ann", at: 1, update: Y.encodeStateAsUpdate(doc) }]);
  }
  await database.close();
}

test(
  "a backup taken while people write holds everything that was saved before it began, whole and readable",
  { timeout: 120_000 },
  async () => {
    const dataDir = path.join(directory, "live");
    const first = await start(dataDir);
    const still = await fillBoards(first);
    await first.close();
    await fillStores(dataDir, still.keys());
    const server = await start(dataDir);
    const live = await createBoard(server, "Live");
    const token = tokenOf(live.links.participant);
    const writers = await Promise.all(
      Array.from({ length: WRITERS }, (_, n) => startWriter(server, live.id, token, `writer${n}`)),
    );
    const uploads = startUploading(server, live.id, token);
    const areUnderWay = () => uploads.state.stored > 3 && writers.every(({ state }) => state.saved >= 10);
    await expect.poll(areUnderWay, { timeout: 20_000 }).toBe(true);

    const before = writers.map(({ state }) => state.saved);
    const storedBefore = uploads.state.stored;
    const printed = await operate(dataDir, "backup", "load.tar");
    const after = writers.map(({ state }) => state.saved);
    const storedAfter = uploads.state.stored;
    await uploads.stop();
    for (const writer of writers) writer.stop();
    expect(printed).toMatch(/load\.tar: 13 boards, \d+ pictures/);
    // Otherwise nothing was tested: people went on and were served meanwhile.
    for (const [n, saved] of after.entries()) expect(saved).toBeGreaterThan((before[n] ?? Infinity) + 5);
    expect(storedAfter).toBeGreaterThan(storedBefore);
    expect(writers.map(({ state }) => state.refused)).toEqual(writers.map(() => 0));

    const restored = path.join(directory, "restored");
    await operate(restored, "restore", "load.tar");

    const database = await openDatabase({
      url: `file:${path.join(restored, "paperboard.db")}`,
      migrationsDirectory: MIGRATIONS_DIRECTORY,
    });
    const boards = createPrismaBoardStore(database);
    for (const document of DOCUMENTS)
      expect((await boards.loadDocument(live.id, document)).seq).toBeGreaterThan(0);
    const canvas = new Y.Doc();
    const { snapshot, rows } = await boards.loadDocument(live.id, "canvas");
    for (const part of [snapshot, ...rows]) if (part) Y.applyUpdate(canvas, part.update);
    for (const [n, { name, state }] of writers.entries()) {
      const written = canvas.getText(`t:shape:${name}/text`).toString().split(";").slice(0, -1).map(Number);
      expect(written.length, name).toBeGreaterThanOrEqual(before[n] ?? Infinity);
      expect(written.length, name).toBeLessThanOrEqual(state.edits);
      // No gap: it is the board as it was at one moment.
      expect(written).toEqual(written.map((_, index) => index));
    }
    const assets = createFileAssetStore({
      dataDir: restored,
      rows: createPrismaAssetRows(database),
      now: Date.now,
    });
    const pictures = await database.prisma.asset.findMany({ where: { boardId: live.id } });
    expect(pictures.length).toBeGreaterThanOrEqual(storedBefore);
    for (const { hash } of pictures) {
      const found = await assets.find(live.id, hash);
      expect(hashOf(await readFile(found?.path ?? ""))).toBe(hash);
    }
    await database.close();

    // Boards that nobody edited are the same to the byte, asked by the links that people have.
    const live2 = runtime().services;
    const states = new Map<string, Buffer>();
    for (const [id, own] of still) {
      const { update } = await live2.documentState(actor(server, own), id, "canvas");
      states.set(id, Buffer.from(update));
    }
    await server.close();
    const again = await start(restored);
    for (const [id, own] of still) {
      const { update } = await runtime().services.documentState(actor(again, own), id, "canvas");
      expect(Buffer.from(update).equals(states.get(id) ?? Buffer.alloc(0)), id).toBe(true);
    }
    // Links are sealed with the instance's key, which came along.
    const links = await runtime().services.listLinks(actor(again, tokenOf(live.links.facilitator)), live.id);
    expect(links.map(({ url }) => tokenOf(url)).sort()).toEqual(
      Object.values(live.links).map(tokenOf).sort(),
    );
  },
);

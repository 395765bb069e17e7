import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebsocketProvider } from "y-websocket";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { readSessionState } from "@/board/document/session-state";
import { SessionCommand } from "@/contract/session-command-schema";
import type { SessionCommandInput } from "@/contract/session-commands";
import type { DocumentName } from "@/contract/sync-protocol";
import { type Config, parseConfig } from "./config";
import { createLog, type Log } from "./http/log";
import { runtime } from "./runtime";
import type { Actor } from "./services/services";
import { type RunningServer, startServer } from "./start-server";
import { openDatabase } from "./storage/open-database";

const rootDir = fileURLToPath(new URL("..", import.meta.url));
/** Words that stand nowhere else: of a note, of a text, and names of who chose and wrote. */
const SECRETS = ["quillfeather", "brambleknot", "wexford", "thistledown"];

let dataDir: string;
const stops: (() => Promise<void> | void)[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "paperboard-secrecy-"));
});
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** The real server without Next, with everything that it logs at the lowest level. */
async function start(): Promise<{ server: RunningServer; config: Config; log: Log; logged: () => string }> {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const log = createLog("trace", stream);
  const environment = { PORT: "0", HOST: "127.0.0.1", DATA_DIR: dataDir, NODE_ENV: "test" };
  const config = parseConfig(environment, rootDir);
  const server = await startServer(config, {
    rootDir,
    log,
    startPages: async () => ({
      handle: async (_request, response) => void response.end(),
      upgrade: null,
      close: async () => {},
    }),
  });
  stops.push(() => server.close());
  return { server, config, log, logged: () => lines.join("").toLowerCase() };
}

/** A board whose session runs, with an open hum check by name and open private writing. */
async function session(server: RunningServer) {
  const { services } = runtime();
  const actor = (token: string | null): Actor => ({
    session: null,
    token,
    origin: server.url,
    browser: false,
    address: "127.0.0.1",
  });
  const { id, links } = await services.createBoard(
    actor(null),
    { title: "A board", template: "blank" },
    null,
  );
  const token = (role: keyof typeof links) => links[role].split("/").at(-1) ?? "";
  const send = (role: keyof typeof links, input: SessionCommandInput & { id?: string }) =>
    services.runSessionCommand(actor(token(role)), id, SessionCommand.parse({ id: randomUUID(), ...input }));
  await send("facilitator", { type: "session.start" });
  await send("facilitator", { type: "hum.open", humId: "hum-one", question: "Go on?", anonymous: false });
  await send("facilitator", {
    type: "writing.open",
    writingId: "writing-1",
    prompt: "Which risks?",
    named: true,
  });
  const personId = async (role: keyof typeof links) =>
    (await services.standing(actor(token(role)), id)).personId;
  return { services, id, token, actor, send, personId };
}

/** Somebody else's socket on a document: all that it receives, as text, and what it makes of that. */
async function listen(server: RunningServer, board: string, document: DocumentName, token: string) {
  const received: string[] = [];
  class ListeningSocket extends WebSocket {
    constructor(url: string) {
      super(url);
      this.on("message", (data: ArrayBuffer) => received.push(Buffer.from(data).toString("latin1")));
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(
    `${server.url.replace("http", "ws")}/sync`,
    document === "canvas" ? board : `${board}/${document}`,
    doc,
    {
      params: { token },
      WebSocketPolyfill: ListeningSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    },
  );
  stops.push(() => provider.destroy());
  await new Promise<void>((resolve) => {
    provider.on("sync", (synced: boolean) => {
      if (synced) resolve();
    });
  });
  return {
    doc,
    received: (from = 0) => received.slice(from).join("\n").toLowerCase(),
    count: () => received.length,
  };
}

const note = (text: string, name: string): SessionCommandInput => ({
  type: "writing.note",
  writingId: "writing-1",
  noteId: "note-one",
  text,
  name,
});

describe("before it is due, nothing of a ballot, a private note or a waiting text", () => {
  it("[SE10] is in a message to anybody else, nor ever in the server's log", async () => {
    const { server, logged } = await start();
    const { services, id, token, actor, send, personId } = await session(server);
    const others = await Promise.all([
      listen(server, id, "session", token("participant")),
      listen(server, id, "canvas", token("participant")),
      listen(server, id, "session", token("room")),
    ]);
    const before = others.map(({ count }) => count());

    await send("viewer", {
      type: "hum.vote",
      humId: "hum-one",
      choice: "support",
      place: "room",
      name: "Wexford",
    });
    await send("viewer", {
      type: "hum.vote",
      humId: "hum-one",
      choice: "object",
      place: "room",
      name: "Wexford",
    });
    await send("viewer", note("quillfeather", "Wexford"));
    await send("viewer", {
      id: "text-1",
      type: "inbox.send",
      kind: "point",
      text: "brambleknot",
      name: "Wexford",
    });
    // Refused: the note is somebody else's.
    await expect(send("participant", note("thistledown", "Thistledown"))).rejects.toMatchObject({
      code: "session_changed",
    });
    for (const { doc } of [others[0], others[2]]) {
      await expect
        .poll(() => {
          const { hums, writing, inboxWaiting } = readSessionState(doc);
          return [hums[0]?.voices, writing?.notes, inboxWaiting];
        })
        .toEqual([{ room: 1, remote: 0 }, 1, 1]);
    }
    const seen = others.map(({ received }, n) => received(before[n])).join("\n");
    for (const secret of [...SECRETS, "object", "support", await personId("viewer")]) {
      expect(seen).not.toContain(secret);
    }
    // What is asked for over HTTP: of the others' secrets only the waiting text, and that by scribes.
    const view = async (role: "participant" | "room") =>
      JSON.stringify(await services.sessionView(actor(token(role)), id)).toLowerCase();
    expect(await view("room")).not.toMatch(new RegExp(SECRETS.join("|")));
    expect(await view("participant")).not.toMatch(/quillfeather|thistledown|object|support/);

    await send("facilitator", { type: "hum.close", humId: "hum-one" });
    await send("facilitator", { type: "writing.reveal", writingId: "writing-1" });
    await send("participant", { type: "inbox.deliver", entryId: "text-1" });
    // Now it is due, which also shows that it would have been found.
    await expect.poll(() => others[0].received()).toContain("wexford");
    await expect.poll(() => others[1].received()).toMatch(/quillfeather[^]*brambleknot/);
    expect(logged()).not.toBe("");
    for (const secret of SECRETS) expect(logged()).not.toContain(secret);
  });

  it("[SE10] is in what is logged of a database that fails", async () => {
    const { server, config, log, logged } = await start();
    const { send } = await session(server);
    const { prisma, close } = await openDatabase({
      url: config.databaseUrl,
      migrationsDirectory: path.join(rootDir, "prisma", "migrations", "sqlite"),
      existing: true,
    });
    for (const table of ["PrivateNote", "HumBallot", "InboxText"])
      await prisma.$executeRawUnsafe(`DROP TABLE "${table}"`);
    await close();
    const commands: SessionCommandInput[] = [
      note("quillfeather", "Wexford"),
      { type: "inbox.send", kind: "point", text: "brambleknot", name: "Wexford" },
      { type: "hum.vote", humId: "hum-one", choice: "object", place: "room", name: "Wexford" },
    ];
    for (const command of commands) {
      const failure: unknown = await send("viewer", command).catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: "storage_failed" });
      // As the routes log it.
      log.warn({ error: failure }, "request not served");
    }
    expect(logged()).toContain("request not served");
    for (const secret of SECRETS) expect(logged()).not.toContain(secret);
  });
});

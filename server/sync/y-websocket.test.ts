import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { newBoardDocuments } from "@/board/document/new-board";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { setLocked } from "@/board/document/session-document";
import { AppError, type ErrorCode } from "@/contract/errors";
import type { Role } from "@/contract/roles";
import { createMemoryBoardStore } from "@/server/storage/memory-board-store";
import type { Clock } from "./clock";
import { createRoomRegistry, type RoomRegistry } from "./room-registry";
import { fakeClock } from "./testing/fake-clock";
import { refuseSocket, wsSocket } from "./ws-socket";

/** Date.now, for lib0 keeps the function that it finds when it is imported. */
const time = vi.hoisted(() => {
  const real = Date.now;
  const shift = { ms: 0 };
  Date.now = () => real() + shift.ms;
  return shift;
});

const BOARD = "board-1";
const SILENT = { error() {}, warn() {}, info() {}, debug() {} };

interface Server {
  url: string;
  port: number;
  registry: RoomRegistry;
  /** Handshakes so far. */
  readonly handshakes: number;
  /** In order, as the process does it. */
  stop(): Promise<void>;
}

interface World {
  store: ReturnType<typeof createMemoryBoardStore>;
  /** Links by token; a code instead of a role is why the link is not good any more. */
  links: Map<string, Role | ErrorCode>;
}

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).toReversed()) await clean();
});

async function createWorld(): Promise<World> {
  const store = createMemoryBoardStore();
  await store.createBoard({
    id: BOARD,
    title: "A board",
    template: "blank",
    createdAt: 0,
    documents: newBoardDocuments({
      schema: createPaperboardSchema(),
      title: "A board",
      template: "blank",
      at: 0,
      records: [],
    }),
    person: "server",
  });
  const roles = ["participant", "viewer", "facilitator", "room"] as const;
  return { store, links: new Map(roles.map((role) => [role, role])) };
}

/** A server on a port of 127.0.0.1: who asks is the token, everything else is the product's. */
async function startServer(world: World, options: { port?: number; clock?: Clock } = {}): Promise<Server> {
  const registry = createRoomRegistry({
    store: world.store,
    log: SILENT,
    ...(options.clock ? { clock: options.clock } : {}),
  });
  const sockets = new WebSocketServer({
    host: "127.0.0.1",
    port: options.port ?? 0,
    perMessageDeflate: false,
  });
  await new Promise((resolve, reject) => {
    sockets.once("listening", resolve);
    sockets.once("error", reject);
  });
  let handshakes = 0;
  sockets.on("connection", (ws, request) => {
    handshakes += 1;
    const url = new URL(request.url ?? "/", "ws://127.0.0.1");
    const token = url.searchParams.get("token") ?? "";
    const standing = () => {
      const link = world.links.get(token) ?? "link_unknown";
      if (link !== "room" && link !== "viewer" && link !== "participant" && link !== "facilitator") {
        throw new AppError(link);
      }
      const personId = `link:${token}`;
      return { boardId: BOARD, role: link, linkId: token, personId, sessionId: null, endsAt: null };
    };
    try {
      registry.connect(wsSocket(ws), {
        boardId: BOARD,
        document: url.pathname.endsWith("/session") ? "session" : "canvas",
        standing: standing(),
        recheck: async () => standing(),
        extensions: false,
        address: "127.0.0.1",
      });
    } catch (error) {
      refuseSocket(ws, (error as AppError).code);
    }
  });
  const { port } = sockets.address() as AddressInfo;
  let stopped: Promise<void> | null = null;
  const server: Server = {
    url: `ws://127.0.0.1:${port}/sync`,
    port,
    registry,
    get handshakes() {
      return handshakes;
    },
    stop() {
      stopped ??= (async () => {
        const closed = new Promise<void>((resolve) => sockets.close(() => resolve()));
        await registry.close(1_000);
        for (const socket of sockets.clients) socket.terminate();
        await closed;
      })();
      return stopped;
    },
  };
  cleanups.push(server.stop);
  return server;
}

/** y-websocket's provider as it is published; only the network of Node is put in, which has none of its own. */
function provider(server: Server, token: string, document = BOARD): WebsocketProvider {
  const doc = new Y.Doc();
  const made = new WebsocketProvider(server.url, document, doc, {
    params: { token },
    WebSocketPolyfill: WebSocket as never,
    // Tabs of one browser would sync past the server.
    disableBc: true,
    maxBackoffTime: 200,
  });
  cleanups.push(() => {
    made.destroy();
    doc.destroy();
  });
  return made;
}

const until = (condition: () => void) => vi.waitFor(condition, { timeout: 8_000, interval: 10 });
const map = ({ doc }: WebsocketProvider) => doc.getMap("content");

async function synced(server: Server, token: string): Promise<WebsocketProvider> {
  const made = provider(server, token);
  await until(() => expect(made.synced).toBe(true));
  return made;
}

/** Once the answer to a round trip is here, everything sent before it is here too. */
async function roundTrip(made: WebsocketProvider): Promise<void> {
  const socket = made.ws as unknown as WebSocket;
  await new Promise((resolve) => {
    socket.once("pong", resolve);
    socket.ping();
  });
}

describe("an unmodified y-websocket provider", () => {
  it("[SY1] [SY4] syncs both ways, and hears only messages that it knows", async () => {
    const complaints = vi.spyOn(console, "error");
    cleanups.push(() => complaints.mockRestore());
    const server = await startServer(await createWorld());
    const ann = await synced(server, "participant");
    expect(ann.doc.getMap("records").size).toBe(2);
    map(ann).set("ann", 1);
    const bob = await synced(server, "facilitator");
    await until(() => expect(map(bob).toJSON()).toEqual({ ann: 1 }));
    map(bob).set("bob", 2);
    await until(() => expect(map(ann).toJSON()).toEqual({ ann: 1, bob: 2 }));
    await server.stop();
    expect(complaints).not.toHaveBeenCalled();
  });

  it("[PR3] [PR4] [PR7] is seen with the name it gives itself and the identity that the server gives it", async () => {
    const server = await startServer(await createWorld());
    const [ann, vera] = [await synced(server, "participant"), await synced(server, "viewer")];
    const forged = { id: "somebody-else", role: "facilitator" };
    ann.awareness.setLocalState({ name: "Ann", cursor: { x: 1, y: 2, type: "default" }, person: forged });
    vera.awareness.setLocalState({ name: "Vera", cursor: { x: 3, y: 4, type: "default" }, person: forged });
    await until(() => {
      expect(vera.awareness.getStates().get(ann.doc.clientID)).toMatchObject({
        name: "Ann",
        cursor: { x: 1, y: 2 },
        person: { id: "link:participant", role: "participant" },
      });
      expect(ann.awareness.getStates().get(vera.doc.clientID)).toEqual({
        name: "Vera",
        person: { id: "link:viewer", role: "viewer" },
      });
    });
    // Without a goodbye, as when the network goes.
    vera.shouldConnect = false;
    (vera.ws as unknown as WebSocket).terminate();
    await until(() => expect(ann.awareness.getStates().has(vera.doc.clientID)).toBe(false));
  });

  it("[AC3] [AC8] a viewer's edits reach nobody, and the viewer goes on receiving", async () => {
    const world = await createWorld();
    const server = await startServer(world);
    const [ann, vera] = [await synced(server, "participant"), await synced(server, "viewer")];
    map(vera).set("vera", "was here");
    await roundTrip(vera);
    map(ann).set("ann", 1);
    await until(() => expect(map(vera).get("ann")).toBe(1));
    expect(map(ann).toJSON()).toEqual({ ann: 1 });
    expect(vera.wsconnected).toBe(true);
    await server.stop();
    const again = await startServer(world);
    expect(map(await synced(again, "participant")).toJSON()).toEqual({ ann: 1 });
  });

  it("[LC6] [DU8] comes back after the server was away, with what was edited meanwhile on either side", async () => {
    const world = await createWorld();
    const first = await startServer(world);
    const ann = await synced(first, "participant");
    const statuses: string[] = [];
    ann.on("status", ({ status }: { status: string }) => statuses.push(status));
    map(ann).set("before", 1);
    await roundTrip(ann);
    await first.stop();
    await until(() => expect(statuses).toContain("disconnected"));
    map(ann).set("offline", 2);

    const second = await startServer(world, { port: first.port });
    const bob = await synced(second, "facilitator");
    map(bob).set("meanwhile", 3);
    const everything = { before: 1, offline: 2, meanwhile: 3 };
    await until(() => {
      expect(map(ann).toJSON()).toEqual(everything);
      expect(map(bob).toJSON()).toEqual(everything);
    });
    await second.stop();
    const third = await startServer(world);
    expect(map(await synced(third, "viewer")).toJSON()).toEqual(everything);
  });

  it.each([
    ["link_unknown", 4404],
    ["link_revoked", 4410],
    ["removed", 4403],
  ] as const)("[AC1] is told for good that it may not come in: %s", async (code, close) => {
    const world = await createWorld();
    world.links.set("bad", code);
    const server = await startServer(world);
    const closed: unknown[] = [];
    const made = provider(server, "bad");
    made.on("closed", (event: unknown) => closed.push(event));
    await until(() => expect(closed).toEqual([{ code: close, reason: code }]));
    // Its own rule for what a server means: no further attempt is made.
    expect(made.shouldConnect).toBe(false);
    await synced(server, "viewer");
    expect(server.handshakes).toBe(2);
  });

  it("[AC5] loses its open connection for good with its link, and others do not", async () => {
    const world = await createWorld();
    const server = await startServer(world);
    const [ann, vera] = [await synced(server, "participant"), await synced(server, "viewer")];
    const closed: unknown[] = [];
    vera.on("closed", (event: unknown) => closed.push(event));
    world.links.set("viewer", "link_revoked");
    await server.registry.recheckAccess(BOARD);
    await until(() => expect(closed).toEqual([{ code: 4410, reason: "link_revoked" }]));
    // Told by the open connection, not when it came back.
    expect(server.handshakes).toBe(2);
    await roundTrip(ann);
    expect(ann.wsconnected).toBe(true);
  });

  it("[PR10] is seen as what it may be now when its role changes", async () => {
    const world = await createWorld();
    const server = await startServer(world);
    const [ann, bob] = [await synced(server, "participant"), await synced(server, "facilitator")];
    const seen = () => bob.awareness.getStates().get(ann.doc.clientID);
    ann.awareness.setLocalState({ name: "Ann", cursor: { x: 1, y: 2, type: "default" } });
    await until(() => expect(seen()).toMatchObject({ cursor: { x: 1, y: 2 } }));
    for (const role of ["viewer", "participant"] as const) {
      world.links.set("participant", role);
      await server.registry.recheckAccess(BOARD);
      const shown = role === "viewer" ? {} : { cursor: { x: 1, y: 2 } };
      const person = { id: "link:participant", role };
      await until(() => expect(seen()).toMatchObject({ name: "Ann", person, ...shown }));
      if (role === "viewer") expect(seen()).not.toHaveProperty("cursor");
    }
    // And goes on being seen after it comes back.
    (ann.ws as unknown as WebSocket).terminate();
    await until(() => expect(seen()).toBeUndefined());
    await until(() => expect(ann.synced).toBe(true));
    ann.awareness.setLocalStateField("name", "Ann again");
    await until(() => expect(seen()).toMatchObject({ name: "Ann again", person: { role: "participant" } }));
  });

  it("[DU5] has an edit that rests on a refused one shared once the reason is gone", async () => {
    const server = await startServer(await createWorld());
    const [ann, bob] = [await synced(server, "participant"), await synced(server, "facilitator")];
    await server.registry.edit(BOARD, "session", (doc) => setLocked(doc, true));
    map(ann).set("while locked", 1);
    await roundTrip(ann);
    await server.registry.edit(BOARD, "session", (doc) => setLocked(doc, false));
    map(ann).set("afterwards", 2);
    await until(() => expect(map(bob).toJSON()).toEqual({ "while locked": 1, afterwards: 2 }));
  });

  it("[PR6] stays for minutes without anybody doing anything, also without a presence of its own", async () => {
    // The provider's own timers and the rooms' clock are turned together; the network is real.
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    cleanups.push(() => {
      vi.useRealTimers();
      time.ms = 0;
    });
    const clock = fakeClock();
    const server = await startServer(await createWorld(), { clock });
    const idle = provider(server, "viewer");
    idle.awareness.setLocalState(null);
    await vi.waitUntil(() => idle.synced);
    const lost: unknown[] = [];
    idle.on("connection-close", (event: unknown) => lost.push(event));
    for (let passed = 0; passed < 180_000; passed += 3_000) {
      clock.advance(3_000);
      await roundTrip(idle);
      time.ms += 3_000;
      vi.advanceTimersByTime(3_000);
    }
    expect(lost).toEqual([]);
    expect(idle.wsconnected).toBe(true);
    expect(server.handshakes).toBe(1);
  });
});

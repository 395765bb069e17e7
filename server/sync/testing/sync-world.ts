import * as Y from "yjs";
import { newBoardDocuments } from "@/board/document/new-board";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { AppError, type ErrorCode } from "@/contract/errors";
import type { Role } from "@/contract/roles";
import type { HumPlace } from "@/contract/session-commands";
import type { DocumentName } from "@/contract/sync-protocol";
import { createMemoryBoardStore } from "@/server/storage/memory-board-store";
import { createMemoryState } from "@/server/storage/memory-state";
import { createRoomRegistry } from "../room-registry";
import type { SyncLimits } from "../sync-limits";
import { createSyncMetrics } from "../sync-metrics";
import { fakeClock } from "./fake-clock";
import { syncClient, type SyncClient } from "./sync-client";
import { troubledStore } from "./troubled-store";

export const BOARD = "board-1";

/** No message may be under way for longer than a peer may be silent. */
const STEP_MS = 5_000;

interface Guest {
  role?: Role;
  person?: string;
  session?: string | null;
  link?: string;
  /** Reads a published board without a link. */
  byLibrary?: boolean | (() => boolean);
  document?: DocumentName;
  extensions?: boolean;
  boardId?: string;
  doc?: Y.Doc;
  answersStep1?: boolean;
  /** What it says its document is of. */
  epoch?: number;
  schema?: string;
  build?: string;
  /** Where it says that the person is. */
  place?: HumPlace;
  /** False: its step 1 is still on the way; the test calls `hello`. */
  greets?: boolean;
  /** What asking again gives; the standing at the door when left out. */
  recheck?: () => Role | ErrorCode | Promise<Role | ErrorCode>;
}

/** A server without network and without time of its own: one board in memory, a registry, clients on fake sockets. */
export async function syncWorld(
  options: {
    anyRoots?: boolean;
    build?: string;
    limits?: Partial<SyncLimits>;
    state?: ReturnType<typeof createMemoryState>;
  } = {},
) {
  const state = options.state ?? createMemoryState();
  const memory = createMemoryBoardStore(state);
  const clock = fakeClock();
  const metrics = createSyncMetrics();
  const logged: { level: string; fields: object; message: string }[] = [];
  const logAt = (level: string) => (fields: object, message: string) =>
    void logged.push({ level, fields, message });
  const log = { error: logAt("error"), warn: logAt("warn"), info: logAt("info") };
  const startProcess = () => {
    const troubled = troubledStore(memory);
    const registry = createRoomRegistry({
      anyRoots: options.anyRoots ?? true,
      build: options.build ?? null,
      store: troubled.store,
      clock,
      log,
      metrics,
      limits: options.limits ?? {},
    });
    return { troubled, registry };
  };
  const clients = new Set<SyncClient>();
  if (!(await memory.getBoard(BOARD))) await createBoard(BOARD);

  async function createBoard(id: string): Promise<void> {
    await memory.createBoard({
      id,
      title: "A board",
      template: "blank",
      createdAt: clock.now(),
      documents: newBoardDocuments({
        schema: createPaperboardSchema(),
        title: "A board",
        template: "blank",
        at: clock.now(),
        records: [],
      }),
      person: "server",
    });
  }

  const world = {
    state,
    memory,
    clock,
    metrics,
    logged,
    ...startProcess(),
    createBoard,
    /** As after a crash: a new process on what the disk holds. The old one reaches neither sockets nor disk any more. */
    restart() {
      world.troubled.plan = () => "hang";
      for (const client of clients) client.socket.client.close();
      clients.clear();
      Object.assign(world, startProcess());
    },
    /** Opens a socket without waiting for anything. */
    open(guest: Guest = {}): SyncClient {
      const client = syncClient({ doc: guest.doc ?? new Y.Doc(), answersStep1: guest.answersStep1 ?? true });
      const standing = (role: Role) => ({
        boardId: guest.boardId ?? BOARD,
        role,
        linkId: guest.link ?? `link-${role}`,
        personId: guest.person ?? "ann",
        sessionId: guest.session === undefined ? `session-of-${guest.person ?? "ann"}` : guest.session,
        endsAt: null,
        ...((typeof guest.byLibrary === "function" ? guest.byLibrary() : guest.byLibrary)
          ? { byLibrary: true as const }
          : {}),
      });
      const role = guest.role ?? "participant";
      clients.add(client);
      world.registry.connect(client.socket.server, {
        boardId: guest.boardId ?? BOARD,
        document: guest.document ?? "canvas",
        standing: standing(role),
        async recheck() {
          const answer = (await guest.recheck?.()) ?? role;
          if (
            answer === "room" ||
            answer === "viewer" ||
            answer === "participant" ||
            answer === "facilitator"
          ) {
            return standing(answer);
          }
          throw new AppError(answer);
        },
        extensions: guest.extensions ?? true,
        epoch: guest.epoch ?? null,
        schema: guest.schema ?? null,
        build: guest.build ?? null,
        place: guest.place ?? null,
        address: "192.0.2.1",
      });
      if (guest.greets !== false) client.hello();
      return client;
    },
    /** Opens a socket and waits until it is in sync. */
    async join(guest: Guest = {}): Promise<SyncClient> {
      const client = world.open(guest);
      await world.settle();
      return client;
    },
    /** Carries messages and waits for the store until nothing moves any more. No time passes. */
    async settle(): Promise<void> {
      for (let quiet = 0; quiet < 3;) {
        let moved = 0;
        for (const client of clients) {
          moved += client.socket.carry();
          if (client.closed) clients.delete(client);
        }
        quiet = moved === 0 && world.troubled.busy === 0 ? quiet + 1 : 0;
        await world.turn();
      }
    },
    /** One turn of the event loop: promises that can settle do. */
    turn: () => new Promise<void>((resolve) => setImmediate(resolve)),
    /** Lets time pass, and everything happen that follows from it. Messages travel meanwhile. */
    async pass(ms: number): Promise<void> {
      await world.settle();
      for (let left = ms; left > 0; left -= STEP_MS) {
        clock.advance(Math.min(left, STEP_MS));
        await world.settle();
      }
    },
    /** What the disk holds of a document. */
    async stored(document: DocumentName = "canvas", boardId = BOARD) {
      const loaded = await memory.loadDocument(boardId, document);
      const doc = new Y.Doc();
      if (loaded.snapshot) Y.applyUpdate(doc, loaded.snapshot.update);
      for (const row of loaded.rows) Y.applyUpdate(doc, row.update);
      return { doc, ...loaded };
    },
    rows: (document: DocumentName = "canvas") =>
      memory.readLog(BOARD, document, { after: 0, upTo: Number.MAX_SAFE_INTEGER, limit: 1_000_000 }),
  };
  return world;
}

export type SyncWorld = Awaited<ReturnType<typeof syncWorld>>;

/** A map that stands for any content of the canvas. */
export const content = (doc: Y.Doc): Y.Map<unknown> => doc.getMap("content");

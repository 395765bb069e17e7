import { createHash } from "node:crypto";
import { createRecordCheck } from "@/board/document/check-record";
import { isRunning, readSessionState, writeSessionState } from "@/board/document/session-state";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { projectItems, PROJECTION_VERSION, type ProjectedItem } from "@/board/record/project-items";
import { errorCodeOf, type ErrorCode } from "@/contract/errors";
import type { BoardStore } from "@/server/storage/board-store";
import type { ProjectionStore } from "@/server/storage/projection-store";
import { systemClock, type Clock } from "./clock";
import { projectStoredBoard } from "./project-stored-board";
import type { RoomRegistry } from "./room-registry";
import type { SyncLog } from "./sync-log";

/** A board is projected once it was quiet for this long, and at the latest after the other, in milliseconds. */
const QUIET_MS = 300;
const LONGEST_MS = 2_000;
/** After a failure, in milliseconds. */
const RETRY_MS = 5_000;

/** Nothing to project any more, or not by this process: the next start finds what is missing. */
const OVER: ReadonlySet<ErrorCode | null> = new Set<ErrorCode>(["not_found", "board_deleted", "going_down"]);

interface ProjectorDeps {
  registry: Pick<RoomRegistry, "read" | "edit">;
  store: Pick<BoardStore, "loadDocument">;
  projections: Pick<ProjectionStore, "replaceItems" | "staleBoards">;
  log: SyncLog;
  clock?: Clock;
}

/** Keeps the tables of items as the documents are. Boards are projected one after the other. */
export interface Projector {
  /** The canvas log of this board has grown. */
  changed(boardId: string): void;
  /**
   * Projects every board whose tables are behind its document, or were made by another version: after a crash, an
   * upgrade, a restore. Resolves with how many there were; one that cannot be read is logged and left.
   */
  heal(): Promise<number>;
  /** Resolves when nothing is being projected; what waits for its time is not begun. */
  settled(): Promise<void>;
  /** Stops; what was not projected yet is found by the next `heal`. */
  close(): Promise<void>;
}

interface Waiting {
  /** When it is projected at the latest. */
  deadline: number;
  cancel: () => void;
}

export function createProjector(deps: ProjectorDeps): Projector {
  const { registry, store, projections, log, clock = systemClock() } = deps;
  const schema = createPaperboardSchema();
  const check = createRecordCheck(schema);
  const waiting = new Map<string, Waiting>();
  let running: Promise<void> = Promise.resolve();
  let closed = false;

  function schedule(boardId: string, delayMs: number, deadline: number): void {
    waiting.get(boardId)?.cancel();
    const cancel = clock.after(Math.max(0, Math.min(delayMs, deadline - clock.now())), () => {
      waiting.delete(boardId);
      void inTurn(() => projectLive(boardId));
    });
    waiting.set(boardId, { deadline, cancel });
  }

  /** Runs after what was asked for before. Never rejects. */
  function inTurn(run: () => Promise<void>): Promise<void> {
    running = running.then(() => (closed ? undefined : run()));
    return running;
  }

  /** From the open room where there is one: the document is in memory already. */
  async function projectLive(boardId: string): Promise<void> {
    try {
      const { items, logged } = await registry.read(boardId, "canvas", (doc, logged) => ({
        items: projectItems(doc, check),
        logged,
      }));
      // What is not on disk yet may never be. Then the tables must not count as being of this seq; when it is, this board
      // is projected again.
      const seq = logged.whole ? logged.seq : logged.seq - 1;
      const replaced = await projections.replaceItems(boardId, { seq, version: PROJECTION_VERSION, items });
      if (replaced) await tellDecisions(boardId, decisionsMark(items));
    } catch (error) {
      const code = errorCodeOf(error);
      if (OVER.has(code)) return;
      log.error({ error, boardId }, "the items of a board could not be projected");
      // A board that cannot be read now cannot be read in five seconds.
      if (code === "storage_failed" && !closed) schedule(boardId, RETRY_MS, clock.now() + RETRY_MS);
    }
  }

  /** Lets pages without the canvas know, while a session runs, that the tables hold other decisions. */
  async function tellDecisions(boardId: string, decided: string): Promise<void> {
    const news = await registry.read(boardId, "session", (doc) => {
      const state = readSessionState(doc);
      return isRunning(state) && state.decided !== decided;
    });
    if (!news) return;
    await registry.edit(boardId, "session", (doc) => {
      const state = readSessionState(doc);
      writeSessionState(doc, state, { ...state, decided });
    });
  }

  async function projectStored(boardId: string): Promise<void> {
    try {
      await projectStoredBoard({ store, projections, schema, check }, boardId, { anew: false });
    } catch (error) {
      if (!OVER.has(errorCodeOf(error)))
        log.error({ error, boardId }, "the items of a board could not be projected");
    }
  }

  return {
    changed(boardId) {
      if (closed) return;
      const deadline = waiting.get(boardId)?.deadline ?? clock.now() + LONGEST_MS;
      schedule(boardId, QUIET_MS, deadline);
    },
    async heal() {
      const stale = await projections.staleBoards(PROJECTION_VERSION);
      // Those that wait for their time are not behind.
      const behind = stale.filter((boardId) => !waiting.has(boardId));
      for (const boardId of behind) await inTurn(() => projectStored(boardId));
      return behind.length;
    },
    async settled() {
      await running;
    },
    async close() {
      closed = true;
      for (const { cancel } of waiting.values()) cancel();
      waiting.clear();
      await running;
    },
  };
}

/** The same for the same decisions, and for nothing else. */
function decisionsMark(items: readonly ProjectedItem[]): string {
  const decisions = items.flatMap(({ id, decision }) => (decision ? [[id, decision]] : []));
  if (decisions.length === 0) return "";
  return createHash("sha256").update(JSON.stringify(decisions)).digest("base64url").slice(0, 12);
}

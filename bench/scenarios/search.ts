import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as Y from "yjs";
import { writeRecord } from "@/board/document/canvas-document";
import { createRecordCheck } from "@/board/document/check-record";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { projectItems } from "@/board/record/project-items";
import { createListActions } from "@/server/services/list-actions";
import { createSearchBoards } from "@/server/services/search-boards";
import type { Actor } from "@/server/services/services";
import { openDatabase } from "@/server/storage/open-database";
import { createPrismaAccessStore } from "@/server/storage/prisma-access-store";
import { createPrismaBoardStore } from "@/server/storage/prisma-board-store";
import { createPrismaItemIndex } from "@/server/storage/prisma-item-index";
import { createPrismaProjectionStore } from "@/server/storage/prisma-projection-store";
import { projectStoredBoard } from "@/server/sync/project-stored-board";
import { figure, percentile, type Figure } from "../figures";
import { generateRecords } from "../generate-board";
import { createRandom, type Random } from "../random";
import type { Scenario } from "../scenario";
import { item, seedLibrary } from "../seed-library";

const BOARDS = 1_000;
const ITEMS_PER_BOARD = 30;
const SEARCHES = 300;
const BUDGET_MS = 50;
/** The board whose projection is measured. */
const SHAPES = 2_000;
const ITEMS = 300;
const PROJECTIONS = 30;

/** Search and the list of action items for a browser with grants on every board; what projecting costs. No server: the use cases over a database of their own. */
export const search: Scenario = {
  name: "search",
  async run({ say }) {
    const dataDir = await mkdtemp(join(tmpdir(), "paperboard-bench-"));
    const database = await openDatabase({
      url: pathToFileURL(join(dataDir, "paperboard.db")).href,
      migrationsDirectory: join("prisma", "migrations", "sqlite"),
    });
    try {
      const random = createRandom(1);
      const store = createPrismaBoardStore(database);
      const projections = createPrismaProjectionStore(database);
      const access = createPrismaAccessStore(database);
      const schema = createPaperboardSchema();
      const check = createRecordCheck(schema);
      say(`seeding ${BOARDS} boards`);
      const { boardIds, words } = await seedLibrary(store, random, {
        boards: BOARDS,
        itemsPerBoard: ITEMS_PER_BOARD,
      });
      const actor = await visitorOf(access, boardIds);

      say("projecting them");
      const began = performance.now();
      for (const boardId of boardIds) {
        await projectStoredBoard({ store, projections, schema, check }, boardId, { anew: false });
      }
      const rebuildMs = performance.now() - began;

      say("searching");
      const deps = { access, items: createPrismaItemIndex(database), now: Date.now };
      const ask = createSearchBoards(deps);
      const searchMs = await timesOf(SEARCHES, () => ask(actor, questionOf(random, words)));
      const list = createListActions(deps);
      const listMs = await timesOf(SEARCHES / 3, () =>
        list(actor, { status: "open", q: random.pick(words), offset: 0, limit: 100 }),
      );
      const [first = ""] = boardIds;
      return [
        timing(`p95 of ${SEARCHES} searches over ${BOARDS} boards`, searchMs, BUDGET_MS),
        timing(`p95 of lists of action items, by a word`, listMs, null),
        timing(
          `p95 of projecting ${SHAPES} shapes with ${ITEMS} items after one has changed`,
          await projectionMs(first),
          null,
        ),
        figure({
          scenario: "search",
          measure: `projecting a stored board of ${ITEMS_PER_BOARD} items for the first time`,
          value: rebuildMs / BOARDS,
          unit: "ms",
          note: `${(rebuildMs / 1000).toFixed(1)} s for ${BOARDS}`,
        }),
      ];

      async function projectionMs(boardId: string): Promise<Times> {
        const doc = new Y.Doc();
        doc.transact(() => {
          for (const record of generateRecords({ shapes: SHAPES - ITEMS })) writeRecord(doc, record);
          for (let n = 0; n < ITEMS; n += 1) writeRecord(doc, item(random, words, n));
        });
        let seq = 1;
        return timesOf(PROJECTIONS, async () => {
          writeRecord(doc, item(random, words, 0));
          await projections.replaceItems(boardId, {
            seq: ++seq,
            version: 1,
            items: projectItems(doc, check),
          });
        });
      }
    } finally {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    }
  },
};

function timing(measure: string, { elapsedMs, cpuMs }: Times, budget: number | null): Figure {
  const value = percentile(elapsedMs, 0.95);
  return figure({
    scenario: "search",
    measure,
    value,
    unit: "ms",
    budget,
    note: `median ${percentile(elapsedMs, 0.5).toFixed(1)} ms; processor time ${percentile(cpuMs, 0.5).toFixed(1)}, p95 ${percentile(cpuMs, 0.95).toFixed(1)} ms`,
  });
}

interface Times {
  elapsedMs: number[];
  /** Processor time of this process, SQLite's included: on a busy machine it says more. */
  cpuMs: number[];
}

async function timesOf(count: number, run: () => Promise<unknown>): Promise<Times> {
  const times: Times = { elapsedMs: [], cpuMs: [] };
  for (let n = 0; n < count; n += 1) {
    const [began, used] = [performance.now(), process.cpuUsage()];
    await run();
    const { user, system } = process.cpuUsage(used);
    times.elapsedMs.push(performance.now() - began);
    times.cpuMs.push((user + system) / 1000);
  }
  return times;
}

/** One to three words, frequent and rare ones, the last often only begun. */
function questionOf(random: Random, words: readonly string[]): string {
  const chosen = Array.from(
    { length: random.between(1, 3) },
    () => words[Math.floor(random.next() ** 2 * words.length)] ?? "",
  );
  const last = chosen.pop() ?? "";
  return [...chosen, last.slice(0, random.between(2, last.length))].join(" ");
}

/** A browser that has opened a link to each of these boards. */
async function visitorOf(
  access: ReturnType<typeof createPrismaAccessStore>,
  boardIds: readonly string[],
): Promise<Actor> {
  const session = { id: "visitor", personId: "person" };
  await access.createSession({ ...session, secretHash: bytes(0), createdAt: 1, seenAt: 1 });
  for (const [n, boardId] of boardIds.entries()) {
    const link = { id: `link-${n}`, boardId, role: "viewer" as const, label: "", createdAt: 1 };
    const token = { tokenHash: bytes(n), tokenSealed: bytes(n), expiresAt: null, revokedAt: null };
    await access.createLinks([{ ...link, ...token }]);
    await access.addGrant({ sessionId: session.id, boardId, linkId: link.id, grantedAt: 1, removedAt: null });
  }
  return { session, token: null, origin: "http://127.0.0.1", browser: true, address: "127.0.0.1" };
}

function bytes(number: number): Uint8Array {
  return new Uint8Array(Uint32Array.of(number, 1, 2, 3).buffer);
}

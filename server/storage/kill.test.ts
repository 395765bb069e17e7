import { once } from "node:events";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newBoard, textOf } from "./board-store-contract";
import { openDatabase } from "./open-database";
import { createPrismaBoardStore } from "./prisma-board-store";
import { bundleProgram, type BundledProgram } from "./run-bundled";
import { createTemporaryDatabase, MIGRATIONS_DIRECTORY } from "./storage-harness";

/** Acknowledged appends after which each cycle kills the writer: early, late, and in between. */
const KILL_AFTER = [1, 40, 7, 120, 23, 3];

/**
 * Two writers without pause in one process; each prints a text only after the store said it is durable, by a
 * synchronous write, so that no acknowledged line can be lost in a buffer.
 */
const WRITER = `
  import { writeSync } from "node:fs";
  import * as Y from "yjs";
  import { openDatabase } from "@/server/storage/open-database";
  import { createPrismaBoardStore } from "@/server/storage/prisma-board-store";

  const [url, migrationsDirectory, cycle] = process.argv.slice(2);
  const store = createPrismaBoardStore(await openDatabase({ url, migrationsDirectory }));
  async function write(name) {
    for (let count = 0; ; count++) {
      const rows = Array.from({ length: 1 + (count % 3) }, (_, part) => {
        const doc = new Y.Doc();
        const text = [cycle, name, count, part].join("-");
        doc.getMap("texts").set(text, "x".repeat((count * 97) % 4000));
        return { text, row: { person: name, at: 1, update: Y.encodeStateAsUpdate(doc) } };
      });
      const seq = await store.appendRows("one", "canvas", rows.map(({ row }) => row));
      writeSync(1, JSON.stringify({ seq, texts: rows.map(({ text }) => text) }) + "\\n");
      if (count % 10 === 9) await store.mergeRows("one", "canvas", [seq], { ...rows.at(-1).row });
    }
  }
  await Promise.all([write("ann"), write("bob")]);
`;

describe("kill -9", () => {
  let program: BundledProgram;
  beforeAll(async () => {
    program = await bundleProgram(WRITER);
  });
  afterAll(() => program.dispose());

  test(
    "nothing that was acknowledged is lost, whenever the process is killed",
    { timeout: 120_000 },
    async () => {
      const { url, database, dispose } = await createTemporaryDatabase();
      await createPrismaBoardStore(database).createBoard(newBoard("one"));
      await database.close();
      const acknowledged: string[] = [];
      let lastSeq = 1;
      for (const [cycle, killAfter] of KILL_AFTER.entries()) {
        const lines = await linesUntilKilled(program, [url, MIGRATIONS_DIRECTORY, `${cycle}`], killAfter);
        expect(lines.length).toBeGreaterThanOrEqual(killAfter);
        for (const line of lines) {
          const { seq, texts } = JSON.parse(line) as { seq: number; texts: string[] };
          lastSeq = Math.max(lastSeq, seq);
          acknowledged.push(...texts);
        }
        const reopened = await openDatabase({ url, migrationsDirectory: MIGRATIONS_DIRECTORY });
        const loaded = await createPrismaBoardStore(reopened).loadDocument("one", "canvas");
        const [check] = await reopened.prisma.$queryRaw<
          { integrity_check: string }[]
        >`PRAGMA integrity_check`;
        await reopened.close();
        const there = new Set(textOf(loaded));
        expect(acknowledged.filter((text) => !there.has(text))).toEqual([]);
        expect(loaded.seq).toBeGreaterThanOrEqual(lastSeq);
        expect(check).toEqual({ integrity_check: "ok" });
      }
      await dispose();
    },
  );
});

/** Everything the writer printed until it was dead; it is killed when it has printed `count` lines. */
async function linesUntilKilled(program: BundledProgram, args: string[], count: number): Promise<string[]> {
  const child = program.start(...args);
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
  const ended = once(child, "close");
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (lines.length === count) child.kill("SIGKILL");
  }
  await ended;
  if (lines.length < count) throw new Error(`The writer ended by itself: ${complaint}`);
  return lines;
}

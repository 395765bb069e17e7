/**
 * `npm run soak:crash [-- cycles]`: writers edit one board at once over real sockets, the server is killed with
 * `kill -9` at a random moment, started again, and asked for the board. Every edit that a writer was told is saved
 * must be there. Repeats 20 times, or `cycles` times; SOAK_SEED repeats the moments of an earlier run.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import * as Y from "yjs";
import { startBuiltServer } from "./built-server.mjs";
import { build, generate, install } from "./prepare.mjs";
import { reportFailure } from "./run-step.mjs";
import { createSoakWriter, storedStep } from "./soak-writer.mjs";

const WRITERS = 5;
/** Mean pause between two edits of a writer; about 40 a second, below the server's limit. */
const EDIT_PAUSE_MS = 25;
const LOAD_MS = { least: 300, most: 2_000 };

const cycles = Number(process.argv[2] ?? 20);
if (!Number.isInteger(cycles) || cycles < 1 || cycles > 10_000) {
  console.error("The number of cycles is a whole number from 1 to 10000.");
  process.exit(2);
}
const seed = Number(process.env.SOAK_SEED ?? Date.now() % 2 ** 31);
const random = createRandom(seed);

try {
  await install();
  await generate();
  await build();
} catch (error) {
  process.exit(reportFailure(error));
}

const dataDir = await mkdtemp(join(tmpdir(), "paperboard-soak-"));
const environment = { DATA_DIR: dataDir, PORT: "0" };
let server = await startBuiltServer({ environment });
environment.PORT = String(server.port);
process.once("SIGINT", () => void server.kill().finally(() => process.exit(130)));

const board = await createBoard();
const writers = Array.from({ length: WRITERS }, (_, n) =>
  createSoakWriter({
    name: `w${n + 1}`,
    url: `ws://127.0.0.1:${server.port}/sync/${board.id}?token=${board.token}&paperboard=1`,
    random,
  }),
);

console.log(`${cycles} cycles, ${WRITERS} writers, seed ${seed}`);
console.log(" cycle    edits    saved  waiting     lost killed after  ready after");
let lost = 0;
let cyclesWithoutSaved = 0;
for (let cycle = 1; cycle <= cycles; cycle += 1) {
  await Promise.all(writers.map((writer) => writer.connect()));
  const loadMs = LOAD_MS.least + random() * (LOAD_MS.most - LOAD_MS.least);
  const savedBefore = sum((writer) => writer.savedEdits);
  const load = { stopped: false };
  const editing = writers.map((writer) => editUntil(writer, load));
  await wait(loadMs);
  await server.kill();
  load.stopped = true;
  await Promise.all(editing);
  for (const writer of writers) writer.disconnect();

  const startedAt = performance.now();
  server = await startBuiltServer({ environment });
  const readyMs = performance.now() - startedAt;
  // Asked before any writer is back: what they still hold must not stand in for what the server lost.
  const missing = findLost(await readCanvas());
  lost += missing.length;
  const edits = sum((writer) => writer.edits);
  const saved = sum((writer) => writer.savedEdits);
  if (saved === savedBefore) cyclesWithoutSaved += 1;
  const numbers = [cycle, edits, saved, edits - saved, missing.length].map((number, column) =>
    String(number).padStart(column === 0 ? 6 : 8),
  );
  const times = [loadMs, readyMs].map((ms) => `${ms.toFixed(0)} ms`.padStart(12));
  console.log([...numbers, ...times].join(" "));
  for (const text of missing.slice(0, 10)) console.log(`         ${text}`);
}

const refused = sum((writer) => writer.refused);
await server.stop();
await rm(dataDir, { recursive: true, force: true });

const problems = [
  lost > 0 ? `${lost} saved edits were lost` : "",
  refused > 0 ? `${refused} edits were refused` : "",
  // A server that never says "saved" would pass otherwise.
  cyclesWithoutSaved > cycles / 4 ? `nothing was called saved in ${cyclesWithoutSaved} cycles` : "",
].filter(Boolean);
console.log(
  problems.length === 0 ? "Nothing that was called saved was lost." : `FAILED: ${problems.join("; ")}.`,
);
process.exitCode = problems.length === 0 ? 0 : 1;

async function editUntil(writer, load) {
  while (!load.stopped) {
    writer.edit();
    await wait(random() * 2 * EDIT_PAUSE_MS);
  }
}

/** Acknowledged edits that the stored document does not show; a later edit of the same shape may stand there. */
function findLost(doc) {
  return writers.flatMap((writer) =>
    [...writer.acknowledged].flatMap(([id, step]) => {
      const stored = storedStep(doc, id);
      return stored !== null && stored >= step
        ? []
        : [`${id}: edit ${step} was saved, found ${stored ?? "nothing"}`];
    }),
  );
}

function sum(numberOf) {
  return writers.reduce((total, writer) => total + numberOf(writer), 0);
}

async function createBoard() {
  const response = await fetch(`http://127.0.0.1:${server.port}/api/boards`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ title: "Soak", template: "blank" }),
  });
  if (response.status !== 201)
    throw new Error(`creating a board: ${response.status} ${await response.text()}`);
  const { id, links } = await response.json();
  return { id, token: new URL(links.participant).pathname.split("/").at(-1) };
}

async function readCanvas() {
  const response = await fetch(
    `http://127.0.0.1:${server.port}/api/boards/${board.id}/state?document=canvas`,
    { headers: { authorization: `Bearer ${board.token}` } },
  );
  if (!response.ok) throw new Error(`reading the board: ${response.status} ${await response.text()}`);
  const doc = new Y.Doc();
  Y.applyUpdateV2(doc, new Uint8Array(await response.arrayBuffer()));
  return doc;
}

/** mulberry32: small, and the same numbers for the same seed. */
function createRandom(start) {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

import { figure, type Figure } from "../figures";
import { generateRecords } from "../generate-board";
import { fillBoard } from "../crowd";
import { settledMemory, type SettledMemory } from "../inspect-memory";
import { openLine, requireQuiet, type Line } from "../open-line";
import { withTarget, type Scenario } from "../scenario";
import type { Target, TargetBoard } from "../start-target";
import { pause } from "../until";

const BOARDS = 200;
const CLIENTS_PER_BOARD = 3;
const CLIENTS_ON_ONE = 200;
const SHAPES = 100;
const CREATED_AT_ONCE = 5;
/** How far above the start memory may stay, as a share. */
const SLACK = 0.1;
/** The server forgets an empty room after a while, in case somebody comes back; in milliseconds. */
const FORGET_LIMIT_MS = 60_000;
const CHECK_EVERY_MS = 3000;

/** What boards and people cost in the server's memory, and whether it comes back when they leave. */
export const memory: Scenario = {
  name: "memory",
  run: (context) =>
    withTarget({ kind: "paperboard", inspect: true }, async (target) => {
      const figures: Figure[] = [];
      // Once through everything, so that code and caches are there before the start is measured.
      const boards = await createBoards(target, BOARDS);
      for (const lines of [await joinAll(target, boards.slice(0, 40)), await joinOne(target, boards[0])]) {
        await leaveAll(lines);
      }
      const start = await lowest(target, null);

      for (const [measure, join] of [
        [`${BOARDS} boards × ${CLIENTS_PER_BOARD} clients`, () => joinAll(target, boards)],
        [`one board with ${CLIENTS_ON_ONE} clients`, () => joinOne(target, boards[0])],
      ] as const) {
        context.say(measure);
        const lines = await join();
        const full = await settled(target);
        requireQuiet(lines);
        await leaveAll(lines);
        const left = await lowest(target, start);
        figures.push(...rows(measure, start, full, left));
      }
      return figures;
    }),
};

function rows(measure: string, start: SettledMemory, full: SettledMemory, left: SettledMemory): Figure[] {
  const megabytes = (bytes: number) => Math.round(bytes / 1e6);
  return [
    figure({
      scenario: "memory",
      measure: `${measure}, on top of an empty server`,
      value: full.liveBytes - start.liveBytes,
      unit: "B",
      note: `resident ${megabytes(full.rssBytes)} MB, at the start ${megabytes(start.rssBytes)} MB`,
    }),
    figure({
      scenario: "memory",
      measure: `${measure}, after everybody left`,
      value: (left.liveBytes / start.liveBytes - 1) * 100,
      unit: "%",
      budget: SLACK * 100,
      note: `live memory above the start; resident ${megabytes(left.rssBytes)} MB`,
    }),
  ];
}

async function createBoards(target: Target, count: number): Promise<TargetBoard[]> {
  const boards: TargetBoard[] = [];
  const records = generateRecords({ shapes: SHAPES });
  while (boards.length < count) {
    const some = await Promise.all(
      Array.from({ length: CREATED_AT_ONCE }, (_, position) =>
        target.createBoard(`Board ${boards.length + position}`),
      ),
    );
    await Promise.all(some.map((board) => fillBoard(target, board, records)));
    boards.push(...some);
  }
  return boards;
}

async function joinAll(target: Target, boards: readonly TargetBoard[]): Promise<Line[]> {
  const lines: Line[] = [];
  for (const board of boards) lines.push(...(await joinBoard(target, board, CLIENTS_PER_BOARD)));
  return lines;
}

async function joinOne(target: Target, board: TargetBoard | undefined): Promise<Line[]> {
  if (!board) throw new Error("there is no board");
  return joinBoard(target, board, CLIENTS_ON_ONE);
}

/** Clients as the product's are: a socket for the canvas and one for the session. */
async function joinBoard(target: Target, board: TargetBoard, clients: number): Promise<Line[]> {
  return Promise.all(
    Array.from({ length: clients }, (_, position) => {
      const client = { target, board, role: "participant", address: `10.0.0.${position + 1}` } as const;
      return [openLine(client), openLine({ ...client, document: "session" })];
    }).flat(),
  );
}

async function leaveAll(lines: readonly Line[]): Promise<void> {
  await Promise.all(lines.map((line) => line.close()));
}

async function settled(target: Target): Promise<SettledMemory> {
  if (target.inspectorUrl === null) throw new Error("the server was started without its debugger");
  await pause(1000);
  return settledMemory(target.inspectorUrl);
}

/** The least memory within `FORGET_LIMIT_MS`; sooner when it stops falling, or is back near `start`. */
async function lowest(target: Target, start: SettledMemory | null): Promise<SettledMemory> {
  const end = performance.now() + FORGET_LIMIT_MS;
  let best = await settled(target);
  for (;;) {
    await pause(CHECK_EVERY_MS);
    const now = await settled(target);
    const fell = now.liveBytes < best.liveBytes * 0.99;
    if (now.liveBytes < best.liveBytes) best = now;
    const enough = start ? best.liveBytes <= start.liveBytes * (1 + SLACK / 2) : !fell;
    if (enough || performance.now() > end) return best;
  }
}

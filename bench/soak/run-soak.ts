import type { Browser } from "@playwright/test";
import { fillBoard } from "../crowd";
import { generateRecords } from "../generate-board";
import { settledMemory } from "../inspect-memory";
import { createRandom, type Random } from "../random";
import { startTarget, type Target, type TargetBoard } from "../start-target";
import { pause, until } from "../until";
import { differences, recordsInDocument } from "./board-records";
import { joinInChromium, type RealBrowser } from "./real-browser";
import { joinScripted, type ScriptedPerson } from "./scripted-person";
import { readStoredCanvas } from "./stored-board";

export interface SoakOptions {
  minutes: number;
  people: number;
  seed: number;
  openBrowser(): Promise<Browser>;
  say(line: string): void;
}

/** What went wrong; empty when the soak was passed. */
export type SoakFaults = readonly string[];

const SHAPES = 120;
/** Pause of a person between two things they do, in milliseconds. */
const THINK_MS = { least: 400, most: 2500 } as const;
/** After the last edit everybody must be equal within this time, in milliseconds. */
const SETTLE_LIMIT_MS = 120_000;
const MEMORY_EVERY_MS = 10_000;
/** Memory of the second half, after the restart: the last samples may be this much above the first. */
const MEMORY_SLACK = 1.25;

/** Lets people loose on one board, kills the server in the middle, and compares what everybody has in the end. */
export async function runSoak(options: SoakOptions): Promise<SoakFaults> {
  const { say } = options;
  const random = createRandom(options.seed);
  const target = await startTarget({ kind: "paperboard", inspect: true });
  let browser: RealBrowser | null = null;
  const people: ScriptedPerson[] = [];
  const crashes = watchCrashes();
  try {
    const board = await target.createBoard("Soak");
    await fillBoard(target, board, generateRecords({ shapes: SHAPES, seed: options.seed }));
    for (let number = 1; number <= options.people; number++) {
      const own = createRandom(options.seed * 1000 + number);
      people.push(await joinScripted({ target, board, name: `Person ${number}`, random: own }));
    }
    const chromium = await options.openBrowser();
    browser = await joinInChromium({ chromium, target, board, random: createRandom(options.seed + 1) });
    say(`${people.length} people and a browser are on the board`);

    const memory = await workAndRestart({ ...options, target, people, browser, random });
    const faults: string[] = [...(await settle({ target, board, people, browser, say })), ...crashes.found()];
    for (const person of people)
      faults.push(...person.problems.map((problem) => `${person.name}: ${problem}`));
    faults.push(...browser.problems.map((problem) => `Chromium: ${problem}`));
    faults.push(...flatness(memory, say));
    const stored = await leaveAndRead({ target, board, people, browser });
    browser = null;
    return [...faults, ...stored];
  } finally {
    for (const person of people) person.leave();
    await browser?.close();
    await target.dispose();
    crashes.stop();
  }
}

/** Errors that nobody caught: in a browser each would have shown somebody the crash screen. The others go on. */
function watchCrashes(): { found(): string[]; stop(): void } {
  const counts = new Map<string, number>();
  const onError = (error: Error) => {
    const where = error.stack?.split("\n").slice(0, 4).join(" ") ?? error.message;
    counts.set(where, (counts.get(where) ?? 0) + 1);
  };
  process.on("uncaughtException", onError);
  return {
    found: () => [...counts].map(([where, count]) => `an editor crashed ${count} times: ${where}`),
    stop: () => void process.off("uncaughtException", onError),
  };
}

interface Work extends Omit<SoakOptions, "people"> {
  target: Target;
  people: readonly ScriptedPerson[];
  browser: RealBrowser;
  random: Random;
}

/** Everybody works until the time is up; the server dies in the middle. Returns memory after the restart, in bytes. */
async function workAndRestart(work: Work): Promise<number[]> {
  const { target, people, browser, random, say } = work;
  const halfMs = (work.minutes * 60_000) / 2;
  const start = performance.now();
  const working = () => performance.now() - start < 2 * halfMs;
  const memory: number[] = [];
  let acts = 0;

  const loop = async (act: () => Promise<void>) => {
    while (working()) {
      await pause(random.between(THINK_MS.least, THINK_MS.most));
      if (!working()) return;
      await act();
      acts += 1;
    }
  };
  const restart = async () => {
    await pause(halfMs);
    say("kill -9 and restart");
    browser.expectOutage(true);
    await target.crashAndRestart();
    // Each at some moment, not all at one: people go on losing their network.
    const away = new Set(people);
    await until(
      () => {
        for (const person of away) if (person.snapshot?.online) away.delete(person);
        return away.size === 0;
      },
      "people did not come back after the restart",
      { limitMs: 90_000 },
    );
    browser.expectOutage(false);
    say("everybody is back");
    while (working()) {
      if (target.inspectorUrl) memory.push((await settledMemory(target.inspectorUrl)).liveBytes);
      await pause(Math.min(MEMORY_EVERY_MS, Math.max(1000, halfMs / 6)));
    }
  };
  await Promise.all([
    restart(),
    loop(() => browser.act()),
    ...people.map((person) => loop(() => person.act())),
  ]);
  say(`${acts} things were done, ${people[0]?.records().size ?? 0} records are on the board`);
  return memory;
}

interface Settling {
  target: Target;
  board: TargetBoard;
  people: readonly ScriptedPerson[];
  browser: RealBrowser;
  say(line: string): void;
}

/** Waits until everything is saved and all replicas are equal; returns what still differs when they never are. */
async function settle({ people, browser, say }: Settling): Promise<string[]> {
  const begin = performance.now();
  const unequal = async (): Promise<string[]> => {
    const busy = people.filter((person) => !person.settled);
    if (busy.length > 0)
      return busy.map((person) => `${person.name}: ${JSON.stringify(person.snapshot?.saved)}`);
    const [first, ...others] = people;
    if (!first) return [];
    for (const other of others) {
      const found = differences(first.records(), other.records());
      if (found.length > 0)
        return found.map((difference) => `${first.name} and ${other.name} differ in ${difference}`);
    }
    if (!/^saved/i.test(await browser.savedText())) return [`Chromium says ${await browser.savedText()}`];
    const shown = new Set(await browser.shapeIds());
    const expected = [...first.records().values()].filter(({ typeName }) => typeName === "shape");
    const missing = expected.find(({ id }) => !shown.has(id));
    if (missing || shown.size !== expected.length) {
      return [`Chromium shows ${shown.size} of ${expected.length} shapes, without ${missing?.id ?? "none"}`];
    }
    return [];
  };
  let left = await unequal();
  while (left.length > 0 && performance.now() - begin < SETTLE_LIMIT_MS) {
    await pause(500);
    left = await unequal();
  }
  say(
    `${left.length === 0 ? "equal" : "not equal"} after ${((performance.now() - begin) / 1000).toFixed(1)} s`,
  );
  return left;
}

async function leaveAndRead({ target, board, people, browser }: Omit<Settling, "say">): Promise<string[]> {
  const last = people[0]?.records() ?? new Map();
  for (const person of people) person.leave();
  await browser.close();
  const errors = target.errors.map((line) => `the server logged ${line}`);
  await target.stop();
  const { records, faults } = recordsInDocument(await readStoredCanvas(target.dataDir, board.id));
  const different = differences(records, last).map(
    (difference) => `the stored board differs in ${difference}`,
  );
  return [...errors, ...faults.map((fault) => `the stored board: ${fault}`), ...different];
}

function flatness(samples: readonly number[], say: (line: string) => void): string[] {
  const third = Math.floor(samples.length / 3);
  if (third === 0) {
    say("too short to say anything about memory");
    return [];
  }
  const mean = (some: readonly number[]) => some.reduce((sum, bytes) => sum + bytes, 0) / some.length;
  const [first, last] = [mean(samples.slice(0, third)), mean(samples.slice(-third))];
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  say(
    `live memory of the server after the restart: ${megabytes(first)} MB, at the end ${megabytes(last)} MB`,
  );
  return last > first * MEMORY_SLACK ? [`memory grew from ${megabytes(first)} to ${megabytes(last)} MB`] : [];
}

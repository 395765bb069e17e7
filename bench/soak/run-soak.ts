import type { Browser } from "@playwright/test";
import { fillBoard } from "../crowd";
import { generateRecords } from "../generate-board";
import { settledMemory } from "../inspect-memory";
import { createRandom, type Random } from "../random";
import { startTarget, type Target, type TargetBoard } from "../start-target";
import { pause, until } from "../until";
import { flatness, type Judgement } from "./judgement";
import { differences, recordsInDocument } from "./board-records";
import { joinInChromium, type BrowserDeeds, type Drawn, type RealBrowser } from "./real-browser";
import { joinScripted, type ScriptedPerson } from "./scripted-person";
import { readStoredCanvas } from "./stored-board";

export interface SoakOptions {
  minutes: number;
  people: number;
  seed: number;
  openBrowser(): Promise<Browser>;
  say(line: string): void;
}

const SHAPES = 120;
/** Pause of a person between two things they do, in milliseconds. */
const THINK_MS = { least: 400, most: 2500 } as const;
/** After the last edit everybody must be equal within this time, in milliseconds. */
const SETTLE_LIMIT_MS = 120_000;
const MEMORY_EVERY_MS = 10_000;
/** Of so many things that the browser does, one is a loss of its network, and one a reload. */
const BROWSER_ROUND = 12;
/** Browsers round transforms; half a pixel is nothing that anybody sees. */
const PLACE_SLACK_PX = 0.5;

/** Lets people loose on one board, kills the server in the middle, and compares what everybody has in the end. */
export async function runSoak(options: SoakOptions): Promise<Judgement[]> {
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
    const deeds = judgeDeeds(browser.deeds);
    const equality = await settle({ target, board, people, browser, say });
    const troubles = [
      ...crashes.found(),
      ...people.flatMap(({ name, problems }) => problems.map((problem) => `${name}: ${problem}`)),
    ];
    const console = browser.problems.map((problem) => `Chromium: ${problem}`);
    const stored = await leaveAndRead({ target, board, people, browser });
    browser = null;
    return [
      { what: "everything is saved, and all replicas are equal", ...equality },
      { what: "the stored board is whole, valid and equal to them", ...stored },
      { what: "no editor crashed, and nobody was told of a loss", faults: troubles },
      { what: "the browser typed, reloaded and lost its network", ...deeds },
      { what: "the browser's console is clean", faults: console },
      {
        what: "the server logged no error",
        faults: target.errors.map((line) => `the server logged ${line}`),
      },
      { what: "the server's memory is flat", ...flatness(memory.server) },
      { what: "the browser's memory is flat", ...flatness(memory.browser) },
    ];
  } finally {
    for (const person of people) person.leave();
    await browser?.close();
    await target.dispose();
    crashes.stop();
  }
}

/** What the browser never did is not covered by the other judgements. */
function judgeDeeds({
  notesTyped,
  reloads,
  cuts,
}: BrowserDeeds): Pick<Judgement, "faults" | "note" | "open"> {
  const note = `${notesTyped} notes, ${reloads} reloads, ${cuts} times offline`;
  return { faults: [], note, open: [notesTyped, reloads, cuts].includes(0) };
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

/** Live memory after the restart, in bytes. */
interface MemorySamples {
  server: number[];
  browser: number[];
}

/** Everybody works until the time is up; the server dies in the middle. */
async function workAndRestart(work: Work): Promise<MemorySamples> {
  const { target, people, browser, random, say } = work;
  const halfMs = (work.minutes * 60_000) / 2;
  const start = performance.now();
  const working = () => performance.now() - start < 2 * halfMs;
  const memory: MemorySamples = { server: [], browser: [] };
  let acts = 0;
  let sampling = false;
  let turns = 0;

  const browse = () => {
    const turn = turns++ % BROWSER_ROUND;
    if (turn === 4) return browser.loseNetwork();
    // Not while memory is sampled: a reload would free what a leak has piled up.
    if (turn === 8 && !sampling) return browser.reload();
    return browser.act();
  };
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
    sampling = true;
    while (working()) {
      if (target.inspectorUrl) memory.server.push((await settledMemory(target.inspectorUrl)).liveBytes);
      memory.browser.push(await browser.liveBytes());
      await pause(Math.min(MEMORY_EVERY_MS, Math.max(1000, halfMs / 6)));
    }
  };
  await Promise.all([restart(), loop(browse), ...people.map((person) => loop(() => person.act()))]);
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

/** Waits until everything is saved and all replicas are equal; gives what still differs when they never are. */
async function settle({ people, browser, say }: Settling): Promise<Pick<Judgement, "faults" | "note">> {
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
    const shown = await browser.drawnShapes();
    const expected = [...first.records().values()].filter(({ typeName }) => typeName === "shape");
    const missing = expected.find(({ id }) => !shown.has(id));
    if (missing || shown.size !== expected.length) {
      return [`Chromium shows ${shown.size} of ${expected.length} shapes, without ${missing?.id ?? "none"}`];
    }
    return [...misplacedIn(shown, first), ...misspeltIn(shown, first)];
  };
  let left = await unequal();
  while (left.length > 0 && performance.now() - begin < SETTLE_LIMIT_MS) {
    await pause(500);
    left = await unequal();
  }
  const note = `after ${((performance.now() - begin) / 1000).toFixed(1)} s, ${people[0]?.records().size ?? 0} records`;
  say(`${left.length === 0 ? "equal" : "not equal"} ${note}`);
  // A replica that differs from the others either shows something else than its own document, or has another document.
  const own =
    left.length === 0
      ? []
      : people.flatMap((person) => person.drift().map((line) => `${person.name}: ${line}`));
  return { faults: [...left, ...own], note };
}

/** Shapes that the browser draws elsewhere than they are for `person`. */
function misplacedIn(shown: ReadonlyMap<string, Drawn>, person: ScriptedPerson): string[] {
  for (const [id, place] of person.places()) {
    const drawn = shown.get(id);
    const apart = drawn ? Math.hypot(drawn.x - place.x, drawn.y - place.y) : Infinity;
    if (!(apart < PLACE_SLACK_PX))
      return [`Chromium draws ${id} at ${JSON.stringify(drawn)}, not at ${JSON.stringify(place)}`];
  }
  return [];
}

/** A note on which the browser shows other words than `person` has; lines and blanks are the layout's. */
function misspeltIn(shown: ReadonlyMap<string, Drawn>, person: ScriptedPerson): string[] {
  const words = (text: string | null | undefined) => (text ?? "").replaceAll(/\s/g, "");
  for (const [id, text] of person.noteTexts()) {
    const drawn = shown.get(id)?.noteText;
    if (words(drawn) !== words(text))
      return [`Chromium shows ${JSON.stringify(drawn)} on ${id}, not ${JSON.stringify(text)}`];
  }
  return [];
}

async function leaveAndRead({
  target,
  board,
  people,
  browser,
}: Omit<Settling, "say">): Promise<Pick<Judgement, "faults" | "note">> {
  const last = people[0]?.records() ?? new Map();
  for (const person of people) person.leave();
  await browser.close();
  await target.stop();
  const { records, faults } = recordsInDocument(await readStoredCanvas(target.dataDir, board.id));
  const different = differences(records, last).map(
    (difference) => `the stored board differs in ${difference}`,
  );
  return {
    faults: [...faults.map((fault) => `the stored board: ${fault}`), ...different],
    note: `${records.size} records`,
  };
}

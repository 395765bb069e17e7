import { mkdir, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { dirname } from "node:path";
import { figure, renderTable, verdictOf, type Figure } from "./figures";
import { provideAnimationFrames } from "./node-clock";
import { parseOptions } from "./options";
import type { Scenario } from "./scenario";
import { browser } from "./scenarios/browser";
import { coldJoin } from "./scenarios/cold-join";
import { dragGrowth } from "./scenarios/drag-growth";
import { fanOut } from "./scenarios/fan-out";
import { gridCell } from "./scenarios/grid-cell";
import { gridPanning } from "./scenarios/grid-panning";
import { manyShapes } from "./scenarios/many-shapes";
import { memory } from "./scenarios/memory";
import { review } from "./scenarios/review";
import { phoneWeight } from "./scenarios/phone-weight";
import { record } from "./scenarios/record";
import { search } from "./scenarios/search";
import { session } from "./scenarios/session";
import { storm } from "./scenarios/storm";
import { stroke } from "./scenarios/stroke";

/** `npm run bench`: measures a server it starts itself against the budgets, on 127.0.0.1 only. */

const SCENARIOS: readonly Scenario[] = [
  stroke,
  dragGrowth,
  manyShapes,
  storm,
  fanOut,
  gridCell,
  gridPanning,
  coldJoin,
  record,
  memory,
  session,
  phoneWeight,
  search,
  browser,
  review,
];

/** The whole run may not take longer, in milliseconds. */
const RUN_LIMIT_MS = 15 * 60_000;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(130));
provideAnimationFrames();

async function main(): Promise<number> {
  const names = SCENARIOS.map(({ name }) => name);
  const options = parseOptions(process.argv.slice(2), names);
  const chosen = SCENARIOS.filter(({ name }) => options.only.length === 0 || options.only.includes(name));
  const limit = setTimeout(() => {
    console.error(`The run took longer than ${RUN_LIMIT_MS / 60_000} minutes and was stopped.`);
    process.exit(1);
  }, RUN_LIMIT_MS);

  const startedAt = new Date();
  const figures: Figure[] = [];
  for (const scenario of chosen) {
    const begin = performance.now();
    console.error(`${scenario.name} …`);
    const say = (line: string) => console.error(`  ${line}`);
    try {
      figures.push(...(await scenario.run({ naive: options.naive, say })));
    } catch (error) {
      // The other figures are still worth having; this one counts as missed.
      console.error(error);
      figures.push(
        figure({ scenario: scenario.name, measure: "failed", value: Number.NaN, unit: "count", budget: 0 }),
      );
    }
    console.error(`${scenario.name} took ${((performance.now() - begin) / 1000).toFixed(0)} s`);
  }
  clearTimeout(limit);

  console.log(renderTable(figures));
  await mkdir(dirname(options.json), { recursive: true });
  await writeFile(options.json, `${JSON.stringify(report(startedAt, figures), null, 2)}\n`);
  const over = figures.filter((entry) => verdictOf(entry) === "over");
  console.log(over.length === 0 ? "\nEvery budget was kept." : `\n${over.length} over budget.`);
  return over.length === 0 ? 0 : 1;
}

function report(startedAt: Date, figures: readonly Figure[]): object {
  return {
    startedAt: startedAt.toISOString(),
    node: process.version,
    machine: { cores: cpus().length, model: cpus()[0]?.model ?? "", memoryBytes: totalmem() },
    figures: figures.map((entry) => ({ ...entry, verdict: verdictOf(entry) })),
  };
}

// tldraw keeps timers that would hold the process open.
process.exit(await main());

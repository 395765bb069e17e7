import { parseArgs } from "node:util";
import { openBrowser } from "./open-browser";
import { provideDom } from "./soak/provide-dom";

/** `npm run soak -- <minutes>`: many people on one board for a while; fails when anything they did is lost or differs. */

const DEFAULT_MINUTES = 5;
const DEFAULT_PEOPLE = 30;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(130));

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      people: { type: "string", default: String(DEFAULT_PEOPLE) },
      seed: { type: "string", default: "1" },
    },
  });
  const minutes = Number(positionals[0] ?? DEFAULT_MINUTES);
  const [people, seed] = [Number(values.people), Number(values.seed)];
  if (!(minutes > 0) || !Number.isInteger(people) || people < 2 || !Number.isInteger(seed)) {
    console.error("npm run soak -- <minutes> [--people 30] [--seed 1]");
    return 2;
  }
  provideDom();
  // Only now: tldraw looks at its surroundings while it is loaded. Playwright does too, and was loaded before.
  const { runSoak } = await import("./soak/run-soak");
  const judgements = await runSoak({ minutes, people, seed, openBrowser, say: (line) => console.log(line) });
  console.log(`\n${minutes} min, ${people} people and a browser, seed ${seed}`);
  for (const { what, faults, note, open } of judgements) {
    const verdict = faults.length > 0 ? "FAILED" : open ? "open" : "ok";
    console.log(`${verdict.padEnd(8)}${what}${note ? ` (${note})` : ""}`);
    for (const fault of faults) console.error(`        ${fault}`);
  }
  return judgements.every(({ faults }) => faults.length === 0) ? 0 : 1;
}

// tldraw keeps timers that would hold the process open.
process.exit(await main());

import { parseArgs } from "node:util";

export interface BenchOptions {
  naive: boolean;
  /** Names of scenarios; empty for all. */
  only: string[];
  /** File for the figures as JSON. */
  json: string;
}

const USAGE = `npm run bench -- [--naive] [--only <scenario>]... [--json <file>]

  --naive   measures a plain y-websocket relay under the same load in the same run
  --only    runs one scenario (may be repeated): `;

/** Reads the command line. Throws an Error with a sentence when it is not understood. */
export function parseOptions(args: readonly string[], scenarios: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      naive: { type: "boolean", default: false },
      only: { type: "string", multiple: true, default: [] },
      json: { type: "string", default: "dist/bench/figures.json" },
    },
  });
  const unknown = values.only.find((name) => !scenarios.includes(name));
  if (unknown !== undefined) {
    throw new Error(`There is no scenario ${unknown}. ${USAGE}${scenarios.join(", ")}`);
  }
  return values;
}

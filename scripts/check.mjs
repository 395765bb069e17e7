/**
 * `npm run check`: format, lint, types, imports, dead code, unit tests. `npm run check -- lint types` runs only those.
 */
import { requireNodeVersion } from "./node-version.mjs";

requireNodeVersion();

const { generate, install } = await import("./prepare.mjs");
const { reportFailure } = await import("./run-step.mjs");
const { CHECKS } = await import("./checks.mjs");
const { runChecks } = await import("./run-checks.mjs");

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !CHECKS.some((check) => check.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no check named ${unknown.join(", ")}; there are ${CHECKS.map((check) => check.name).join(", ")}.`,
  );
  process.exit(2);
}

try {
  await install();
  await generate();
} catch (error) {
  process.exit(reportFailure(error));
}

const { failed } = await runChecks(
  wanted.length === 0 ? CHECKS : CHECKS.filter((check) => wanted.includes(check.name)),
);
process.exitCode = failed === 0 ? 0 : 1;

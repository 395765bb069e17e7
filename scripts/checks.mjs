import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { capture, nodeProgram } from "./run-step.mjs";

/** Folders whose imports are checked. */
const CRUISED = ["app", "board", "client", "contract", "server", "e2e", "bench", "scripts"];

/**
 * The checks of the sources, cheap ones first. `run` resolves with what passed and failed and with the output worth
 * showing; a check without tests of its own counts as one.
 */
export const CHECKS = [
  check("format", "node_modules/oxfmt/bin/oxfmt", "--check", "."),
  check("lint", "node_modules/oxlint/bin/oxlint", "--deny-warnings"),
  {
    name: "types",
    // Types of routes and of imported styles are generated; a fresh clone has none.
    run: async () => {
      const routes = await capture(nodeProgram("next/dist/bin/next", "typegen"));
      if (routes.code !== 0) return { passed: 0, failed: 1, output: routes.output };
      return runOne(nodeProgram("typescript/bin/tsc", "--noEmit", "-p", "."));
    },
  },
  check("imports", "node_modules/dependency-cruiser/bin/dependency-cruise.mjs", ...CRUISED, "--config"),
  check("dead code", "node_modules/knip/bin/knip.js", "--no-progress"),
  { name: "unit", run: runUnitTests },
];

function check(name, script, ...args) {
  return { name, run: () => runOne({ file: process.execPath, args: [script, ...args] }) };
}

async function runOne(program) {
  const { code, output } = await capture(program);
  return code === 0 ? { passed: 1, failed: 0, output: "" } : { passed: 0, failed: 1, output };
}

async function runUnitTests() {
  return withReport(async (report) => {
    const { code, output } = await capture(
      nodeProgram(
        "vitest/vitest.mjs",
        "run",
        "--reporter=dot",
        "--reporter=json",
        `--outputFile.json=${report}`,
      ),
    );
    const result = await readReport(report);
    if (result === null) return { passed: 0, failed: 1, output };
    // A file that cannot be loaded has no failed test, and an error outside of tests has not even a file.
    const broken = result.testResults.filter(
      (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
    ).length;
    const failed = result.numFailedTests + broken;
    return tally({ passed: result.numPassedTests, failed, skipped: result.numPendingTests, code, output });
  });
}

/** The browser tests, against the build in `dist/` and `.next/`. `chromiumPath` must exist. */
export async function runBrowserTests(chromiumPath) {
  return withReport(async (report) => {
    const { code, output } = await capture({
      ...nodeProgram("@playwright/test/cli.js", "test"),
      env: { PAPERBOARD_E2E_JSON: report, CHROMIUM_PATH: chromiumPath },
    });
    const result = await readReport(report);
    if (result === null) return { passed: 0, failed: 1, output };
    const { expected, unexpected, flaky, skipped } = result.stats;
    const tallied = tally({ passed: expected + flaky, failed: unexpected, skipped, code, output });
    const secondTries = flaky > 0 ? `needed a second run: ${flakyTests(result.suites).join("; ")}\n` : "";
    return { ...tallied, output: `${secondTries}${tallied.output}` };
  });
}

/** Names of the tests that failed at first and then passed, from Playwright's report. */
function flakyTests(suites) {
  return suites.flatMap(({ suites: inner = [], specs }) => [
    ...specs.filter(({ tests }) => tests.some(({ status }) => status === "flaky")).map(({ title }) => title),
    ...flakyTests(inner),
  ]);
}

/** A runner that reports no failure and still ends badly counts as one failure. */
function tally({ passed, failed, skipped, code, output }) {
  const counted = code !== 0 && failed === 0 ? 1 : failed;
  const note = skipped > 0 ? `${skipped} skipped\n` : "";
  return { passed, failed: counted, output: counted > 0 ? output : note };
}

async function withReport(run) {
  const folder = await mkdtemp(join(tmpdir(), "paperboard-report-"));
  try {
    return await run(join(folder, "report.json"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readReport(path) {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    // No report: the runner ended before it could write one.
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

/**
 * `npm test`: everything that says whether a commit is good, on a fresh clone: set-up, checks, build, browser tests.
 * A failed step does not stop the others, except where they could not run. The last line is `N passed, N failed`.
 */
import { requireNodeVersion } from "./node-version.mjs";

requireNodeVersion();

const { build, generate, install } = await import("./prepare.mjs");
const { StepFailed } = await import("./run-step.mjs");
const { runChecks } = await import("./run-checks.mjs");

const total = { passed: 0, failed: 0 };

if (await prepared("set-up", async () => (await install(), await generate()))) {
  const { CHECKS, runBrowserTests } = await import("./checks.mjs");
  add(await runChecks(CHECKS));
  if (await prepared("build", build)) {
    const { provideChromium } = await import("./provide-chromium.mjs");
    let chromium = "";
    if (await prepared("browser", async () => (chromium = await provideChromium()))) {
      add(await runChecks([{ name: "e2e", run: () => runBrowserTests(chromium) }]));
    }
  }
}

console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** Runs steps that print their own progress; they count as one. Returns whether they succeeded. */
async function prepared(name, steps) {
  try {
    await steps();
    add({ passed: 1, failed: 0 });
    return true;
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    console.log(`${error.output.trimEnd()}\n${name} FAILED: ${error.message}`);
    add({ passed: 0, failed: 1 });
    return false;
  }
}

function add({ passed, failed }) {
  total.passed += passed;
  total.failed += failed;
}

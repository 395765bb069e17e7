import { findChromium } from "./find-chromium.mjs";
import { nodeProgram, runStep, StepFailed } from "./run-step.mjs";

/**
 * Path of a Chromium, installed when there is none: Playwright's download, else Debian's package when we may install
 * packages. Throws StepFailed with what to do.
 */
export async function provideChromium() {
  const found = findChromium();
  if (found) return found;
  const attempts = [
    () =>
      runStep({
        title: "Downloading Playwright's Chromium",
        ...nodeProgram("@playwright/test/cli.js", "install", "chromium"),
      }),
    async () => {
      if (process.getuid?.() !== 0) return;
      await runStep({ title: "Updating the package lists", file: "apt-get", args: ["update"] });
      await runStep({
        title: "Installing Chromium",
        file: "apt-get",
        args: ["install", "-y", "--no-install-recommends", "chromium"],
        env: { DEBIAN_FRONTEND: "noninteractive" },
      });
    },
  ];
  let output = "";
  for (const attempt of attempts) {
    try {
      await attempt();
    } catch (error) {
      if (!(error instanceof StepFailed)) throw error;
      output += error.output;
    }
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new StepFailed(
    "Finding a browser",
    "install Chromium, e.g. `apt-get install chromium`, or name one in CHROMIUM_PATH",
    output,
  );
}

import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/find-chromium.mjs";
import { NAMED_HOST } from "./e2e/fixtures/server";

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  forbidOnly: process.env.CI !== undefined,
  // A machine that stalls for seconds must not stop a landing; a test that needed its second run is named in the
  // output (scripts/checks.mjs), because it may hide a race. At a developer's desk there is no second run.
  retries: process.env.CI === undefined ? 0 : 1,
  // Each worker runs a server and a browser of its own; more of them only wait for each other on a small machine.
  workers: 2,
  fullyParallel: false,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: process.env.PAPERBOARD_E2E_JSON
    ? [["line"], ["json", { outputFile: process.env.PAPERBOARD_E2E_JSON }]]
    : [["list"]],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    timezoneId: "Europe/Lisbon",
    // Recording each step of each page takes a third of the whole time. At a desk: `--trace on`.
    trace: "on-first-retry",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: findChromium() ?? undefined,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // A host that is no secure context, as on a LAN without TLS.
        `--host-resolver-rules=MAP ${NAMED_HOST} 127.0.0.1`,
      ],
    },
  },
});

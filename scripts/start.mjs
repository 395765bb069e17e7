/**
 * `npm start`: brings a clone to where it can run, then runs the server. Plain Node, since on the first start
 * nothing is installed.
 */
import { requireNodeVersion } from "./node-version.mjs";

requireNodeVersion();

const { build, generate, install } = await import("./prepare.mjs");
const { childEnvironment, reportFailure } = await import("./run-step.mjs");
const { runUntilExit } = await import("./run-until-exit.mjs");

try {
  await install();
  await generate();
  await build();
} catch (error) {
  process.exit(reportFailure(error));
}

process.exitCode = await runUntilExit({
  file: process.execPath,
  args: ["--enable-source-maps", "dist/server/main.mjs"],
  env: childEnvironment({ NODE_ENV: "production" }),
});

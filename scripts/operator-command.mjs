/**
 * Runs a command of server/operator, as it was built with the server that runs: after a `git pull` the commands stay
 * those of the running server until it is started anew. Only a clone that was never started is brought up first.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { requireNodeVersion } from "./node-version.mjs";

/** @param name the command: `links`, `backup`, `restore` or `rebuild-projections`. Arguments are those of this process. */
export async function runOperatorCommand(name) {
  requireNodeVersion();
  const { root } = await import("./project-root.mjs");
  const { childEnvironment, reportFailure } = await import("./run-step.mjs");
  const bundle = "dist/server/operator.mjs";
  if (!existsSync(join(root, bundle)) || !existsSync(join(root, "node_modules"))) {
    const { buildServer, generate, install } = await import("./prepare.mjs");
    try {
      await install();
      await generate();
      await buildServer();
    } catch (error) {
      process.exit(reportFailure(error));
    }
  }
  const { runUntilExit } = await import("./run-until-exit.mjs");
  // npm changes to the directory of package.json and says where it was called.
  const calledFrom = process.env.INIT_CWD ?? process.cwd();
  process.exitCode = await runUntilExit({
    file: process.execPath,
    args: ["--enable-source-maps", bundle, name, calledFrom, ...process.argv.slice(2)],
    env: childEnvironment({ NODE_ENV: "production" }),
  });
}

/**
 * `npm run dev`: the server is rebuilt and restarted when its sources change; pages are reloaded by Next, which runs
 * inside the server. The same single port as in production.
 */
import { spawn } from "node:child_process";
import { requireNodeVersion } from "./node-version.mjs";

requireNodeVersion();

const { generate, install } = await import("./prepare.mjs");
const { childEnvironment, reportFailure, STOP_SIGNALS } = await import("./run-step.mjs");
const { root } = await import("./project-root.mjs");

try {
  await install();
  await generate();
} catch (error) {
  process.exit(reportFailure(error));
}

const { context } = await import("esbuild");
const { adoptionBundle, serverBundle } = await import("./build-server.mjs");

/** Not `dist/server`: `npm start` must never run, or take for complete, what development left behind. */
const directory = "dist/dev-server";
const outfile = `${directory}/main.mjs`;
let child = null;
let stopping = false;

const restartOnBuild = {
  name: "restart-server",
  setup(build) {
    build.onEnd(async (result) => {
      // Keep the running server when the new sources do not compile; esbuild has printed why.
      if (result.errors.length > 0 || stopping) return;
      await stopServer();
      if (!stopping) startServer();
    });
  },
};

const watcher = await context({ ...serverBundle, outfile, plugins: [restartOnBuild] });
// Started anew for each use, so it needs no restart.
const adoptionWatcher = await context({ ...adoptionBundle, outfile: `${directory}/adopt-canvas-worker.mjs` });
await Promise.all([watcher.watch(), adoptionWatcher.watch()]);

for (const signal of STOP_SIGNALS) {
  process.on(signal, async () => {
    if (stopping) return;
    stopping = true;
    await Promise.all([watcher.dispose(), adoptionWatcher.dispose()]);
    await stopServer();
    process.exit(0);
  });
}

function startServer() {
  const started = spawn(process.execPath, ["--enable-source-maps", outfile], {
    cwd: root,
    env: childEnvironment({ NODE_ENV: "development" }),
    stdio: "inherit",
  });
  child = started;
  started.on("exit", (code) => {
    if (child === started) child = null;
    if (!stopping && code) console.error(`The server ended with exit code ${code}; waiting for a change.`);
  });
}

function stopServer() {
  const running = child;
  if (running === null) return Promise.resolve();
  return new Promise((resolve) => {
    running.once("exit", resolve);
    running.kill("SIGTERM");
  });
}

import { existsSync } from "node:fs";
import path from "node:path";
import { errorCodeOf } from "@/contract/errors";
import { announcement } from "./announce";
import { ConfigError, readConfig } from "./config";
import { StartError } from "./data-directory";
import { createLog } from "./http/log";
import { createReadableLog } from "./http/readable-log";
import { startServer } from "./start-server";

/** From the signal to the end, in milliseconds; then the process ends whatever still waits. */
const SHUTDOWN_DEADLINE_MS = 10_000;

/** Errors of a client that went away, which a library did not listen for. They say nothing about this process. */
const CLIENT_GONE = new Set(["ECONNRESET", "EPIPE", "ECONNABORTED", "ERR_STREAM_PREMATURE_CLOSE"]);

/** A supervisor signals every process of a group, and `npm start` passes its own on: twice at once is not insisting. */
const SAME_SIGNAL_MS = 1_000;

const rootDir = process.cwd();
const terminal = process.stdout.isTTY;

try {
  await main();
} catch (error) {
  const expected = error instanceof ConfigError || error instanceof StartError || errorCodeOf(error) !== null;
  console.error(expected ? (error as Error).message : error);
  process.exit(1);
}

async function main(): Promise<void> {
  const environmentFile = path.join(rootDir, ".env");
  if (existsSync(environmentFile)) process.loadEnvFile(environmentFile);
  const config = readConfig();
  const log = createLog(config.logLevel, terminal ? createReadableLog(process.stdout) : process.stdout);
  const server = await startServer(config, {
    rootDir,
    log,
    adoptCanvasWorker: new URL("./adopt-canvas-worker.mjs", import.meta.url),
  });

  const { addresses, port } = server;
  const { dataDir, mode, publicUrl } = config;
  if (terminal) process.stdout.write(announcement(addresses, dataDir, publicUrl));
  else log.info({ port, url: addresses.local, network: addresses.network, dataDir, mode }, "listening");

  let stopping = false;
  let askedAt = 0;
  const stop = (reason: string, exitCode: number) => {
    if (stopping) {
      if (performance.now() - askedAt < SAME_SIGNAL_MS) return;
      // Somebody insists. What was shown as saved is on disk.
      process.exit(exitCode || 1);
    }
    stopping = true;
    askedAt = performance.now();
    log.info({ reason }, "stopping");
    setTimeout(() => {
      log.error({ deadlineMs: SHUTDOWN_DEADLINE_MS }, "did not stop in time");
      process.exit(1);
    }, SHUTDOWN_DEADLINE_MS).unref();
    server.close().then(
      () => {
        log.info({}, "stopped");
        process.exit(exitCode);
      },
      (error: unknown) => {
        log.error({ error }, "did not stop cleanly");
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => stop(signal, 0));

  process.on("uncaughtException", (error: NodeJS.ErrnoException) => {
    if (CLIENT_GONE.has(error.code ?? "")) return;
    log.fatal({ error }, "uncaught exception");
    // The state of memory is unknown now; what is durable is not. Development goes on, to show the error.
    if (config.mode !== "development" && !stopping) stop("uncaught exception", 1);
  });
  process.on("unhandledRejection", (error) => log.error({ error }, "unhandled rejection"));
}

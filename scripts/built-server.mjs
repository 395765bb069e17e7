import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { root } from "./project-root.mjs";

const READY_MS = 30_000;
const STOP_MS = 20_000;

/**
 * Runs `dist/server/main.mjs` for a test and waits until it listens. Its log lines go to `onLog`, parsed.
 * Rejects with what it printed when it ends or stays silent for 30 s.
 */
export async function startBuiltServer({ environment, onLog = () => {} }) {
  const child = spawn(process.execPath, ["--enable-source-maps", "dist/server/main.mjs"], {
    cwd: root,
    env: { ...process.env, HOST: "127.0.0.1", LOG_LEVEL: "info", ...environment, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise((resolve) => child.once("exit", (code) => resolve(code ?? -1)));
  const port = await listeningPort(child, onLog);

  async function end(signal) {
    child.kill(signal);
    const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
    const code = await ended;
    clearTimeout(timer);
    return code;
  }

  return {
    port,
    pid: child.pid,
    kill: async () => {
      await end("SIGKILL");
    },
    stop: async () => {
      const code = await end("SIGTERM");
      if (code === -1) throw new Error(`the server did not stop within ${STOP_MS} ms`);
      return code;
    },
  };
}

function listeningPort(child, onLog) {
  return new Promise((resolve, reject) => {
    const printed = [];
    const fail = (reason) => {
      clearTimeout(timer);
      child.kill("SIGKILL");
      reject(new Error(`the server ${reason}:\n${printed.join("\n")}`));
    };
    const timer = setTimeout(() => fail(`was not ready within ${READY_MS} ms`), READY_MS);
    child.once("error", (error) => fail(`could not be started (${error.message})`));
    child.once("exit", (code) => fail(`ended with exit code ${code}`));
    const take = (line) => {
      // What it says before it listens explains a failed start; later lines are the caller's.
      if (printed.length < 200) printed.push(line);
      const entry = parseLine(line);
      if (entry === null) return;
      onLog(entry);
      if (typeof entry.port !== "number" || entry.msg !== "listening") return;
      clearTimeout(timer);
      resolve(entry.port);
    };
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on("line", take);
  });
}

/** A line of the structured log; null for anything else, and for a line that a kill cut off. */
function parseLine(line) {
  if (!line.startsWith("{") || !line.endsWith("}")) return null;
  const entry = JSON.parse(line);
  return typeof entry.msg === "string" ? entry : null;
}

import { spawn, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { CreateBoardResponse } from "@/contract/api";
import { ROLES, type Role } from "@/contract/roles";
import { readProcess, type ProcessFigures } from "./process-figures";

const READY_MS = 60_000;
const STOP_MS = 20_000;
/** Lines of the log that are kept to explain a failure. */
const KEPT_LINES = 200;

/** What is measured: our server, or the plain relay. Both speak y-websocket's protocol. */
export type TargetKind = "paperboard" | "naive";

/** A board to connect to. The relay makes one of any name and needs no token. */
export interface TargetBoard {
  id: string;
  /** Empty for the relay. */
  tokens: Record<Role, string>;
  links: Record<Role, string>;
}

/** A running target on 127.0.0.1, in a process of its own. */
export interface Target {
  readonly kind: TargetKind;
  /** Origin without a trailing slash; the same after a restart. */
  readonly url: string;
  readonly dataDir: string;
  /** Address of the debugger of this process, when started with `inspect`. */
  readonly inspectorUrl: string | null;
  createBoard(title: string): Promise<TargetBoard>;
  figures(): Promise<ProcessFigures>;
  /** Messages of level error and fatal since the start. */
  readonly errors: readonly string[];
  /** `kill -9` and start again on the same port and data. */
  crashAndRestart(): Promise<void>;
  /** Ordered shutdown; the data directory stays for whoever wants to look into it. */
  stop(): Promise<void>;
  /** Stops and removes the data. Safe to call twice. */
  dispose(): Promise<void>;
}

export interface TargetOptions {
  kind: TargetKind;
  /** Opens Node's debugger on 127.0.0.1, by which memory can be measured after a garbage collection. */
  inspect?: boolean;
}

/** Starts a target and waits until it listens. Throws with its output when it does not. */
export async function startTarget(options: TargetOptions): Promise<Target> {
  const dataDir = await mkdtemp(join(tmpdir(), "paperboard-bench-"));
  const script = options.kind === "naive" ? "dist/bench/naive-relay.mjs" : "dist/server/main.mjs";
  const output: string[] = [];
  const errors: string[] = [];
  let child: ChildProcess | null = null;
  let port = 0;
  let inspectorUrl: string | null = null;

  async function start(): Promise<void> {
    const started = spawn(
      process.execPath,
      ["--enable-source-maps", ...(options.inspect ? ["--inspect=127.0.0.1:0"] : []), script],
      {
        env: {
          ...process.env,
          HOST: "127.0.0.1",
          PORT: String(port),
          DATA_DIR: dataDir,
          DATABASE_URL: "",
          PUBLIC_URL: "",
          CREATE_KEY: "",
          // So that more clients than one address may have can come from this one machine.
          TRUST_PROXY: "1",
          LOG_LEVEL: "info",
          NODE_ENV: "production",
        },
        stdio: ["pipe", "pipe", "pipe"],
      },
    );
    child = started;
    port = await listeningPort(started, (line) => {
      output.push(line);
      if (output.length > KEPT_LINES) output.shift();
      inspectorUrl = /^Debugger listening on (ws:\S+)/.exec(line)?.[1] ?? inspectorUrl;
      if (/"level":"(error|fatal)"/.test(line)) errors.push(line);
    });
  }

  async function end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once("exit", resolve));
    running.kill(signal);
    const timer = setTimeout(() => running.kill("SIGKILL"), STOP_MS);
    await ended;
    clearTimeout(timer);
  }

  /** Whatever ends this process, Ctrl-C and bugs included, must not leave a server behind. */
  const onExit = () => {
    child?.kill("SIGKILL");
    rmSync(dataDir, { recursive: true, force: true });
  };
  process.once("exit", onExit);

  async function dispose(): Promise<void> {
    await end("SIGTERM");
    await rm(dataDir, { recursive: true, force: true });
    process.off("exit", onExit);
  }

  try {
    await start();
  } catch (error) {
    await dispose();
    throw new Error(`${script} did not start:\n${output.join("\n")}`, { cause: error });
  }

  return {
    kind: options.kind,
    get url() {
      return `http://127.0.0.1:${port}`;
    },
    dataDir,
    get inspectorUrl() {
      return inspectorUrl;
    },
    errors,
    async createBoard(title) {
      if (options.kind === "naive") {
        return { id: title.replaceAll(/\W+/g, "-"), tokens: forRoles(() => ""), links: forRoles(() => "") };
      }
      return createBoard(`http://127.0.0.1:${port}`, title);
    },
    async figures() {
      if (!child?.pid) throw new Error(`${script} does not run`);
      return readProcess(child.pid);
    },
    async crashAndRestart() {
      await end("SIGKILL");
      await start();
    },
    stop: () => end("SIGTERM"),
    dispose,
  };
}

function forRoles(value: (role: Role) => string): Record<Role, string> {
  return Object.fromEntries(ROLES.map((role) => [role, value(role)])) as Record<Role, string>;
}

async function createBoard(url: string, title: string): Promise<TargetBoard> {
  const response = await fetch(`${url}/api/boards`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ title, template: "blank" }),
  });
  if (response.status !== 201) {
    throw new Error(`creating a board was answered ${response.status}: ${await response.text()}`);
  }
  const { id, links } = (await response.json()) as CreateBoardResponse;
  return { id, links, tokens: forRoles((role) => new URL(links[role]).pathname.split("/").at(-1) ?? "") };
}

/** Reads the child's lines and resolves with the port of the line that says "listening". */
function listeningPort(child: ChildProcess, onLine: (line: string) => void): Promise<number> {
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error("a target was started without pipes");
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not ready within ${READY_MS} ms`)), READY_MS);
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      clearTimeout(timer);
      reject(new Error(`ended with ${signal ?? `exit code ${code}`}`));
    });
    for (const stream of [stdout, stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        onLine(line);
        if (!line.startsWith("{") || !line.includes("listening")) return;
        const entry = JSON.parse(line) as { msg?: unknown; port?: unknown };
        if (entry.msg !== "listening" || typeof entry.port !== "number") return;
        clearTimeout(timer);
        resolve(entry.port);
      });
    }
  });
}

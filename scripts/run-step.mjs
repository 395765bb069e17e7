import { spawn } from "node:child_process";
import { constants } from "node:os";
import { root } from "./project-root.mjs";

/** Signals by which people and supervisors stop us. */
export const STOP_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/** A step that ended with another exit code than 0. `output` is what it printed, both streams in order. */
export class StepFailed extends Error {
  constructor(title, reason, output) {
    super(`${title} failed (${reason}).`);
    this.name = "StepFailed";
    this.output = output;
  }
}

/**
 * Environment of every child. Next must not phone home, and it must not "repair" a lock file, which needs the network.
 * NODE_ENV of the caller is dropped: `production` would make npm omit what the build needs, and a build made under
 * `development` is not one.
 */
export function childEnvironment(extra = {}) {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NEXT_IGNORE_INCORRECT_LOCKFILE: "1" };
  delete env.NODE_ENV;
  return { ...env, ...extra };
}

/**
 * Runs a program. `report: "time"` prints one line when it begins and how long it took, so that a good start stays
 * quiet; `report: "output"` passes its output on, for programs that report for themselves. Throws StepFailed with
 * the output that was not shown yet.
 */
export async function runStep({ title, file, args, env = {}, report = "time" }) {
  const startedAt = performance.now();
  const timed = report === "time";
  if (timed) process.stdout.write(`${title} … `);
  const onOutput = timed ? undefined : (text) => process.stdout.write(text);
  const { code, signal, output } = await capture({ file, args, env, onOutput });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (timed) process.stdout.write(`${code === 0 ? "" : "failed after "}${seconds} s\n`);
  if (code !== 0) throw new StepFailed(title, signal ?? `exit code ${code}`, timed ? output : "");
}

/**
 * Runs a program to its end and returns how it ended. Never rejects: a program that cannot be started counts as
 * exit code 127. Keeps the last 200,000 characters of output. When we are told to stop, the program is told first:
 * it would go on alone otherwise.
 */
export function capture({ file, args, env = {}, onOutput }) {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(file, args, {
      cwd: root,
      // Its output is shown later or in a log, where colours are noise.
      env: childEnvironment({ NO_COLOR: "1", FORCE_COLOR: undefined, ...env }),
      stdio: ["ignore", "pipe", "pipe"],
    });
    const take = (chunk) => {
      output = (output + chunk).slice(-200_000);
      onOutput?.(String(chunk));
    };
    child.stdout.setEncoding("utf8").on("data", take);
    child.stderr.setEncoding("utf8").on("data", take);
    const stop = (name) => {
      child.kill(name);
      process.exit(128 + constants.signals[name]);
    };
    for (const name of STOP_SIGNALS) process.once(name, stop);
    const end = (result) => {
      for (const name of STOP_SIGNALS) process.off(name, stop);
      resolve(result);
    };
    child.on("error", (error) => end({ code: 127, signal: null, output: `${output}${error.message}\n` }));
    child.on("close", (code, signal) => end({ code, signal, output }));
  });
}

/** Arguments that run a program of node_modules with this very Node, without a shell or npx. */
export function nodeProgram(path, ...args) {
  return { file: process.execPath, args: [`node_modules/${path}`, ...args] };
}

/** Prints a failed step for people and returns the exit code. Other errors are bugs and are thrown on. */
export function reportFailure(error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(`\n${error.output.trimEnd()}\n\n${error.message}`);
  return 1;
}

import { spawn } from "node:child_process";
import { constants } from "node:os";
import { root } from "./project-root.mjs";
import { STOP_SIGNALS } from "./run-step.mjs";

/**
 * Runs a program in the foreground, passes SIGINT, SIGTERM and SIGHUP on to it and waits for its end: the server
 * must finish its ordered shutdown before npm, a shell or a supervisor believes that it has stopped.
 * Returns its exit code; 128 + n when signal n ended it, as shells count.
 */
export function runUntilExit({ file, args, env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: root, env, stdio: "inherit" });
    const forward = (signal) => {
      // A Ctrl-C reaches the whole foreground group: the child has it already, a second one would hurry it.
      if (signal === "SIGINT" && process.stdin.isTTY) return;
      child.kill(signal);
    };
    for (const signal of STOP_SIGNALS) process.on(signal, forward);
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      for (const name of STOP_SIGNALS) process.off(name, forward);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

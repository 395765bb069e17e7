import { existsSync } from "node:fs";
import path from "node:path";
import { errorCodeOf } from "@/contract/errors";
import { ConfigError, readConfig } from "@/server/config";
import { StartError } from "@/server/data-directory";
import { parseCommand, USAGE } from "./command-line";
import { OperatorError, UsageError } from "./operator-error";
import { runCommand } from "./run-command";

/** Commands for operators: `main <command> <directory of relative files> [argument …]`; scripts/operator-command.mjs calls it. */
const [name = "", directory = ".", ...args] = process.argv.slice(2);
const rootDir = process.cwd();

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  // What was begun is cleaned up; once names are being exchanged it goes on to its end.
  process.on(signal, () => stopping.abort(new OperatorError("Stopped; nothing was changed.")));
}

try {
  const { out, warnings } = await runCommand(parseCommand(name, args, directory), {
    rootDir,
    config: () => {
      const environmentFile = path.join(rootDir, ".env");
      if (existsSync(environmentFile)) process.loadEnvFile(environmentFile);
      return readConfig();
    },
    now: Date.now,
    signal: stopping.signal,
  });
  process.stdout.write(`${out}\n`);
  for (const warning of warnings) process.stderr.write(`Note: ${warning}\n`);
} catch (error) {
  process.exitCode = 1;
  if (error instanceof UsageError) {
    process.exitCode = 2;
    console.error(`${error.message}\n\n${USAGE[name as keyof typeof USAGE]}`);
  } else console.error(isExpected(error) ? (error as Error).message : error);
}

function isExpected(error: unknown): boolean {
  return (
    error instanceof OperatorError ||
    error instanceof StartError ||
    error instanceof ConfigError ||
    errorCodeOf(error) !== null
  );
}

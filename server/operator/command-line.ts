import path from "node:path";
import { parseArgs } from "node:util";
import { ROLES, type Role } from "@/contract/roles";
import { ConfigError, parseConfig } from "@/server/config";
import { UsageError } from "./operator-error";
import { parseRoles } from "./make-links";

/** What an operator asked for. */
export type Command =
  | { name: "links"; board: string; fromTrash: boolean; roles: readonly Role[]; url: string | null }
  | { name: "backup"; target: string; force: boolean }
  | { name: "restore"; source: string; force: boolean }
  | { name: "rebuild-projections" }
  | { name: "help"; of: CommandName };

type CommandName = keyof typeof USAGE;

export const USAGE = {
  links: `npm run links -- <board> [--role <role>[,<role>]] [--url <address>] [--from-trash]

Makes new links to a board and prints them, while the server runs or not.

  <board>        id of the board, or words of its title; without it boards are listed
  --role         facilitator, participant, viewer, room; all four by default
  --url          address that people open, e.g. https://board.example.org; PUBLIC_URL by default
  --from-trash   takes a deleted board out of the trash first`,
  backup: `npm run backup -- <file> [--force]

Writes everything of this instance into one tar file, while the server runs or not.
The file holds instance.key, which opens all stored links: keep it as secret as the data directory.

  <file>    name of the new file, e.g. paperboard-2026-11-23.tar
  --force   replaces the file if there is one`,
  restore: `npm run restore -- <file> [--force]

Puts a backup into the data directory (DATA_DIR). The server must be stopped.

  <file>    a file that npm run backup wrote
  --force   also when there is data already; it is set aside, not deleted`,
  "rebuild-projections": `npm run rebuild-projections

Makes the lists of items, the action items and the search anew from the boards, while the server runs or not.
The server keeps them up by itself; this is for when they are doubted.`,
} as const;

const OPTIONS = {
  help: { type: "boolean", short: "h" },
  force: { type: "boolean" },
  role: { type: "string" },
  url: { type: "string" },
  "from-trash": { type: "boolean" },
} as const;
const TAKEN: Record<CommandName, readonly (keyof typeof OPTIONS)[]> = {
  links: ["help", "role", "url", "from-trash"],
  backup: ["help", "force"],
  restore: ["help", "force"],
  "rebuild-projections": ["help"],
};

/**
 * Parses a command line. Throws `UsageError` or `OperatorError`, naming what is wrong.
 * @param directory where relative files are meant from
 */
export function parseCommand(name: string, args: readonly string[], directory: string): Command {
  if (!isCommandName(name)) throw new Error(`there is no command ${name}`);
  const { values, positionals } = parse(name, args);
  if (values.help) return { name: "help", of: name };
  if (name === "links") {
    return {
      name,
      // Titles have spaces, and not everybody quotes them.
      board: positionals.join(" "),
      fromTrash: values["from-trash"] ?? false,
      roles: values.role === undefined ? ROLES.toReversed() : parseRoles(values.role),
      url: values.url === undefined ? null : parseUrl(values.url),
    };
  }
  if (name === "rebuild-projections") {
    if (positionals.length > 0) throw new UsageError("It does all boards; nothing more is said.");
    return { name };
  }
  const [file, ...more] = positionals;
  if (!file) throw new UsageError("Name the file.");
  if (more.length > 0) throw new UsageError(`One file is meant, not ${positionals.length}.`);
  const force = values.force ?? false;
  const absolute = path.resolve(directory, file);
  return name === "backup" ? { name, target: absolute, force } : { name, source: absolute, force };
}

interface Values {
  help?: boolean;
  force?: boolean;
  role?: string;
  url?: string;
  "from-trash"?: boolean;
}

function parse(name: CommandName, args: readonly string[]) {
  const options = Object.fromEntries(TAKEN[name].map((option) => [option, OPTIONS[option]]));
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    // Options that this command does not take have been refused, so what is missing is only absent.
    return {
      values: values as Values,
      positionals,
    };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The same rule as for PUBLIC_URL. */
function parseUrl(text: string): string {
  try {
    const { publicUrl } = parseConfig({ PUBLIC_URL: text }, "/");
    if (publicUrl !== null) return publicUrl;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new UsageError(error.problems.join(" ").replaceAll("PUBLIC_URL", "--url"));
  }
  throw new UsageError("--url is the address people open, e.g. https://board.example.org.");
}

function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(USAGE, name);
}

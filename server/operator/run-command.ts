import path from "node:path";
import type { Config } from "@/server/config";
import { listAddresses } from "@/server/http/addresses";
import { packageVersion } from "@/server/package-version";
import { readMigrations } from "@/server/storage/apply-migrations";
import { backUp, type BackUpReport } from "./back-up";
import { type Command, USAGE } from "./command-line";
import { readableBytes } from "./file-errors";
import { type MadeLinks, makeLinks, oneLine } from "./make-links";
import { OperatorError } from "./operator-error";
import { rebuildProjections, type RebuildReport } from "./rebuild-projections";
import { restore, type RestoreReport } from "./restore";

interface Surroundings {
  /** Directory with `package.json` and `prisma/migrations`. */
  rootDir: string;
  /** Asked only by commands that need it: help works with settings that cannot be used. */
  config: () => Config;
  /** Milliseconds since the epoch. */
  now: () => number;
  signal: AbortSignal;
}

/** What a command has to say: results, and what to take care of. */
interface Spoken {
  out: string;
  warnings: string[];
}

/** Does what was asked. Throws errors whose message is a sentence for the operator. */
export async function runCommand(command: Command, surroundings: Surroundings): Promise<Spoken> {
  const { rootDir, now, signal } = surroundings;
  if (command.name === "help") return { out: USAGE[command.of], warnings: [] };
  const config = surroundings.config();
  const migrationsDirectory = path.join(rootDir, "prisma", "migrations", "sqlite");
  if (command.name === "links") {
    const { origin, warnings } = originOf(command.url, config);
    const made = await makeLinks({ ...command, config, migrationsDirectory, origin, now });
    return { out: describeLinks(made), warnings };
  }
  if (command.name === "rebuild-projections") {
    const startedAt = now();
    const report = await rebuildProjections({ config, migrationsDirectory, signal });
    return describeRebuild(report, now() - startedAt);
  }
  const migrations = await readMigrations(migrationsDirectory);
  if (command.name === "backup") {
    const startedAt = now();
    const version = packageVersion(rootDir);
    const report = await backUp({ ...command, config, migrations, version, now, signal });
    return describeBackUp(report, command.target, now() - startedAt);
  }
  return describeRestore(await restore({ ...command, config, migrations, now, signal }), config.dataDir);
}

function originOf(url: string | null, config: Config): { origin: string; warnings: string[] } {
  const origin = url ?? config.publicUrl;
  if (origin) return { origin, warnings: [] };
  if (config.port === 0) {
    throw new OperatorError(
      "Neither PUBLIC_URL nor a PORT is set, so only you know the server's address: say it with --url.",
    );
  }
  const { share } = listAddresses(config.host, config.port, null);
  return {
    origin: share,
    warnings: [`PUBLIC_URL is not set, so the links begin with ${share}. --url takes another address.`],
  };
}

function describeLinks({ board, links }: MadeLinks): string {
  const width = Math.max(...links.map(({ role }) => role.length));
  return [
    ...(board.deletedAt === null ? [] : ["The board is out of the trash, and its old links open it again."]),
    `New links to ${JSON.stringify(oneLine(board.title))} (${board.id}). Whoever has a link has its role:`,
    "",
    ...links.map(({ role, url }) => `  ${role.padEnd(width)}  ${url}`),
    "",
    "They do not expire; a facilitator can revoke them.",
  ].join("\n");
}

function describeBackUp(report: BackUpReport, target: string, tookMs: number): Spoken {
  const { boards, pictures, bytes, missing, damaged, hasKey } = report;
  const seconds = (tookMs / 1000).toFixed(1);
  const warnings = [];
  if (missing.length > 0) {
    warnings.push(
      `${counted(missing.length, "picture")} of boards have no file in DATA_DIR: ${shown(missing)}`,
    );
  }
  if (damaged.length > 0) {
    warnings.push(`${counted(damaged.length, "picture")} are damaged in DATA_DIR: ${shown(damaged)}`);
  }
  warnings.push(
    hasKey
      ? "The file holds instance.key, which opens all stored links: keep it as secret as the data directory. Only this user may read it."
      : "DATA_DIR has no instance.key: after a restore the links of its boards work, but cannot be shown again.",
  );
  const what = `${counted(boards, "board")}, ${counted(pictures, "picture")}, ${readableBytes(bytes)}`;
  return { out: `${target}: ${what}, written in ${seconds} s.`, warnings };
}

function describeRestore(report: RestoreReport, dataDir: string): Spoken {
  const { boards, pictures, createdAt, pending, missing, hasKey, setAside } = report;
  const lines = [
    `${dataDir} holds the backup of ${createdAt} now: ${counted(boards, "board")}, ${counted(pictures, "picture")}.`,
  ];
  if (setAside.length > 0) lines.push(`What was there before is in ${setAside.join(" and ")}.`);
  if (pending.length > 0) lines.push("It is of an older version; the next start of the server updates it.");
  const warnings = [];
  if (missing.length > 0)
    warnings.push(`${counted(missing.length, "picture")} were missing when it was made.`);
  if (!hasKey) warnings.push("It has no instance.key: the links work, but cannot be shown again.");
  return { out: lines.join("\n"), warnings };
}

function describeRebuild({ boards, unreadable }: RebuildReport, tookMs: number): Spoken {
  const seconds = (tookMs / 1000).toFixed(1);
  return {
    out: `The items of ${counted(boards, "board")} are in the lists and the search anew, in ${seconds} s.`,
    warnings: unreadable.map(({ boardId, reason }) => `Board ${boardId} cannot be read: ${reason}`),
  };
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function shown(hashes: readonly string[]): string {
  return hashes.slice(0, 5).join(", ") + (hashes.length > 5 ? ", …" : "");
}

import { mkdir, mkdtemp, open, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Config } from "@/server/config";
import { takeDataDirectory, UNFINISHED_RESTORE_FILE } from "@/server/data-directory";
import type { Migration } from "@/server/storage/apply-migrations";
import { beginAnew, inspectDatabase } from "@/server/storage/copy-database";
import { databasePathOf } from "@/server/storage/open-database";
import { assetPath, ASSETS_FOLDER, DATABASE_PATH, KEY_PATH } from "./archive-layout";
import { explainFileError, requireRoom, syncDirectory } from "./file-errors";
import { OperatorError, systemCodeOf } from "./operator-error";
import { unpackArchive } from "./unpack-archive";

const STAGING_PREFIX = "restoring-";

interface RestoreOptions {
  config: Pick<Config, "dataDir" | "databaseUrl">;
  /** Absolute path of the backup. */
  source: string;
  /** Sets what is there aside. */
  force: boolean;
  migrations: readonly Migration[];
  /** Milliseconds since the epoch. */
  now: () => number;
  signal: AbortSignal;
}

export interface RestoreReport {
  boards: number;
  pictures: number;
  /** When the backup was made, ISO. */
  createdAt: string;
  /** Migrations that the next start applies. */
  pending: string[];
  /** Hashes of pictures that the backup lacks. */
  missing: string[];
  hasKey: boolean;
  /** Directories with what was there before; empty when there was nothing. */
  setAside: string[];
}

/**
 * Puts a backup in place of what the data directory holds. Everything is unpacked and checked beside it first; only
 * then names are exchanged, so that whatever fails before leaves the directory as it was. What was there is kept.
 * Throws `OperatorError`, `StartError` (a server runs on the directory) or AppError with a sentence.
 */
export async function restore(options: RestoreOptions): Promise<RestoreReport> {
  const { config, source } = options;
  let archive;
  try {
    archive = await open(source, "r");
    const found = await archive.stat();
    if (!found.isFile()) throw new OperatorError(`${source} is no file.`);
    const giveBack = await takeDataDirectory(config.dataDir);
    try {
      await requireOwner(config.dataDir);
      const places = createPlaces(config);
      const present = await places.present();
      if (present.length > 0 && !options.force) {
        throw new OperatorError(
          `${config.dataDir} is not empty (${present.map((file) => path.basename(file)).join(", ")}). ` +
            "Set DATA_DIR to another directory, or replace what is there with --force; it is set aside, not deleted.",
        );
      }
      await requireRoom(config.dataDir, found.size);
      return await unpackAndExchange(options, archive, places);
    } finally {
      await giveBack();
    }
  } catch (error) {
    throw explainFileError(error, systemPathOf(error) ?? config.dataDir);
  } finally {
    await archive?.close();
  }
}

async function unpackAndExchange(
  options: RestoreOptions,
  archive: Awaited<ReturnType<typeof open>>,
  places: Places,
): Promise<RestoreReport> {
  const { config, source, migrations, signal } = options;
  // One folder beside each of both, since renaming works within a file system only.
  await removeLeftOver(config.dataDir);
  const staging = await mkdtemp(path.join(config.dataDir, STAGING_PREFIX));
  const databaseStaging = places.databaseApart ? await stagingBeside(places.database) : staging;
  const stagedDatabase = path.join(databaseStaging, DATABASE_PATH);
  try {
    const { header, manifest } = await unpackArchive({
      archive,
      name: source,
      placeOf: (name) => (name === DATABASE_PATH ? stagedDatabase : path.join(staging, name)),
      signal,
    });
    const paths = new Set(manifest.files.map((file) => file.path));
    if (!paths.has(DATABASE_PATH))
      throw new OperatorError(`${source} cannot be restored: it has no database.`);
    const contents = await inspectDatabase(stagedDatabase, migrations);
    const missing = contents.assets.filter((hash) => !paths.has(assetPath(hash)));
    const unexplained = missing.find((hash) => !manifest.missing.includes(hash));
    if (unexplained) {
      throw new OperatorError(`${source} cannot be restored: picture ${unexplained} is missing in it.`);
    }
    await beginAnew(stagedDatabase, options.now());
    await syncTree(staging);
    signal.throwIfAborted();
    const setAside = await exchange({ ...options, places, staging, stagedDatabase });
    return {
      boards: contents.boards,
      pictures: contents.assets.length - missing.length,
      createdAt: header.createdAt,
      pending: contents.pending,
      missing,
      hasKey: paths.has(KEY_PATH),
      setAside,
    };
  } finally {
    await rm(staging, { recursive: true, force: true });
    if (places.databaseApart) await rm(databaseStaging, { recursive: true, force: true });
  }
}

/** The only part that changes anything. A marker stands while it lasts, and a server does not start beside it. */
async function exchange({
  config: { dataDir },
  now,
  places,
  staging,
  stagedDatabase,
}: RestoreOptions & { places: Places; staging: string; stagedDatabase: string }): Promise<string[]> {
  const name = `replaced-${new Date(now()).toISOString().replaceAll(":", "-")}`;
  const marker = path.join(dataDir, UNFINISHED_RESTORE_FILE);
  await writeSynced(
    marker,
    `A restore into ${dataDir} was interrupted. Run it again with --force. What was there before is in ${name}.\n`,
  );
  await syncDirectory(dataDir);

  const setAside = new Set<string>();
  for (const present of await places.present()) {
    const aside = path.join(path.dirname(present), name);
    await mkdir(aside, { recursive: true, mode: 0o700 });
    await rename(present, path.join(aside, path.basename(present)));
    setAside.add(aside);
  }
  await rename(stagedDatabase, places.database);
  for (const entry of await readdir(staging)) {
    await rename(path.join(staging, entry), path.join(dataDir, entry));
  }
  for (const folder of [...setAside, path.dirname(places.database), dataDir]) await syncDirectory(folder);
  await rm(marker);
  await syncDirectory(dataDir);
  return [...setAside];
}

interface Places {
  database: string;
  /** DATABASE_URL names another directory. */
  databaseApart: boolean;
  /** What a restore replaces and is there, absolute. */
  present(): Promise<string[]>;
}

function createPlaces({ dataDir, databaseUrl }: RestoreOptions["config"]): Places {
  const database = databasePathOf(databaseUrl);
  // With the database its log: left behind, SQLite would apply it to the restored one.
  const replaced = [
    ...["", "-wal", "-shm", "-journal"].map((suffix) => `${database}${suffix}`),
    ...[KEY_PATH, ASSETS_FOLDER].map((name) => path.join(dataDir, name)),
  ];
  return {
    database,
    databaseApart: path.dirname(database) !== dataDir,
    async present() {
      const there = await Promise.all(replaced.map(exists));
      return replaced.filter((_, index) => there[index]);
    },
  };
}

async function stagingBeside(database: string): Promise<string> {
  await mkdir(path.dirname(database), { recursive: true, mode: 0o700 });
  return mkdtemp(path.join(path.dirname(database), STAGING_PREFIX));
}

/** Of a restore that was killed. Nobody else restores here: we have the lock. */
async function removeLeftOver(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (name.startsWith(STAGING_PREFIX)) await rm(path.join(dataDir, name), { recursive: true, force: true });
  }
}

/** Root could write, and the server could not read what root wrote. */
async function requireOwner(dataDir: string): Promise<void> {
  const { uid } = await stat(dataDir);
  const own = process.getuid?.();
  if (own !== 0 || uid === 0) return;
  throw new OperatorError(
    `${dataDir} belongs to another user (number ${uid}). Run the command as that user, e.g. with sudo -u.`,
  );
}

/** Files were synced when they were written; what is left are the directories that name them. */
async function syncTree(directory: string): Promise<void> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  for (const entry of entries)
    if (entry.isDirectory()) await syncDirectory(path.join(entry.parentPath, entry.name));
  await syncDirectory(directory);
}

async function writeSynced(file: string, text: string): Promise<void> {
  await writeFile(file, text, { mode: 0o600, flush: true });
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if (systemCodeOf(error) === "ENOENT") return false;
    throw error;
  }
}

/** What the failed system call was about. */
function systemPathOf(error: unknown): string | null {
  return error instanceof Error && "path" in error && typeof error.path === "string" ? error.path : null;
}

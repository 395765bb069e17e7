import { access } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import { AppError } from "@/contract/errors";
import { type Migration, pendingMigrations } from "./apply-migrations";
import { raiseEpochs } from "./raise-epochs";

type Client = ReturnType<PrismaLibSql["createClient"]>;

/** How long a copy waits for a writer that holds the database, in milliseconds. */
const LOCK_WAIT_MS = 60_000;
const SQLITE_FULL = 13;

/** What a copy of a database holds, as found by looking at it. */
export interface DatabaseContents {
  boards: number;
  /** Content hashes of the pictures that its boards have. */
  assets: string[];
  /** Migrations that this version would apply to it; empty for a current one. */
  pending: string[];
}

/**
 * Writes a consistent copy of a database to `target`, which must not exist, while others read and write it: it holds
 * every transaction that ended before the call and none that began after. Not synced; whoever keeps it does that.
 * `VACUUM INTO` rather than SQLite's backup API, which libsql does not offer; it may renumber rows without a key of
 * their own, so no table may be referred to by `rowid`.
 * Throws AppError `storage_failed` with a sentence for the operator.
 */
export async function copyDatabase(source: string, target: string): Promise<void> {
  await requireFile(source);
  await withClient(source, async (client) => {
    await client.execute(`PRAGMA busy_timeout = ${LOCK_WAIT_MS}`);
    await client.execute({ sql: "VACUUM INTO ?", args: [target] });
  });
}

/**
 * Looks whether a database is whole and of a version that this code can start on. Changes nothing.
 * Throws AppError `storage_failed` with a sentence for the operator when it is damaged, newer, or somebody else's.
 */
export async function inspectDatabase(
  file: string,
  migrations: readonly Migration[],
): Promise<DatabaseContents> {
  await requireFile(file);
  return withClient(file, async (client) => {
    await client.execute(`PRAGMA busy_timeout = ${LOCK_WAIT_MS}`);
    const check = await client.execute("PRAGMA integrity_check(3)");
    const problems = check.rows.map((row) => String(row[0]));
    if (problems.join() !== "ok") {
      throw new AppError("storage_failed", `The database ${file} is damaged: ${problems.join("; ")}`);
    }
    const dangling = await client.execute("PRAGMA foreign_key_check");
    if (dangling.rows.length > 0) {
      throw new AppError(
        "storage_failed",
        `The database ${file} is damaged: ${dangling.rows.length} rows point nowhere.`,
      );
    }
    const pending = await pendingMigrations(pathToFileURL(file).href, migrations);
    const boards = await client.execute('SELECT COUNT(*) FROM "Board"');
    const assets = await client.execute('SELECT DISTINCT "hash" FROM "Asset" ORDER BY "hash"');
    return {
      boards: Number(boards.rows[0]?.[0]),
      assets: assets.rows.map((row) => String(row[0])),
      pending: pending.map((migration) => migration.name),
    };
  });
}

/**
 * Makes a copy one that may take the place of the database that it is of: pages that are open since before write
 * nothing of theirs into it. `at`, milliseconds since the epoch. Throws AppError `storage_failed`.
 */
export async function beginAnew(file: string, at: number): Promise<void> {
  await requireFile(file);
  await withClient(file, (client) => raiseEpochs(client, at));
}

/** Which of these pictures boards still have now, in the live database. */
export async function assetsStillUsed(file: string, hashes: readonly string[]): Promise<Set<string>> {
  return withClient(file, async (client) => {
    await client.execute(`PRAGMA busy_timeout = ${LOCK_WAIT_MS}`);
    const used = new Set<string>();
    for (const hash of hashes) {
      const found = await client.execute({
        sql: 'SELECT 1 FROM "Asset" WHERE "hash" = ? LIMIT 1',
        args: [hash],
      });
      if (found.rows.length > 0) used.add(hash);
    }
    return used;
  });
}

/** SQLite would make an empty database instead of saying that there is none. */
async function requireFile(file: string): Promise<void> {
  try {
    await access(file);
  } catch (error) {
    throw new AppError("storage_failed", `There is no database at ${file}. Is DATA_DIR the server's?`, {
      cause: error,
    });
  }
}

async function withClient<T>(file: string, use: (client: Client) => Promise<T>): Promise<T> {
  const url = pathToFileURL(file).href;
  const client = new PrismaLibSql({ url }).createClient({ url });
  try {
    return await use(client);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    if (rawCodeOf(error) === SQLITE_FULL) {
      throw new AppError("storage_failed", `There is no room left for a copy of the database ${file}.`, {
        cause: error,
      });
    }
    throw new AppError("storage_failed", `The database ${file} cannot be read: ${reason}`, { cause: error });
  } finally {
    client.close();
  }
}

function rawCodeOf(error: unknown): number {
  return error instanceof Error && "rawCode" in error ? Number(error.rawCode) & 0xff : 0;
}

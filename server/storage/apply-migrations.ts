import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import { AppError } from "@/contract/errors";

/** One migration as it lies in `prisma/migrations/<provider>/<name>/migration.sql`. */
export interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of `sql`, hexadecimal: what Prisma's own tools compare. */
  checksum: string;
}

interface AppliedMigration {
  name: string;
  checksum: string;
  finished: boolean;
  rolledBack: boolean;
}

type Client = ReturnType<PrismaLibSql["createClient"]>;
type Connection = Pick<Client, "execute">;

/** Prisma's own table, so that `prisma migrate` reads the history of a database of ours. */
const CREATE_HISTORY = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

/** How long a start waits for another process that migrates, in milliseconds. */
const LOCK_WAIT_MS = 60_000;

/** The migrations of a directory, oldest first. Throws when there is none: the installation is incomplete then. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  if (names.length === 0) throw new Error(`There are no migrations in ${directory}.`);
  return Promise.all(
    names.sort().map(async (name) => {
      const text = await readFile(join(directory, name, "migration.sql"), "utf8");
      // A checkout on Windows may have changed the line ends, and with them the checksum.
      const sql = text.replaceAll("\r\n", "\n");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/**
 * Brings a SQLite database to the schema of the code and returns the names of what was applied, none on most starts.
 *
 * Not Prisma's engine: that one runs a script outside a transaction on SQLite, so a failure leaves half a migration
 * and a database that refuses every later start. Here all pending ones share one transaction, which is also what
 * keeps two processes that start together apart.
 *
 * Throws AppError `storage_failed` with a sentence for the operator when the database is newer than the code, when
 * an applied migration was edited, when the file holds something else, and when a script fails. Nothing changed then.
 * @param url `file:` URL of a database whose directory exists.
 */
export async function applyMigrations(url: string, migrations: readonly Migration[]): Promise<string[]> {
  const client = new PrismaLibSql({ url }).createClient({ url });
  try {
    await client.execute(`PRAGMA busy_timeout = ${LOCK_WAIT_MS}`);
    if (pendingOf(await readHistory(client), migrations).length === 0) return [];
    return await applyPending(client, migrations);
  } finally {
    client.close();
  }
}

/**
 * The migrations that a start would apply, without applying them. Throws as `applyMigrations` does.
 * @param url `file:` URL of a database that exists.
 */
export async function pendingMigrations(url: string, migrations: readonly Migration[]): Promise<Migration[]> {
  const client = new PrismaLibSql({ url }).createClient({ url });
  try {
    await client.execute(`PRAGMA busy_timeout = ${LOCK_WAIT_MS}`);
    return pendingOf(await readHistory(client), migrations);
  } finally {
    client.close();
  }
}

async function applyPending(client: Client, migrations: readonly Migration[]): Promise<string[]> {
  await client.execute("PRAGMA synchronous = FULL");
  // Prisma's scripts rebuild tables and switch this off for it, which inside a transaction has no effect: dropping
  // the old table would cascade. The check before the commit makes up for it.
  await client.execute("PRAGMA foreign_keys = OFF");
  const transaction = await client.transaction("write");
  let current: string | null = null;
  try {
    // Read again under the lock: another process may have been faster.
    const pending = pendingOf(await readHistory(transaction), migrations);
    await transaction.execute(CREATE_HISTORY);
    for (const migration of pending) {
      current = migration.name;
      const startedAt = new Date();
      await transaction.executeMultiple(migration.sql);
      await refuseDanglingReferences(transaction);
      await transaction.execute({
        sql: `INSERT INTO "_prisma_migrations"
          ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
          VALUES (?, ?, ?, ?, ?, 1)`,
        args: [randomUUID(), migration.checksum, migration.name, isoTime(startedAt), isoTime(new Date())],
      });
    }
    await transaction.commit();
    return pending.map((migration) => migration.name);
  } catch (error) {
    transaction.close();
    if (current === null) throw error;
    throw new AppError(
      "storage_failed",
      `The database could not be updated (migration ${current} failed). It is unchanged; the earlier version of Paperboard still works with it.`,
      { cause: error },
    );
  }
}

/** Null when the database has no history yet. Throws when it holds tables of somebody else. */
async function readHistory(connection: Connection): Promise<AppliedMigration[] | null> {
  const tables = await connection.execute(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
  );
  if (tables.rows.length === 0) return null;
  if (!tables.rows.some((row) => row.name === "_prisma_migrations")) {
    throw new AppError(
      "storage_failed",
      "The database file belongs to another program. Set DATABASE_URL to a new or a Paperboard database.",
    );
  }
  const history = await connection.execute(
    `SELECT "migration_name", "checksum", "finished_at" IS NOT NULL AS finished, "rolled_back_at" IS NOT NULL AS rolled_back
     FROM "_prisma_migrations"`,
  );
  return history.rows.map((row) => ({
    name: String(row.migration_name),
    checksum: String(row.checksum),
    finished: Boolean(row.finished),
    rolledBack: Boolean(row.rolled_back),
  }));
}

/** The migrations the database still needs. Throws when its history is not a prefix of ours. */
function pendingOf(history: AppliedMigration[] | null, migrations: readonly Migration[]): Migration[] {
  const applied = new Map<string, AppliedMigration>();
  for (const entry of history ?? []) if (!entry.rolledBack) applied.set(entry.name, entry);
  const known = new Set(migrations.map((migration) => migration.name));
  for (const entry of applied.values()) {
    if (!entry.finished) {
      throw new AppError(
        "storage_failed",
        `Migration ${entry.name} was begun by another tool and did not finish. Restore a backup, or resolve it with that tool.`,
      );
    }
    if (!known.has(entry.name)) {
      throw new AppError(
        "storage_failed",
        `The database was written by a newer Paperboard (migration ${entry.name} is unknown to this version). Start that version or a later one; nothing was changed.`,
      );
    }
  }
  const pending: Migration[] = [];
  for (const migration of migrations) {
    const entry = applied.get(migration.name);
    if (entry === undefined) pending.push(migration);
    else if (entry.checksum !== migration.checksum) {
      throw new AppError(
        "storage_failed",
        `Migration ${migration.name} differs from what was applied to this database. Restore the file of that release; nothing was changed.`,
      );
    } else if (pending.length > 0) {
      throw new AppError(
        "storage_failed",
        `The database has migration ${migration.name} but lacks ${pending[0]?.name}, which is older. It comes from another line of development; nothing was changed.`,
      );
    }
  }
  return pending;
}

async function refuseDanglingReferences(connection: Connection): Promise<void> {
  const dangling = await connection.execute("PRAGMA foreign_key_check");
  const first = dangling.rows[0];
  if (first) {
    throw new Error(
      `${dangling.rows.length} rows would point nowhere, the first in table ${String(first.table)}.`,
    );
  }
}

/** Prisma's spelling of a time in SQLite. */
function isoTime(time: Date): string {
  return time.toISOString().replace("Z", "+00:00");
}

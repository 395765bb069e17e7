import { existsSync } from "node:fs";
import { access, constants, mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { PrismaClient } from "@/generated/prisma/client";
import { AppError } from "@/contract/errors";
import { applyMigrations, type Migration, pendingMigrations, readMigrations } from "./apply-migrations";
import { SingleConnectionLibSql } from "./libsql-connection";

/** An open database with the schema of the code. */
export interface Database {
  prisma: PrismaClient;
  /** Names of the migrations that this start applied; empty on most starts. For the log. */
  appliedMigrations: readonly string[];
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** `file:` URL, absolute, or relative to the working directory: `file:./data/paperboard.db`. */
  url: string;
  /** The folder that holds one directory per migration, `prisma/migrations/sqlite`. */
  migrationsDirectory: string;
  /**
   * For commands beside a server: the database must be there and of this version. Only a server migrates, since one of
   * another version may be running on it.
   */
  existing?: boolean;
}

/** Longest wait for the connection and longest run of one transaction, in milliseconds. A large board takes seconds. */
const TRANSACTION_LIMITS = { maxWait: 30_000, timeout: 60_000 };

/**
 * Opens the database, creating file and directory (readable by this user only) and applying pending migrations.
 * Throws AppError `storage_failed` with a sentence for the operator when that is impossible.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const path = databasePathOf(options.url);
  await prepareDirectory(dirname(path));
  // One spelling for everybody: the client does not take every URL that Node takes.
  const url = pathToFileURL(path).href;
  const migrations = await readMigrations(options.migrationsDirectory);
  if (options.existing) await requireCurrent(path, migrations);
  const prisma = new PrismaClient({
    adapter: new SingleConnectionLibSql({ url }),
    transactionOptions: TRANSACTION_LIMITS,
    log: [],
  });
  try {
    const appliedMigrations = await applyMigrations(url, migrations);
    await prisma.$connect();
    await requireWriteAheadLog(prisma);
    return { prisma, appliedMigrations, close: () => prisma.$disconnect() };
  } catch (error) {
    await prisma.$disconnect();
    if (error instanceof AppError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError("storage_failed", `The database ${path} cannot be opened: ${reason}`, {
      cause: error,
    });
  }
}

/** The file a `file:` URL of the configuration means. Throws AppError `storage_failed` for any other URL. */
export function databasePathOf(url: string): string {
  if (!url.startsWith("file:")) {
    throw new AppError("storage_failed", "The database is a file: DATABASE_URL starts with file:.");
  }
  try {
    if (url.startsWith("file:/")) return fileURLToPath(url);
    return resolve(decodeURIComponent(url.slice("file:".length)));
  } catch (error) {
    throw new AppError("storage_failed", `DATABASE_URL is no path of a file here: ${url}`, { cause: error });
  }
}

async function requireCurrent(path: string, migrations: readonly Migration[]): Promise<void> {
  if (!existsSync(path)) {
    throw new AppError("storage_failed", `There is no database at ${path}. Is DATA_DIR the server's?`);
  }
  const [pending] = await pendingMigrations(pathToFileURL(path).href, migrations);
  if (pending) {
    throw new AppError(
      "storage_failed",
      `The database is of an older version (migration ${pending.name} is missing). Start the server once; it updates the database.`,
    );
  }
}

async function prepareDirectory(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await access(directory, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new AppError(
      "storage_failed",
      `The data directory ${directory} cannot be written. Check its owner and DATA_DIR.`,
      { cause: error },
    );
  }
}

/** Without it a reader blocks the writer, and file systems that cannot do it (some network mounts) lose locks too. */
async function requireWriteAheadLog(prisma: PrismaClient): Promise<void> {
  const [row] = await prisma.$queryRaw<{ journal_mode: string }[]>`PRAGMA journal_mode`;
  if (row?.journal_mode !== "wal") {
    throw new AppError(
      "storage_failed",
      "The file system of the data directory does not support write-ahead logging. Use a local disk.",
    );
  }
}

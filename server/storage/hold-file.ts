import { pathToFileURL } from "node:url";
import { PrismaLibSql } from "@prisma/adapter-libsql";

const SQLITE_BUSY = 5;

/**
 * Holds `file` until the returned function is called or this process ends, however it ends; null when another process
 * holds it. Node has no file locks, SQLite has: an open exclusive transaction on a database that stays empty. The
 * kernel keeps it, so it works between containers that share the directory, where process numbers say nothing.
 * Never delete such a file: somebody may be about to lock it. Nor read it in the process that holds it: closing any
 * descriptor of a file gives up its POSIX locks.
 */
export async function holdFile(file: string): Promise<(() => Promise<void>) | null> {
  const url = pathToFileURL(file).href;
  const client = new PrismaLibSql({ url }).createClient({ url });
  try {
    // A journal would be a second file, and there is nothing to roll back.
    await client.execute("PRAGMA journal_mode = MEMORY");
    await client.execute("BEGIN EXCLUSIVE");
  } catch (error) {
    client.close();
    if (rawCodeOf(error) === SQLITE_BUSY) return null;
    throw error;
  }
  return async () => {
    // Closing alone gives the lock back only when the statements of the connection have been collected as garbage.
    await client.execute("ROLLBACK");
    client.close();
  };
}

function rawCodeOf(error: unknown): number {
  return error instanceof Error && "rawCode" in error ? Number(error.rawCode) & 0xff : 0;
}

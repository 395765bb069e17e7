import { stat, statfs } from "node:fs/promises";
import { databasePathOf } from "./open-database";

/** Bytes of the database with its log, and bytes that may still be written to the disk of `dataDir`; null: unknown. */
export async function storageSize(config: {
  dataDir: string;
  databaseUrl: string;
}): Promise<{ databaseBytes: number | null; freeBytes: number | null }> {
  const [databaseBytes, freeBytes] = await Promise.all([
    databaseBytesOf(databasePathOf(config.databaseUrl)),
    // Not every file system says.
    statfs(config.dataDir).then(({ bavail, bsize, blocks }) => (blocks > 0 ? bavail * bsize : null), unknown),
  ]);
  return { databaseBytes, freeBytes };
}

/** Bytes of a database with its write-ahead log; null when there is none. */
export async function databaseBytesOf(file: string): Promise<number | null> {
  const [main, log] = await Promise.all(
    [file, `${file}-wal`].map((name) => stat(name).then(({ size }) => size, unknown)),
  );
  return main === null || main === undefined ? null : main + (log ?? 0);
}

const unknown = () => null;

import { type FileHandle, lstat, mkdtemp, open, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { Config } from "@/server/config";
import { refuseUnfinishedRestore } from "@/server/data-directory";
import type { Migration } from "@/server/storage/apply-migrations";
import { assetsStillUsed, copyDatabase, inspectDatabase } from "@/server/storage/copy-database";
import { databasePathOf } from "@/server/storage/open-database";
import { databaseBytesOf } from "@/server/storage/storage-size";
import {
  ARCHIVE_VERSION,
  type ArchiveHeader,
  type ArchiveManifest,
  assetPath,
  ASSETS_FOLDER,
  DATABASE_PATH,
  HEADER_PATH,
  KEY_PATH,
  MANIFEST_PATH,
} from "./archive-layout";
import { explainFileError, requireRoom, syncDirectory } from "./file-errors";
import { OperatorError, systemCodeOf } from "./operator-error";
import { createTarWriter, type TarWriter, type WrittenFile } from "./tar-writer";

/** Bytes read at once. */
const CHUNK_BYTES = 256 * 1024;
/** Pictures may be cleaned up between the copy of the database and their own; then the copy is made anew. */
const ATTEMPTS = 3;

interface BackUpOptions {
  config: Pick<Config, "dataDir" | "databaseUrl">;
  /** Absolute path of the file to write. */
  target: string;
  /** Replaces a file that is there. */
  force: boolean;
  migrations: readonly Migration[];
  /** Version of Paperboard, for the header. */
  version: string;
  /** Milliseconds since the epoch. */
  now: () => number;
  signal: AbortSignal;
  /** Tests do more after it. */
  copy?: typeof copyDatabase;
}

export interface BackUpReport {
  boards: number;
  pictures: number;
  /** Bytes of the archive. */
  bytes: number;
  /** Hashes of pictures whose files were missing on the instance. */
  missing: string[];
  /** Hashes of pictures whose files hold something else. */
  damaged: string[];
  /** The archive holds the instance's key. */
  hasKey: boolean;
}

/**
 * Writes a backup of an instance, running or stopped: a consistent copy of the database, then the files its rows name.
 * The target appears whole and synced, readable by this user only, or not at all.
 * Throws `OperatorError` or AppError `storage_failed` with a sentence.
 */
export async function backUp(options: BackUpOptions): Promise<BackUpReport> {
  const { config, target, force } = options;
  const folder = path.dirname(target);
  try {
    await refuseUnfinishedRestore(config.dataDir);
    await refuseExisting(target, force);
    await requireRoom(folder, await neededBytes(config));
    // A directory, so that nobody else can read the copy of the database either.
    const work = await mkdtemp(path.join(folder, `.${path.basename(target)}.partial-`));
    try {
      const draft = path.join(work, "backup.tar");
      const report = await writeDraft(options, work, draft);
      await refuseExisting(target, force);
      await rename(draft, target);
      await syncDirectory(folder);
      return report;
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  } catch (error) {
    throw explainFileError(error, target);
  }
}

async function writeDraft(options: BackUpOptions, work: string, draft: string): Promise<BackUpReport> {
  for (let attempt = 1; ; attempt++) {
    await rm(draft, { force: true });
    const archive = await open(draft, "wx", 0o600);
    try {
      const written = await writeArchive(options, archive, path.join(work, DATABASE_PATH));
      const { removed, ...report } = written;
      if (removed && attempt < ATTEMPTS) continue;
      await archive.sync();
      return { ...report, bytes: (await archive.stat()).size };
    } finally {
      await archive.close();
    }
  }
}

/** `removed`: boards lost pictures while the archive was written, which it therefore lacks. */
async function writeArchive(
  { config, migrations, version, now, signal, copy = copyDatabase }: BackUpOptions,
  archive: FileHandle,
  copied: string,
): Promise<Omit<BackUpReport, "bytes"> & { removed: boolean }> {
  const tar = createTarWriter(archive, now());
  const addFile = (name: string, file: string) => addFileOf(tar, name, file, signal);
  const header: ArchiveHeader = {
    format: "paperboard-backup",
    version: ARCHIVE_VERSION,
    createdAt: new Date(now()).toISOString(),
    paperboard: version,
  };
  await addJson(tar, HEADER_PATH, header);

  // The database first: a picture's file is durable before its row, so every row of this copy has its file by now.
  const database = databasePathOf(config.databaseUrl);
  await rm(copied, { force: true });
  await copy(database, copied);
  signal.throwIfAborted();
  const { boards, assets } = await inspectDatabase(copied, migrations);
  const files = [required(await addFile(DATABASE_PATH, copied), DATABASE_PATH)];
  await rm(copied);

  const key = await addFile(KEY_PATH, path.join(config.dataDir, KEY_PATH));
  if (key) files.push(key);

  const missing: string[] = [];
  const damaged: string[] = [];
  for (const hash of assets) {
    const file = await addFile(assetPath(hash), path.join(config.dataDir, assetPath(hash)));
    if (!file) missing.push(hash);
    else {
      files.push(file);
      if (Buffer.from(file.sha256, "hex").toString("base64url") !== hash) damaged.push(hash);
    }
  }
  await addJson(tar, MANIFEST_PATH, { files, missing } satisfies ArchiveManifest);
  await tar.end();

  const used = missing.length > 0 ? await assetsStillUsed(database, missing) : new Set();
  const pictures = assets.length - missing.length;
  return { boards, pictures, missing, damaged, hasKey: key !== null, removed: used.size < missing.length };
}

async function refuseExisting(target: string, force: boolean): Promise<void> {
  const found = await lstat(target).catch((error: unknown) => {
    if (systemCodeOf(error) === "ENOENT") return null;
    throw error;
  });
  if (found?.isDirectory()) throw new OperatorError(`${target} is a directory; name a file in it.`);
  if (found && !force) {
    throw new OperatorError(`${target} exists. Choose another name, or replace it with --force.`);
  }
}

/** The copy of the database stands beside the archive until it is in it. */
async function neededBytes({ dataDir, databaseUrl }: BackUpOptions["config"]): Promise<number> {
  const database = (await databaseBytesOf(databasePathOf(databaseUrl))) ?? 0;
  let bytes = 2 * database;
  for (const file of await filesBelow(path.join(dataDir, ASSETS_FOLDER))) {
    bytes += (await lstat(file).catch(nullIfGone))?.size ?? 0;
  }
  return bytes;
}

/** None when there is no such folder. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(nullIfGone);
  return (entries ?? [])
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** Null when there is no such file. */
async function addFileOf(
  tar: TarWriter,
  name: string,
  file: string,
  signal: AbortSignal,
): Promise<WrittenFile | null> {
  signal.throwIfAborted();
  const handle = await open(file, "r").catch(nullIfGone);
  if (!handle) return null;
  try {
    return await tar.add(name, (await handle.stat()).size, chunksOf(handle, signal));
  } finally {
    await handle.close();
  }
}

async function addJson(tar: TarWriter, name: string, value: unknown): Promise<void> {
  const content = Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
  await tar.add(name, content.byteLength, [content]);
}

async function* chunksOf(handle: FileHandle, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (;;) {
    signal.throwIfAborted();
    const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, null);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

function nullIfGone(error: unknown): null {
  if (systemCodeOf(error) === "ENOENT") return null;
  throw error;
}

function required<T>(value: T | null, name: string): T {
  if (value === null) throw new Error(`${name} disappeared while it was copied`);
  return value;
}

import { randomBytes } from "node:crypto";
import { access, constants, link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { holdFile } from "./storage/hold-file";

/** Says who holds the directory, for people. */
export const LOCK_FILE = "paperboard.lock";
/** Held by the kernel for whoever holds the directory; stays there, empty. */
export const HELD_FILE = "paperboard.held";
/** Stands in the directory while a restore replaces what is in it; its text says what to do when it was interrupted. */
export const UNFINISHED_RESTORE_FILE = "restore-unfinished";

/** Something the operator must change before the server can start; the message says what. */
export class StartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "StartError";
  }
}

/** Who holds a data directory. `started` tells a process from a later one with the same number; null if unknown. */
interface Holder {
  pid: number;
  started: string | null;
}

/**
 * Makes the data directory usable by this process and by no other: two servers on one directory would each hold the
 * same boards in memory, and people on the one would not see the edits of the other. Returns how to give it back.
 * Throws `StartError` when it cannot be written or a running Paperboard has it, in another container too. A lock whose
 * process is gone (`kill -9`, power cut) is taken over.
 */
export async function takeDataDirectory(directory: string): Promise<() => Promise<void>> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await access(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartError(
      `The data directory ${directory} cannot be written (${codeOf(error)}). ` +
        "Set DATA_DIR to a directory that this user may write, or change its owner.",
      { cause: error },
    );
  }
  const letGo = await holdDirectory(directory);
  try {
    const giveBackName = await takeByName(directory);
    return async () => {
      await giveBackName();
      await letGo();
    };
  } catch (error) {
    await letGo();
    throw error;
  }
}

/** Throws `StartError` when a restore into the directory was interrupted: it holds parts of two instances then. */
export async function refuseUnfinishedRestore(directory: string): Promise<void> {
  const found = await readText(path.join(directory, UNFINISHED_RESTORE_FILE));
  if (found !== null) throw new StartError(found.trim());
}

/** The lock that counts: it ends with its process and holds between containers. The one by name says whose it is. */
async function holdDirectory(directory: string): Promise<() => Promise<void>> {
  let letGo: (() => Promise<void>) | null;
  try {
    letGo = await holdFile(path.join(directory, HELD_FILE));
  } catch (error) {
    throw new StartError(
      `The data directory ${directory} cannot be locked (${codeOf(error)}). Use a local disk: Paperboard needs its ` +
        "file locks to keep two servers from one database.",
      { cause: error },
    );
  }
  if (letGo) return letGo;
  const holder = parseHolder((await readText(path.join(directory, LOCK_FILE))) ?? "");
  throw inUse(directory, holder && (await runs(holder)) ? `process ${holder.pid}` : "in another container");
}

function inUse(directory: string, who: string): StartError {
  return new StartError(
    `Another Paperboard (${who}) runs on ${directory}. Stop it first, or set another DATA_DIR.`,
  );
}

async function takeByName(directory: string): Promise<() => Promise<void>> {
  const file = path.join(directory, LOCK_FILE);
  const own = JSON.stringify({ pid: process.pid, started: await startOf(process.pid) } satisfies Holder);
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await createWhole(file, own)) return () => giveBack(file, own);
    const found = await readText(file);
    if (found === null) continue;
    const holder = parseHolder(found);
    if (holder && (await runs(holder))) {
      throw inUse(directory, `process ${holder.pid}`);
    }
    await removeStale(file, found);
  }
  throw new StartError(`The lock ${file} cannot be taken: several servers are starting on it. Try again.`);
}

/** Makes the file with its whole content, or returns false because there is one. A reader never sees half of it. */
async function createWhole(file: string, content: string): Promise<boolean> {
  const draft = besides(file);
  await writeFile(draft, content, { mode: 0o600, flag: "wx" });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Removes the lock only if it still is the stale one: another start may have replaced it since it was read. */
async function removeStale(file: string, stale: string): Promise<void> {
  const aside = besides(file);
  try {
    await rename(file, aside);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  const moved = await readText(aside);
  if (moved !== stale && moved !== null) await createWhole(file, moved);
  await rm(aside, { force: true });
}

async function giveBack(file: string, own: string): Promise<void> {
  if ((await readText(file)) === own) await rm(file, { force: true });
}

function besides(file: string): string {
  return `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
}

async function readText(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

function parseHolder(text: string): Holder | null {
  try {
    const value = JSON.parse(text) as Partial<Holder> | null;
    if (!Number.isSafeInteger(value?.pid) || !value?.pid || value.pid <= 0) return null;
    return { pid: value.pid, started: typeof value.started === "string" ? value.started : null };
  } catch {
    // Not written by us, or cut off by a full disk: nobody can be running behind it.
    return null;
  }
}

async function runs(holder: Holder): Promise<boolean> {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it runs, as another user.
    if (codeOf(error) !== "EPERM") return false;
  }
  const started = await startOf(holder.pid);
  if (started === null || holder.started === null) return holder.pid !== process.pid;
  return started === holder.started;
}

/**
 * Boot id and start time of a process, where the system says them (Linux, proc(5) stat field 22). In a container every
 * start has the same number, so the number alone would call the lock of a killed server its own successor's.
 */
async function startOf(pid: number): Promise<string | null> {
  try {
    const boot = (await readFile("/proc/sys/kernel/random/boot_id", "utf8")).trim();
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    // The name in field 2 may contain spaces and brackets; the fields after its last bracket do not.
    const startTime = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    return startTime ? `${boot}:${startTime}` : null;
  } catch {
    // No /proc on this system; the process number has to do.
    return null;
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  HELD_FILE,
  LOCK_FILE,
  refuseUnfinishedRestore,
  takeDataDirectory,
  UNFINISHED_RESTORE_FILE,
} from "./data-directory";
import { bundleProgram } from "./storage/run-bundled";

let directory: string;
let lock: string;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "paperboard-data-"));
  lock = path.join(directory, LOCK_FILE);
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

/** The number of a process that has ended. */
async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  return child.pid ?? 0;
}

/** Another process that has the directory until it is killed. */
async function startHolder(of: string): Promise<{ kill(): Promise<void> }> {
  const program = await bundleProgram(`
    import { takeDataDirectory } from "@/server/data-directory";
    const release = await takeDataDirectory(process.argv[2]);
    process.stdout.write("held");
    setInterval(() => release, 60_000);
  `);
  const child = program.start(of);
  await once(child.stdout, "data");
  return {
    async kill() {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
      await program.dispose();
    },
  };
}

async function holderOf(file: string): Promise<unknown> {
  return (JSON.parse(await readFile(file, "utf8")) as { pid?: unknown }).pid;
}

describe("takeDataDirectory", () => {
  it("creates the directory, and gives it back", async () => {
    const nested = path.join(directory, "a", "b");
    const release = await takeDataDirectory(nested);
    expect((await readdir(nested)).sort()).toEqual([HELD_FILE, LOCK_FILE]);
    await release();
    // Deleting it would let two processes lock two files of this name.
    expect(await readdir(nested)).toEqual([HELD_FILE]);
  });

  it("refuses a second server and names the first", async () => {
    const release = await takeDataDirectory(directory);
    await expect(takeDataDirectory(directory)).rejects.toThrow(`process ${process.pid}`);
    await release();
    await takeDataDirectory(directory);
    expect(await holderOf(lock)).toBe(process.pid);
  });

  it("lets exactly one of many that start together have it", async () => {
    const attempts = await Promise.allSettled(Array.from({ length: 8 }, () => takeDataDirectory(directory)));
    expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("takes over from a process that was killed", async () => {
    await writeFile(lock, JSON.stringify({ pid: await endedProcess(), started: null }));
    await takeDataDirectory(directory);
    expect(await holderOf(lock)).toBe(process.pid);
  });

  it("lets exactly one of many take over a stale lock", async () => {
    await writeFile(lock, JSON.stringify({ pid: await endedProcess(), started: null }));
    const attempts = await Promise.allSettled(Array.from({ length: 8 }, () => takeDataDirectory(directory)));
    expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await readdir(directory)).sort()).toEqual([HELD_FILE, LOCK_FILE]);
  });

  it.runIf(process.platform === "linux")(
    "is not fooled by a later process with the same number",
    async () => {
      await writeFile(lock, JSON.stringify({ pid: process.pid, started: "another-boot:1" }));
      await takeDataDirectory(directory);
      expect(await holderOf(lock)).toBe(process.pid);
    },
  );

  it("refuses a server of another container, whose process number says nothing here", async () => {
    const holder = await startHolder(directory);
    // What this container sees of that one: a number that nobody here has.
    await writeFile(lock, JSON.stringify({ pid: await endedProcess(), started: "elsewhere:1" }));
    await expect(takeDataDirectory(directory)).rejects.toThrow(/in another container/);
    await holder.kill();
    await takeDataDirectory(directory);
    expect(await holderOf(lock)).toBe(process.pid);
  });

  it.each(["", "{", "null", '{"pid":"1"}'])("takes over an unreadable lock: %j", async (content) => {
    await writeFile(lock, content);
    await takeDataDirectory(directory);
    expect(await holderOf(lock)).toBe(process.pid);
  });

  it("does not give back what somebody else has taken over", async () => {
    const release = await takeDataDirectory(directory);
    await writeFile(lock, "another");
    await release();
    expect(await readFile(lock, "utf8")).toBe("another");
  });

  it.skipIf(process.getuid?.() === 0)(
    "says what to do about a directory that cannot be written",
    async () => {
      await chmod(directory, 0o500);
      await expect(takeDataDirectory(directory)).rejects.toThrow(/cannot be written .*DATA_DIR/);
    },
  );

  it("says what to do when the path is a file", async () => {
    const file = path.join(directory, "file");
    await writeFile(file, "");
    await expect(takeDataDirectory(path.join(file, "data"))).rejects.toThrow(/DATA_DIR/);
  });
});

describe("refuseUnfinishedRestore", () => {
  it("lets a server start on a directory that no restore was interrupted in", async () => {
    await expect(refuseUnfinishedRestore(directory)).resolves.toBeUndefined();
  });

  it("says what the restore left to say", async () => {
    await writeFile(path.join(directory, UNFINISHED_RESTORE_FILE), "Run it again.\n");
    await expect(refuseUnfinishedRestore(directory)).rejects.toThrow(/^Run it again\.$/);
  });
});

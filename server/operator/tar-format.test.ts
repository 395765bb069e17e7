import { execFile } from "node:child_process";
import { mkdir, mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decodeTarHeader, encodeTarHeader } from "./tar-format";
import { readTar } from "./tar-reader";
import { createTarWriter } from "./tar-writer";

const run = promisify(execFile);
const hasTar = await run("tar", ["--version"]).then(
  () => true,
  () => false,
);

let directory: string;
let archive: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "paperboard-tar-"));
  archive = path.join(directory, "a.tar");
});
afterEach(() => rm(directory, { recursive: true, force: true }));

/** Sizes around a block, a read, and nothing. */
const FILES = new Map(
  [0, 1, 511, 512, 513, 300_000].map((size) => [`assets/ab/file-${size}`, Buffer.alloc(size, size % 251)]),
);

async function writeFiles(): Promise<void> {
  const file = await open(archive, "wx");
  const tar = createTarWriter(file, 1_700_000_000_000);
  for (const [name, content] of FILES) await tar.add(name, content.length, [content]);
  await tar.end();
  await file.close();
}

async function readFiles(): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  const file = await open(archive, "r");
  try {
    for await (const { path: name, content } of readTar(file)) {
      const chunks = [];
      for await (const chunk of content) chunks.push(chunk);
      found.set(name, Buffer.concat(chunks));
    }
  } finally {
    await file.close();
  }
  return found;
}

describe("a tar archive", () => {
  it("is read as it was written", async () => {
    await writeFiles();
    expect(await readFiles()).toEqual(FILES);
  });

  it.runIf(hasTar)("is what tar reads and writes", async () => {
    await writeFiles();
    await run("tar", ["-xf", archive, "-C", directory]);
    for (const [name, content] of FILES) expect(await readFile(path.join(directory, name))).toEqual(content);
    await rm(archive);
    await run("tar", ["--format=ustar", "-C", directory, "-cf", archive, ...FILES.keys()]);
    expect(await readFiles()).toEqual(FILES);
  });

  it("keeps sizes above 8 GiB", () => {
    for (const size of [0, 8 ** 11 - 1, 8 ** 11, 5e12]) {
      expect(decodeTarHeader(encodeTarHeader({ name: "a", size }, 0))).toEqual({ name: "a", size });
    }
  });

  it("has no name that tar would cut off", () => {
    expect(() => encodeTarHeader({ name: "n".repeat(101), size: 0 }, 0)).toThrow(/too long/);
    expect(decodeTarHeader(encodeTarHeader({ name: "n".repeat(100), size: 0 }, 0))?.name).toHaveLength(100);
  });

  it("refuses a file that grows or shrinks while it is added", async () => {
    const file = await open(archive, "wx");
    const tar = createTarWriter(file, 0);
    await expect(tar.add("a", 3, [Buffer.from("four")])).rejects.toThrow(/changed/);
    await expect(tar.add("a", 5, [Buffer.from("four")])).rejects.toThrow(/changed/);
    await file.close();
  });

  it("that was cut off anywhere is not read as a shorter one", async () => {
    await writeFiles();
    const whole = await readFile(archive);
    for (const length of [0, 100, 512, 3_000, whole.length - 1_024, whole.length - 512, whole.length - 1]) {
      await writeFile(archive, whole.subarray(0, length));
      await expect(readFiles(), `${length} bytes`).rejects.toThrow(/cut off/);
    }
  });

  it("is refused when a header was changed, a file claims to be huge, or it is no archive", async () => {
    const header = encodeTarHeader({ name: "a", size: 0 }, 0);
    header[0] = 0x62;
    await writeFile(archive, Buffer.concat([header, Buffer.alloc(1024)]));
    await expect(readFiles()).rejects.toThrow(/damaged/);
    await writeFile(
      archive,
      Buffer.concat([encodeTarHeader({ name: "a", size: 9e15 }, 0), Buffer.alloc(1024)]),
    );
    await expect(readFiles()).rejects.toThrow(/cut off/);
    await writeFile(archive, Buffer.alloc(2048, "x"));
    await expect(readFiles()).rejects.toThrow(/no tar archive/);
  });

  it.runIf(hasTar)("is refused when it holds a link", async () => {
    await mkdir(path.join(directory, "assets"));
    await run("ln", ["-s", "/etc/passwd", path.join(directory, "assets", "link")]);
    await run("tar", ["--format=ustar", "-C", directory, "-cf", archive, "assets/link"]);
    await expect(readFiles()).rejects.toThrow(/no regular file/);
  });
});

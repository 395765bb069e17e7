import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ARCHIVE_LIMITS, CANVAS_PATH } from "@/contract/archive";
import { errorDetail, type ErrorDetail } from "@/contract/error-details";
import { readArchive } from "./read-archive";
import {
  leastFiles,
  manifestFile,
  manifestFor,
  packFiles,
  type PackedFile,
  text,
} from "./testing/pack-files";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "paperboard-archive-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function open(zip: Uint8Array, limits: Partial<typeof ARCHIVE_LIMITS> = {}) {
  const file = path.join(folder, "archive.zip");
  await writeFile(file, zip);
  return readArchive(file, { ...ARCHIVE_LIMITS, ...limits } as typeof ARCHIVE_LIMITS);
}

/** An archive of `files` with a manifest that names them all. */
const whole = (files: readonly PackedFile[]) => packFiles([...files, manifestFile(manifestFor(files))]);

async function expectRefused(attempt: Promise<unknown>, detail: ErrorDetail): Promise<void> {
  await expect(attempt).rejects.toMatchObject({ message: errorDetail(detail) });
  const { code } = (await attempt.catch((error: unknown) => error)) as { code: string };
  expect(code).toBe(detail === "archive_bomb" ? "too_large" : "bad_request");
}

describe("an archive", () => {
  test("gives the files that its manifest names, checked", async () => {
    const archive = await open(whole([...leastFiles(), text("index.html", "<p>hello")]));
    expect(archive.manifest.files).toHaveLength(3);
    expect(new TextDecoder().decode(await archive.bytes("index.html", 100))).toBe("<p>hello");
    await expectRefused(archive.bytes("index.html", 3), "archive_bomb");
    await expectRefused(archive.bytes("secret.txt", 100), "archive_incomplete");
    archive.close();
  });

  test("may have been packed anew by a tool that adds folders", async () => {
    const files = leastFiles();
    const archive = await open(
      packFiles([text("documents/", ""), ...files, manifestFile(manifestFor(files))]),
    );
    expect(archive.manifest.files).toHaveLength(2);
    archive.close();
  });

  test.each(["", "not a zip at all", "PK\u0003\u0004 and then nothing"])("is no file with %j", (content) =>
    expectRefused(open(new TextEncoder().encode(content)), "archive_no_zip"),
  );

  test("that was cut off is refused wherever the cut is", async () => {
    const zip = whole(leastFiles());
    for (const part of [0.2, 0.5, 0.9, 0.99]) {
      const cut = zip.subarray(0, Math.floor(zip.length * part));
      // oxlint-disable-next-line no-await-in-loop -- one file after the other
      await expectRefused(open(cut), "archive_no_zip");
    }
  });

  test("with a flipped bit in a file is damaged", async () => {
    const files = [...leastFiles(), text("index.html", "a".repeat(5000) + Math.PI)];
    const manifest = manifestFor(files);
    const other = { ...files[2], bytes: new TextEncoder().encode("b".repeat(5000) + Math.PI) } as PackedFile;
    const archive = await open(packFiles([...leastFiles(), other, manifestFile(manifest)]));
    await expectRefused(archive.bytes("index.html", 10_000), "archive_damaged");
    archive.close();
    const zip = whole(files);
    const at = zip.indexOf("index.html") + 20;
    zip[at] = (zip[at] ?? 0) ^ 0x55;
    await expectRefused(
      open(zip).then(async (opened) => {
        try {
          return await opened.bytes("index.html", 10_000);
        } finally {
          opened.close();
        }
      }),
      "archive_damaged",
    );
  });
});

describe("the manifest", () => {
  const files = leastFiles();
  test.each<[string, PackedFile[], ErrorDetail]>([
    ["is missing", files, "archive_no_manifest"],
    ["is no JSON", [...files, text("manifest.json", "{")], "archive_no_manifest"],
    ["is empty", [...files, text("manifest.json", "null")], "archive_no_manifest"],
    [
      "is of something else",
      [...files, manifestFile({ ...manifestFor(files), format: "paperboard-backup" })],
      "archive_no_manifest",
    ],
    ["is newer", [...files, manifestFile({ ...manifestFor(files), version: 2 })], "archive_newer"],
    [
      "names a file twice",
      [...files, manifestFile({ ...manifestFor([...files, ...files.slice(0, 1)]) })],
      "archive_paths",
    ],
    [
      "names itself",
      [...files, manifestFile(manifestFor([...files, text("manifest.json", "")]))],
      "archive_paths",
    ],
    [
      "names what is not there",
      [...files, manifestFile(manifestFor([...files, text("a", "b")]))],
      "archive_incomplete",
    ],
    ["names no documents", [manifestFile(manifestFor([]))], "archive_incomplete"],
    [
      "names a picture that it does not list",
      [
        ...files,
        manifestFile(
          manifestFor(files, {
            pictures: [{ path: "pictures/a.png", frame: "a", name: "", seq: 1, current: true }],
          }),
        ),
      ],
      "archive_incomplete",
    ],
    [
      "names a way up",
      [...files, manifestFile(manifestFor([...files, text("../a", "")]))],
      "archive_no_manifest",
    ],
  ])("that %s is refused", async (_, packed, detail) => expectRefused(open(packFiles(packed)), detail));

  test("that says another size than the file has is refused", async () => {
    const manifest = manifestFor(files);
    const first = manifest.files[0];
    if (first) first.size += 1;
    await expectRefused(open(packFiles([...files, manifestFile(manifest)])), "archive_damaged");
  });
});

describe("names", () => {
  test.each([
    "../../etc/passwd",
    "/etc/passwd",
    "C:/windows/system.ini",
    "documents\\canvas.yjs",
    "documents/../index.html",
    "./index.html",
    ".hidden",
    "a//b",
    "nul\u0000byte",
    "a/b/c/d/e/f/g",
    "ä.txt",
    "x".repeat(300),
    "not-in-the-manifest.txt",
  ])("%j never gets in", async (name) => {
    const files = leastFiles();
    const packed = packFiles([...files, text(name, "evil"), manifestFile(manifestFor(files))]);
    await expectRefused(open(packed), "archive_paths");
  });

  test("the same name twice is refused", async () => {
    const files = leastFiles();
    const packed = packFiles([...files, text(CANVAS_PATH, "other"), manifestFile(manifestFor(files))]);
    await expectRefused(open(packed), "archive_paths");
  });

  test("a symbolic link is refused, whatever it is called", async () => {
    const link = { ...text("index.html", "/etc/passwd"), attributes: { os: 3, attrs: 0o120777 << 16 } };
    await expectRefused(open(whole([...leastFiles(), link])), "archive_paths");
  });
});

describe("sizes", () => {
  const zeros = (bytes: number) => ({ path: "index.html", bytes: new Uint8Array(bytes) });

  test("more entries than a board can have are not looked at", async () => {
    const files = [...leastFiles(), ...Array.from({ length: 40 }, (_, n) => text(`f${n}`, "x"))];
    await expectRefused(open(whole(files), { entries: 20 } as never), "archive_bomb");
  });

  test("what unpacks to more than a board may hold is not unpacked", async () => {
    await expectRefused(
      open(whole([...leastFiles(), zeros(2_000_000)]), { unpackedBytes: 1_000_000 } as never),
      "archive_bomb",
    );
  });

  test("a bomb is recognised by its ratio", async () => {
    await expectRefused(open(whole([...leastFiles(), zeros(20 * 1024 * 1024)])), "archive_bomb");
  });

  test("a bomb that says it was not compressed is recognised by the size of the file", async () => {
    const zip = whole([...leastFiles(), zeros(20 * 1024 * 1024)]);
    // The compressed size of the entry in the central directory (APPNOTE 4.3.12), 26 bytes before its name.
    const at = zip.lastIndexOf("index.html") - 26;
    expect(zip.readUInt32LE(at)).toBeLessThan(1024 * 1024);
    zip.writeUInt32LE(20 * 1024 * 1024, at);
    await expectRefused(open(zip), "archive_bomb");
  });

  test("a file may not be larger than its kind", async () => {
    const document = { path: CANVAS_PATH, bytes: new Uint8Array(10) };
    const files = [document, text("documents/session.yjs", ""), zeros(5_000)];
    await expectRefused(open(whole(files), { recordBytes: 4_000 } as never), "archive_bomb");
  });

  test("a manifest larger than any board's is not read", async () => {
    const files = leastFiles();
    const manifest = { ...manifestFor(files), extra: "x".repeat(5000) };
    await expectRefused(
      open(packFiles([...files, manifestFile(manifest)]), { manifestBytes: 4000 } as never),
      "archive_bomb",
    );
  });

  test("an entry that lies about its size is stopped where the lie ends", async () => {
    const files = [...leastFiles(), zeros(1_000_000)];
    const manifest = manifestFor(files);
    const listed = manifest.files.find(({ path }) => path === "index.html");
    if (listed) listed.size = 10;
    const zip = packFiles([...files, manifestFile(manifest)]);
    // The uncompressed size of the entry in the central directory (APPNOTE 4.3.12), 22 bytes before its name.
    const at = zip.lastIndexOf("index.html") - 22;
    expect(zip.readUInt32LE(at)).toBe(1_000_000);
    zip.writeUInt32LE(10, at);
    const archive = await open(zip);
    let seen = 0;
    const read = async () => {
      for await (const chunk of archive.stream("index.html")) seen += chunk.byteLength;
    };
    await expectRefused(read(), "archive_damaged");
    expect(seen).toBeLessThan(200_000);
    archive.close();
  });
});

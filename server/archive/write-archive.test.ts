import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { type ArchiveFile, once, writeArchive } from "./write-archive";
import { manifestFor } from "./testing/pack-files";

const AT = Date.parse("2026-11-23T15:42:00Z");

function file(path: string, content: string, compress = true): ArchiveFile {
  return { path, compress, open: () => once(new TextEncoder().encode(content)) };
}

async function write(files: ArchiveFile[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const manifestOf: Parameters<typeof writeArchive>[0]["manifestOf"] = (written, missing) => ({
    ...manifestFor([]),
    files: written,
    missingImages: missing,
  });
  for await (const chunk of writeArchive({ files, manifestOf, at: AT })) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test("the manifest comes last and tells the size and hash of what was written, and what was missing", async () => {
  const gone: ArchiveFile = { path: "images/gone.png", compress: false, open: () => null };
  const unpacked = unzipSync(
    await write([file("a.txt", "a"), gone, file("b/c.png", "b".repeat(200_000), false)]),
  );
  expect(Object.keys(unpacked)).toEqual(["a.txt", "b/c.png", "manifest.json"]);
  const manifest = JSON.parse(new TextDecoder().decode(unpacked["manifest.json"])) as {
    files: unknown;
    missingImages: string[];
  };
  expect(manifest.files).toEqual([
    { path: "a.txt", size: 1, sha256: "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb" },
    { path: "b/c.png", size: 200_000, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
  ]);
  expect(manifest.missingImages).toEqual(["images/gone.png"]);
});

test("the same board at the same time gives the same bytes", async () => {
  const files = () => [file("a.txt", "a".repeat(100_000)), file("b.png", "b", false)];
  expect((await write(files())).equals(await write(files()))).toBe(true);
});

test("whoever stops reading closes the file that is open, and no further one is opened", async () => {
  let closed = false;
  let opened = 0;
  async function* endless() {
    try {
      for (;;) yield new Uint8Array(100_000);
    } finally {
      closed = true;
    }
  }
  const files: ArchiveFile[] = [
    { path: "endless", compress: false, open: () => endless() },
    { path: "next", compress: false, open: () => ((opened += 1), once(new Uint8Array(1))) },
  ];
  for await (const _ of writeArchive({ files, manifestOf: () => manifestFor([]), at: AT })) break;
  expect([closed, opened]).toEqual([true, 0]);
});

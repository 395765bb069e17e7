import { createHash } from "node:crypto";
import { type FileHandle, mkdir, open } from "node:fs/promises";
import path from "node:path";
import type { z } from "zod";
import {
  ARCHIVE_VERSION,
  ArchiveHeader,
  ArchiveManifest,
  HEADER_PATH,
  isArchivePath,
  MANIFEST_PATH,
  MAX_JSON_BYTES,
} from "./archive-layout";
import { OperatorError } from "./operator-error";
import { ArchiveError } from "./tar-format";
import { readTar } from "./tar-reader";
import type { WrittenFile } from "./tar-writer";

interface Unpacked {
  header: ArchiveHeader;
  manifest: ArchiveManifest;
}

interface UnpackOptions {
  archive: FileHandle;
  /** For messages. */
  name: string;
  /** Where a file of the archive goes: an absolute path. Asked only for paths that `isArchivePath` allows. */
  placeOf: (archivePath: string) => string;
  signal: AbortSignal;
}

/**
 * Writes the files of a backup to their places, synced, and checks them against the manifest: nothing missing, nothing
 * more, every hash right. Throws `OperatorError` with a sentence for anything that no backup of ours is.
 */
export async function unpackArchive(options: UnpackOptions): Promise<Unpacked> {
  const { archive, name, placeOf, signal } = options;
  const refuse = (reason: string) => new OperatorError(`${name} cannot be restored: ${reason}.`);
  const files = new Map<string, WrittenFile>();
  let header: ArchiveHeader | null = null;
  let manifest: ArchiveManifest | null = null;
  try {
    for await (const entry of readTar(archive)) {
      signal.throwIfAborted();
      if (header === null) {
        if (entry.path !== HEADER_PATH) throw refuse("it is no backup of Paperboard");
        header = await readJson(entry, ArchiveHeader);
        if (header.version > ARCHIVE_VERSION) {
          throw refuse(
            `it was written by a newer Paperboard (${header.paperboard}); use that version or a later one`,
          );
        }
        continue;
      }
      if (manifest !== null) throw refuse("it goes on after its manifest");
      if (entry.path === MANIFEST_PATH) {
        manifest = await readJson(entry, ArchiveManifest);
        continue;
      }
      if (!isArchivePath(entry.path))
        throw refuse(`it holds ${JSON.stringify(entry.path)}, which no backup does`);
      if (files.has(entry.path)) throw refuse(`it holds ${entry.path} twice`);
      files.set(entry.path, await writeEntry(entry, placeOf(entry.path), signal));
    }
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    throw refuse(header ? error.message : "it is no backup of Paperboard");
  }
  if (header === null || manifest === null) throw refuse("it has no manifest, so it was cut off");
  const problem = firstDifference(files, manifest);
  if (problem) throw refuse(problem);
  return { header, manifest };
}

type Entry = { path: string; size: number; content: AsyncIterable<Uint8Array> };

async function readJson<T>({ path: name, size, content }: Entry, schema: z.ZodType<T>): Promise<T> {
  if (size > MAX_JSON_BYTES) throw new ArchiveError(`${name} is too large`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  let value: unknown;
  try {
    value = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    throw new ArchiveError(`${name} is damaged`);
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new ArchiveError(`${name} is damaged`);
  return parsed.data;
}

async function writeEntry(entry: Entry, place: string, signal: AbortSignal): Promise<WrittenFile> {
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  const file = await open(place, "wx", 0o600);
  const digest = createHash("sha256");
  try {
    for await (const chunk of entry.content) {
      signal.throwIfAborted();
      digest.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { path: entry.path, size: entry.size, sha256: digest.digest("hex") };
}

function firstDifference(files: ReadonlyMap<string, WrittenFile>, manifest: ArchiveManifest): string | null {
  const listed = new Set<string>();
  for (const { path: name, size, sha256 } of manifest.files) {
    const file = files.get(name);
    if (!file) return `${name} of its manifest is missing`;
    if (file.size !== size || file.sha256 !== sha256) return `${name} is damaged`;
    listed.add(name);
  }
  const extra = [...files.keys()].find((name) => !listed.has(name));
  return extra ? `${extra} is not in its manifest` : null;
}

import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import {
  ARCHIVE_LIMITS,
  ARCHIVE_VERSION,
  CANVAS_PATH,
  isArchivePath,
  MANIFEST_PATH,
  SESSION_PATH,
} from "@/contract/archive";
import { ArchiveManifest } from "@/contract/archive-schema";
import { errorDetail, type ErrorDetail } from "@/contract/error-details";
import { AppError, errorCodeOf } from "@/contract/errors";
import { FRAME_PICTURE } from "@/contract/frame-pictures";
import { LIMITS } from "@/contract/limits";

/** An archive that was looked through: its names, sizes and manifest agree; contents are checked when they are read. */
export interface OpenArchive {
  manifest: ArchiveManifest;
  /** A file whole, checked against the manifest. Throws AppError `bad_request`, or `too_large` above `most` bytes. */
  bytes(path: string, most: number): Promise<Uint8Array>;
  /** A file as it is read; throws as `bytes` does, at its end when its content is not what the manifest says. */
  stream(path: string): AsyncGenerator<Uint8Array>;
  close(): void;
}

type Limits = typeof ARCHIVE_LIMITS;

const S_IFMT = 0o170000;
const S_IFLNK = 0o120000;
const FOLDER = /^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/){1,4}$/;

/**
 * Opens an archive that a stranger made. Nothing is unpacked to disk, and nothing is read that the manifest does not
 * name. Throws AppError `bad_request` with a sentence for what is no archive, and `too_large` for what unpacks to more
 * than `limits` allow.
 */
export async function readArchive(file: string, limits: Limits = ARCHIVE_LIMITS): Promise<OpenArchive> {
  const zip = await openPromise(file, { autoClose: false, strictFileNames: true }).catch(refuseZip);
  try {
    const entries = await entriesOf(zip, limits);
    const manifest = await manifestOf(zip, entries, limits);
    const listed = new Map(manifest.files.map((entry) => [entry.path, entry]));
    if (listed.size !== manifest.files.length || listed.has(MANIFEST_PATH)) throw refused("archive_paths");
    for (const path of entries.keys())
      if (path !== MANIFEST_PATH && !listed.has(path)) throw refused("archive_paths");
    for (const [path, { size }] of listed) {
      const entry = entries.get(path);
      if (!entry) throw refused("archive_incomplete");
      if (entry.uncompressedSize !== size) throw refused("archive_damaged");
      if (size > mostOf(path, limits)) throw tooLarge();
    }
    const named = [...manifest.pictures, ...manifest.images].map(({ path }) => path);
    for (const path of [...named, CANVAS_PATH, SESSION_PATH])
      if (!listed.has(path)) throw refused("archive_incomplete");

    async function* stream(path: string): AsyncGenerator<Uint8Array> {
      const entry = entries.get(path);
      const expected = listed.get(path);
      if (!entry || !expected) throw refused("archive_incomplete");
      const digest = createHash("sha256");
      for await (const chunk of contentOf(zip, entry)) {
        digest.update(chunk);
        yield chunk;
      }
      if (digest.digest("hex") !== expected.sha256) throw refused("archive_damaged");
    }
    return {
      manifest,
      stream,
      async bytes(path, most) {
        if ((entries.get(path)?.uncompressedSize ?? 0) > most) throw tooLarge();
        return collect(stream(path));
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** Every file of the zip by its name. */
async function entriesOf(zip: ZipFile, limits: Limits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.entries) throw tooLarge();
  const entries = new Map<string, Entry>();
  let packed = 0;
  let unpacked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const { fileName } = entry;
      // Folders say nothing; a tool that packed the files anew may have added them.
      if (FOLDER.test(fileName) && entry.uncompressedSize === 0) continue;
      const isLink = ((entry.externalFileAttributes >>> 16) & S_IFMT) === S_IFLNK;
      if (isLink || !isArchivePath(fileName) || entries.has(fileName)) throw refused("archive_paths");
      if (!entry.canDecodeFileData()) throw refused("archive_no_zip");
      packed += entry.compressedSize;
      unpacked += entry.uncompressedSize;
      if (unpacked > limits.unpackedBytes) throw tooLarge();
      entries.set(fileName, entry);
    }
  } catch (error) {
    if (errorCodeOf(error)) throw error;
    // yauzl refuses absolute names and ways up by itself, as it does broken structures.
    const isName = /file ?name|relative path|absolute path|invalid characters/i.test(messageOf(error));
    throw refused(isName ? "archive_paths" : "archive_no_zip", error);
  }
  // What the file says of its own packed sizes need not be true; it cannot be more than the file has.
  const least = Math.max(1, Math.min(packed, zip.fileSize));
  if (unpacked > limits.ratioFreeBytes && unpacked / least > limits.ratio) throw tooLarge();
  return entries;
}

async function manifestOf(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  limits: Limits,
): Promise<ArchiveManifest> {
  const entry = entries.get(MANIFEST_PATH);
  if (!entry) throw refused("archive_no_manifest");
  if (entry.uncompressedSize > limits.manifestBytes) throw tooLarge();
  let value: unknown;
  const text = new TextDecoder().decode(await collect(contentOf(zip, entry)));
  try {
    value = JSON.parse(text) as unknown;
  } catch (error) {
    throw refused("archive_no_manifest", error);
  }
  const { version } = (value ?? {}) as { version?: unknown };
  if (typeof version === "number" && version > ARCHIVE_VERSION) throw refused("archive_newer");
  const parsed = ArchiveManifest.safeParse(value);
  if (!parsed.success) throw refused("archive_no_manifest", parsed.error);
  return parsed.data;
}

/** yauzl ends with an error as soon as there is more than the entry declares, and checks its CRC-32. */
async function* contentOf(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  let stream: Readable | null = null;
  try {
    stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (error) {
    if (errorCodeOf(error)) throw error;
    throw refused("archive_damaged", error);
  } finally {
    stream?.destroy();
  }
}

function mostOf(path: string, limits: Limits): number {
  if (path === CANVAS_PATH || path === SESSION_PATH) return LIMITS.documentBytes;
  if (path.startsWith("images/")) return LIMITS.assetBytes;
  if (path.startsWith("pictures/")) return FRAME_PICTURE.maxBytes;
  return limits.recordBytes;
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

function refuseZip(error: unknown): never {
  throw refused("archive_no_zip", error);
}

function refused(detail: ErrorDetail, cause?: unknown): AppError {
  return new AppError("bad_request", errorDetail(detail), { cause });
}

function tooLarge(): AppError {
  return new AppError("too_large", errorDetail("archive_bomb"));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "";
}

import { createHash } from "node:crypto";
import { Zip, ZipDeflate, ZipPassThrough } from "fflate";
import { MANIFEST_PATH, type ArchiveManifest } from "@/contract/archive";

/** A file of an archive. */
export interface ArchiveFile {
  path: string;
  /** Read only when it is this file's turn; null when it turns out not to be there. */
  open: () => AsyncIterable<Uint8Array> | null | Promise<AsyncIterable<Uint8Array> | null>;
  /** False for what is packed already: images. */
  compress: boolean;
}

/** Bytes that are packed at once, so that other requests get their turn in between. */
const CHUNK_BYTES = 64 * 1024;
/** What zip files can say at least (APPNOTE 4.4.6). */
const FIRST_YEAR = 1980;

/**
 * The zip file of `files` and, last, the manifest that `manifestOf` makes of what was written. Nothing is held but the
 * file that is being packed; whoever stops reading stops the packing. The same files and time give the same bytes.
 */
export async function* writeArchive(options: {
  files: AsyncIterable<ArchiveFile> | Iterable<ArchiveFile>;
  manifestOf: (written: ArchiveManifest["files"], missing: string[]) => ArchiveManifest;
  /** Time of the files, in milliseconds since the epoch. */
  at: number;
}): AsyncGenerator<Uint8Array, void, undefined> {
  const packed: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    // fflate tells misuse so: files after the end, or one that began before the other ended.
    if (error) throw error;
    packed.push(chunk);
  });
  const mtime = zipTime(options.at);
  const written: ArchiveManifest["files"] = [];
  const missing: string[] = [];

  const add = async function* (file: { path: string; compress: boolean }, bytes: AsyncIterable<Uint8Array>) {
    const entry = file.compress ? new ZipDeflate(file.path, { level: 6 }) : new ZipPassThrough(file.path);
    entry.mtime = mtime;
    const digest = createHash("sha256");
    let size = 0;
    zip.add(entry);
    for await (const part of inChunks(bytes)) {
      digest.update(part);
      size += part.byteLength;
      entry.push(part);
      yield* packed.splice(0);
    }
    entry.push(new Uint8Array(), true);
    yield* packed.splice(0);
    return { path: file.path, size, sha256: digest.digest("hex") };
  };

  for await (const file of options.files) {
    const bytes = await file.open();
    if (bytes) written.push(yield* add(file, bytes));
    else missing.push(file.path);
  }
  const manifest = options.manifestOf(written, missing);
  const text = new TextEncoder().encode(`${JSON.stringify(manifest, null, 1)}\n`);
  yield* add({ path: MANIFEST_PATH, compress: true }, once(text));
  zip.end();
  yield* packed.splice(0);
}

/** A file that is in memory. */
export async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* inChunks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const part of bytes) {
    for (let at = 0; at < part.byteLength; at += CHUNK_BYTES) {
      yield part.subarray(at, at + CHUNK_BYTES);
      if (part.byteLength > CHUNK_BYTES) await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

/** Zip files tell the time without its zone: UTC here, so that every server writes the same. */
function zipTime(at: number): Date {
  const utc = new Date(at);
  const local = new Date(
    Math.max(FIRST_YEAR, utc.getUTCFullYear()),
    utc.getUTCMonth(),
    utc.getUTCDate(),
    utc.getUTCHours(),
    utc.getUTCMinutes(),
    utc.getUTCSeconds(),
  );
  return local;
}

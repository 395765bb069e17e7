import { createHash } from "node:crypto";
import { Zip, ZipDeflate, type ZipAttributes } from "fflate";
import { type ArchiveManifest, CANVAS_PATH, MANIFEST_PATH, SESSION_PATH } from "@/contract/archive";

export interface PackedFile {
  path: string;
  bytes: Uint8Array;
  attributes?: ZipAttributes;
}

/** A zip file of anything under any name, the same name twice if need be. */
export function packFiles(files: readonly PackedFile[]): Buffer {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const { path, bytes, attributes } of files) {
    const entry = new ZipDeflate(path, { level: 9 });
    Object.assign(entry, attributes);
    zip.add(entry);
    entry.push(bytes, true);
  }
  zip.end();
  return Buffer.concat(chunks);
}

/** A manifest that is true for `files`, changed by `changes`. */
export function manifestFor(
  files: readonly PackedFile[],
  changes: Partial<ArchiveManifest> = {},
): ArchiveManifest {
  const at = "2026-01-05T10:00:00.000Z";
  return {
    format: "paperboard-archive",
    version: 1,
    paperboard: "0.0.0",
    board: { id: "b", title: "Title", template: "blank", createdAt: at, editedAt: at },
    seq: { canvas: 1, session: 1 },
    files: files.map(({ path, bytes }) => ({
      path,
      size: bytes.byteLength,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    })),
    pictures: [],
    missingPictures: [],
    images: [],
    missingImages: [],
    ...changes,
  };
}

export function text(path: string, content: string): PackedFile {
  return { path, bytes: new TextEncoder().encode(content) };
}

export function manifestFile(manifest: unknown): PackedFile {
  return text(MANIFEST_PATH, JSON.stringify(manifest));
}

/** The least that is an archive as far as names and sizes go; its documents are none. */
export function leastFiles(): PackedFile[] {
  return [text(CANVAS_PATH, "canvas"), text(SESSION_PATH, "session")];
}

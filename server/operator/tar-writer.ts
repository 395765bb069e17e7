import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { encodeTarHeader, END_BYTES, paddingAfter } from "./tar-format";

/** A file as it was put into an archive. */
export interface WrittenFile {
  path: string;
  /** Bytes. */
  size: number;
  /** Hexadecimal. */
  sha256: string;
}

export interface TarWriter {
  /**
   * Adds a file of exactly `size` bytes. Throws when the content has another size (it was changed while it was read);
   * the archive is of no use then.
   */
  add(
    path: string,
    size: number,
    content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<WrittenFile>;
  /** Ends the archive. */
  end(): Promise<void>;
}

/** Writes a tar archive to an open file, one block at a time. @param now milliseconds, as the time of all files */
export function createTarWriter(file: FileHandle, now: number): TarWriter {
  return {
    async add(path, size, content) {
      await file.writeFile(encodeTarHeader({ name: path, size }, now));
      const digest = createHash("sha256");
      let written = 0;
      for await (const chunk of content) {
        written += chunk.byteLength;
        if (written > size) break;
        digest.update(chunk);
        await file.writeFile(chunk);
      }
      if (written !== size) throw new Error(`${path} was changed while it was read`);
      const padding = paddingAfter(size);
      if (padding > 0) await file.writeFile(Buffer.alloc(padding));
      return { path, size, sha256: digest.digest("hex") };
    },
    async end() {
      await file.writeFile(Buffer.alloc(END_BYTES));
    },
  };
}

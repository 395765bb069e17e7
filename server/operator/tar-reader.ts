import type { FileHandle } from "node:fs/promises";
import { ArchiveError, BLOCK_BYTES, decodeTarHeader, paddingAfter } from "./tar-format";

/** Bytes read at once. */
const CHUNK_BYTES = 256 * 1024;

interface TarEntry {
  path: string;
  size: number;
  /** The content, in chunks; to be read whole before the next entry is asked for. */
  content: AsyncIterable<Uint8Array>;
}

/**
 * The files of an archive, in order. Throws when it is damaged or ends before its end mark, and before anything of a
 * file is read that claims to be larger than what is left of the archive.
 */
export async function* readTar(file: FileHandle): AsyncGenerator<TarEntry> {
  const { size: total } = await file.stat();
  let offset = 0;

  async function read(length: number): Promise<Buffer> {
    const buffer = Buffer.allocUnsafe(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await file.read(buffer, filled, length - filled, offset);
      if (bytesRead === 0) throw new ArchiveError("it was cut off");
      filled += bytesRead;
      offset += bytesRead;
    }
    return buffer;
  }

  async function* contentOf(size: number): AsyncGenerator<Uint8Array> {
    let left = size;
    while (left > 0) {
      const chunk = await read(Math.min(left, CHUNK_BYTES));
      left -= chunk.length;
      yield chunk;
    }
  }

  for (;;) {
    const header = decodeTarHeader(await read(BLOCK_BYTES));
    if (header === null) {
      if (decodeTarHeader(await read(BLOCK_BYTES)) !== null)
        throw new ArchiveError("it goes on after its end");
      return;
    }
    const end = offset + header.size;
    if (end > total) throw new ArchiveError("it was cut off");
    yield { path: header.name, size: header.size, content: contentOf(header.size) };
    if (offset !== end) throw new Error(`${header.name} was not read to its end`);
    await read(paddingAfter(header.size));
  }
}

/**
 * Compresses the finished pages' code once, when they are built: the canvas is 1.8 MB, and to compress it for everybody who opens
 * a board takes the server a tenth of a second each, while all of them wait. server/http/static-files.ts serves the files
 * that this leaves beside the originals.
 */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const COMPRESSIBLE = /\.(js|css|json|svg|txt)$/;
/** What fits into a packet or two gains nothing. */
const SMALL_BYTES = 1_400;
/** 11 takes three times as long for two percent. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } };
const GZIP = { level: 9 };

/** Writes `.br` and `.gz` files below `.next/static`. Returns the names of the originals; repeating it changes nothing. */
export async function precompress(root) {
  const folder = join(root, ".next/static");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && COMPRESSIBLE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const compressed = await Promise.all(
    names.map(async (file) => {
      const bytes = await readFile(file);
      if (bytes.length < SMALL_BYTES) return null;
      const [br, gz] = await Promise.all([
        promisify(brotliCompress)(bytes, BROTLI),
        promisify(gzip)(bytes, GZIP),
      ]);
      await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)]);
      return file.slice(folder.length + 1);
    }),
  );
  return compressed.filter((name) => name !== null).sort();
}

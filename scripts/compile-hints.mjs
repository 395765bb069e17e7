/**
 * Tells Chromium to compile the canvas's code while it arrives and beside everything else, instead of function by function
 * when it runs: Next wraps each module in a function, and parsing these a second time on the main thread takes a tenth of the
 * time in which a board opens (bench `browser`). It is a comment that V8 reads; to other engines it is just that.
 * https://v8.dev/blog/explicit-compile-hints
 */
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

const HINT = "//# allFunctionsCalledOnLoad\n";
/** Only the canvas is that large; the small files are on the way to the first picture, where less is more. */
const LARGE_BYTES = 500_000;

/** Marks the large files of a finished `next build` below `root`. Returns their names; repeating it changes nothing. */
export async function addCompileHints(root) {
  const folder = join(root, ".next/static/chunks");
  const marked = [];
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    if (!name.endsWith(".js") || (await stat(file)).size < LARGE_BYTES) continue;
    const code = await readFile(file, "utf8");
    if (!code.startsWith(HINT)) await writeFile(file, HINT + code);
    marked.push(name);
  }
  return marked;
}

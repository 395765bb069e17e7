import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "application/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
};
const ENCODINGS = { br: ".br", gzip: ".gz" } as const;
type Encoding = keyof typeof ENCODINGS;

/** The built pages' own code, styles and fonts; their names change with their content. */
export interface StaticFiles {
  /** Answers a request for one of them; false when it is for something else. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

interface StaticFile {
  type: string;
  plain: Form;
  compressed: Partial<Record<Encoding, Form>>;
}

interface Form {
  file: string;
  bytes: number;
}

/**
 * Serves what `next build` left in `.next/static` of `rootDir`, compressed when it was built (scripts/precompress.mjs). Next
 * would compress the canvas's code anew for everybody who opens a board. The folder is read once: only what is there now
 * is ever served, whatever a path says.
 */
export async function openStaticFiles(rootDir: string): Promise<StaticFiles> {
  const folder = join(rootDir, ".next/static");
  const files = new Map<string, StaticFile>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const bytes = new Map<string, number>();
  for (const entry of entries) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile()) bytes.set(file, (await stat(file)).size);
  }
  const formOf = (file: string): Form | undefined => {
    const size = bytes.get(file);
    return size === undefined ? undefined : { file, bytes: size };
  };
  for (const file of bytes.keys()) {
    const [type, plain] = [TYPES[extname(file)], formOf(file)];
    if (!type || !plain) continue;
    const [br, gzip] = [formOf(file + ENCODINGS.br), formOf(file + ENCODINGS.gzip)];
    const path = relative(folder, file).split(sep).join("/");
    files.set(`/_next/static/${path}`, {
      type,
      plain,
      compressed: { ...(br && { br }), ...(gzip && { gzip }) },
    });
  }

  return {
    async answer(request, response) {
      const [path = ""] = (request.url ?? "").split("?");
      const found = files.get(path);
      if (!found || (request.method !== "GET" && request.method !== "HEAD")) return false;
      const { encoding, form } = formFor(found, String(request.headers["accept-encoding"] ?? ""));
      response.setHeader("Content-Type", found.type);
      response.setHeader("Content-Length", form.bytes);
      response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
      if (Object.keys(found.compressed).length > 0) response.setHeader("Vary", "Accept-Encoding");
      if (encoding) response.setHeader("Content-Encoding", encoding);
      if (request.method === "HEAD") response.end();
      else await send(form.file, response);
      return true;
    },
  };
}

function formFor(file: StaticFile, accepted: string): { encoding: Encoding | null; form: Form } {
  const offered = accepted.split(",").map((part) => part.trim().toLowerCase());
  for (const encoding of ["br", "gzip"] as const) {
    const form = file.compressed[encoding];
    // `gzip;q=0` refuses it; other weights are no reason to send something larger.
    if (
      form &&
      offered.some(
        (offer) => offer === encoding || new RegExp(`^${encoding};q=(1|0\\.\\d*[1-9])`).test(offer),
      )
    )
      return { encoding, form };
  }
  return { encoding: null, form: file.plain };
}

async function send(file: string, response: ServerResponse): Promise<void> {
  try {
    await pipeline(createReadStream(file), response);
  } catch (error) {
    // Somebody closed the page while it was loading: nothing is wrong.
    if ((error as NodeJS.ErrnoException).code === "ERR_STREAM_PREMATURE_CLOSE") return;
    throw error;
  }
}

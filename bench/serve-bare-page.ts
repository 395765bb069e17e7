import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { build } from "esbuild";
import type { TLRecord } from "@tldraw/tlschema";

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
const PAGE =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>tldraw</title><link rel="stylesheet" href="/page.css">' +
  '<body><script type="module" src="/page.js"></script></body></html>';

/** Builds the page of bare tldraw and serves it with `records` on 127.0.0.1. */
export async function serveBarePage(records: readonly TLRecord[]): Promise<{ url: string; close(): void }> {
  const built = await build({
    entryPoints: { page: "bench/bare-page/page.tsx" },
    outdir: "dist/bench/bare-page",
    write: false,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    alias: { "@": process.cwd() },
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "warning",
  });
  const files = new Map(built.outputFiles.map((file) => [`/page${extname(file.path)}`, file.contents]));
  files.set("/board.json", new TextEncoder().encode(JSON.stringify(records)));
  files.set("/", new TextEncoder().encode(PAGE));

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://bare").pathname;
    const type = path === "/" ? "text/html" : TYPES[extname(path)];
    const contents = files.get(path);
    const asset = join("public", normalize(path));
    if (type) response.setHeader("content-type", type);
    if (contents) response.end(contents);
    else if (path.startsWith("/tldraw-") && existsSync(asset)) createReadStream(asset).pipe(response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

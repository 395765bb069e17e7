import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, request, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { precompress } from "@/scripts/precompress.mjs";
import { openStaticFiles } from "./static-files";

const CODE = "const canvas = 1;\n".repeat(500);
let root: string;
let server: Server;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "paperboard-static-"));
  const chunks = join(root, ".next/static/chunks");
  await mkdir(chunks, { recursive: true });
  await writeFile(join(root, ".next/secret.js"), "secret");
  await writeFile(join(chunks, "canvas.js"), CODE);
  await writeFile(join(chunks, "font.woff2"), "font");
  await precompress(root);
  const files = await openStaticFiles(root);
  server = createServer((incoming, response) => {
    const answer = async () => {
      if (!(await files.answer(incoming, response))) response.writeHead(404).end("not ours");
    };
    void answer();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(async () => {
  server.close();
  await rm(root, { recursive: true, force: true });
});

function ask(
  path: string,
  options: { method?: string; encoding?: string } = {},
): Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const headers = options.encoding ? { "accept-encoding": options.encoding } : {};
    request(
      { host: "127.0.0.1", port, path, method: options.method ?? "GET", headers, agent: false },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("end", () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }),
        );
      },
    )
      .on("error", reject)
      .end();
  });
}

test("code is sent as it was compressed, in the form that the browser takes", async () => {
  const gzip = await ask("/_next/static/chunks/canvas.js", { encoding: "gzip, deflate" });
  expect(gunzipSync(gzip.body).toString()).toBe(CODE);
  expect(gzip.headers).toMatchObject({
    "content-encoding": "gzip",
    "content-type": "application/javascript; charset=utf-8",
    "cache-control": "public, max-age=31536000, immutable",
    vary: "Accept-Encoding",
    "content-length": String(gzip.body.length),
  });
  const br = await ask("/_next/static/chunks/canvas.js", { encoding: "gzip, deflate, br, zstd" });
  expect(br.headers["content-encoding"]).toBe("br");
  for (const encoding of [undefined, "identity", "gzip;q=0"]) {
    const plain = await ask("/_next/static/chunks/canvas.js", { encoding });
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(plain.body.toString()).toBe(CODE);
  }
});

test("a question about a file is answered without it; what is not compressed is sent as it is", async () => {
  const head = await ask("/_next/static/chunks/canvas.js", { method: "HEAD", encoding: "gzip" });
  expect([head.status, head.body.length]).toEqual([200, 0]);
  expect(Number(head.headers["content-length"])).toBeGreaterThan(0);
  const font = await ask("/_next/static/chunks/font.woff2", { encoding: "gzip, br" });
  expect(font.headers).toMatchObject({ "content-type": "font/woff2", "content-length": "4" });
  expect(font.headers["content-encoding"]).toBeUndefined();
});

test("nothing else is served, whatever the path says", async () => {
  for (const path of [
    "/_next/static/../secret.js",
    "/_next/static/%2e%2e/secret.js",
    "/_next/static/chunks/canvas.js.gz",
    "/_next/static/chunks",
    "/_next/static/chunks/other.js",
  ])
    expect((await ask(path)).status).toBe(404);
  expect((await ask("/_next/static/chunks/canvas.js", { method: "POST" })).status).toBe(404);
});

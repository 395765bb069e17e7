/**
 * `node scripts/check-proxies.mjs [nginx] [caddy]`: starts the proxies with the very lines of docs/deployment.md in
 * front of a built server, and looks whether pages, sockets, uploads, addresses and /metrics come out right. Wants
 * nginx, caddy and openssl on PATH; not part of `npm test`, which must run without them.
 */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:https";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import WebSocket from "ws";
import { startBuiltServer } from "./built-server.mjs";
import { root } from "./project-root.mjs";
import { createSoakWriter } from "./soak-writer.mjs";

const HOST = "board.example.org";
const READY_MS = 20_000;
/** The server pings every 15 seconds; one of these is in it. */
const SILENT_MS = 20_000;

const wanted = process.argv.length > 2 ? process.argv.slice(2) : ["nginx", "caddy"];
const directory = await mkdtemp(join(tmpdir(), "paperboard-proxies-"));
const guide = await readFile(join(root, "docs/deployment.md"), "utf8");
const certificate = join(directory, "board.pem");
const key = join(directory, "board.key");
const subject = ["-subj", `/CN=${HOST}`, "-addext", `subjectAltName=DNS:${HOST}`];
const newKey = ["-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate];
execFileSync("openssl", ["req", "-x509", "-days", "2", ...newKey, ...subject], { stdio: "pipe" });
const ca = await readFile(certificate);

let failed = 0;

async function check(name) {
  const log = [];
  const server = await startBuiltServer({
    environment: {
      DATA_DIR: await mkdtemp(join(directory, "data-")),
      PORT: "0",
      PUBLIC_URL: `https://${HOST}`,
      TRUST_PROXY: "1",
      LOG_LEVEL: "debug",
    },
    onLog: (line) => log.push(line),
  });
  const port = await freePort();
  const proxy = await (name === "nginx" ? startNginx : startCaddy)(port, server.port);
  try {
    console.log(name);
    await reachable(port);
    for (const [what, look] of Object.entries(CHECKS)) {
      try {
        await look({ port, log });
        console.log(`  ok      ${what}`);
      } catch (error) {
        failed += 1;
        console.log(`  FAILED  ${what}: ${error.message}\n${proxy.printed().slice(-2_000)}`);
      }
    }
  } finally {
    await proxy.stop();
    await server.stop();
  }
}

const CHECKS = {
  async "pages come with links and cookies for https"({ port }) {
    expectEqual((await ask(port, "/")).status, 200);
    const { links } = await createBoard(port);
    if (!links.facilitator.startsWith(`https://${HOST}/join/`)) throw new Error(links.facilitator);
    const joined = await ask(port, new URL(links.facilitator).pathname);
    const opened = new URL(joined.headers.location ?? "", `https://${HOST}`);
    if (!opened.href.startsWith(`https://${HOST}/board/`)) throw new Error(opened.href);
    if (!/; ?Secure/i.test(String(joined.headers["set-cookie"]))) throw new Error("the cookie is not Secure");
    const page = await ask(port, opened.pathname, {
      headers: { cookie: String(joined.headers["set-cookie"]).split(";")[0] },
    });
    expectEqual(page.status, 200);
    const policy = page.headers["content-security-policy"];
    if (!policy.includes(`wss://${HOST}`)) throw new Error(`the policy allows no socket: ${policy}`);
  },
  async "a socket carries edits, is called saved, and stays open in silence"({ port }) {
    const { id, links } = await createBoard(port);
    const token = tokenOf(links.participant);
    // The writer's own socket library, with the name and the certificate of the proxy.
    const writer = createSoakWriter({
      name: "w",
      url: `wss://${HOST}:${port}/sync/${id}?token=${token}&paperboard=1`,
      random: Math.random,
      options: { ca, lookup },
    });
    await writer.connect();
    for (let edit = 0; edit < 20; edit += 1) {
      writer.edit();
      await wait(20);
    }
    await until(() => writer.savedEdits === 20, "20 edits are saved");
    await wait(SILENT_MS);
    writer.edit();
    await until(() => writer.savedEdits === 21, "an edit after the silence is saved");
    writer.disconnect();
  },
  async "a refused socket arrives with its code"({ port }) {
    const { id } = await createBoard(port);
    const socket = new WebSocket(`wss://${HOST}:${port}/sync/${id}?token=unknown`, { ca, lookup });
    const [code, reason] = await once(socket, "close");
    expectEqual(`${code} ${reason}`, "4404 link_unknown");
  },
  async "a picture of 20 MB passes whole"({ port }) {
    const { id, links } = await createBoard(port);
    const picture = Buffer.alloc(20 * 1024 * 1024, 7);
    picture.write("\x89PNG\r\n\x1a\n", "latin1");
    const { status, body } = await upload(port, id, links, picture);
    if (status !== 201 && status !== 200) throw new Error(`${status} ${body}`);
    const { id: hash, src } = JSON.parse(body);
    const source = (src ?? hash).replace("asset:", "");
    const back = await ask(port, `/api/boards/${id}/assets/${source}`, { headers: bearer(links.viewer) });
    expectEqual(back.status, 200);
    expectEqual(back.bytes.equals(picture), true);
  },
  async "25 MB are refused by Paperboard, with a sentence, and not by the proxy"({ port }) {
    const { id, links } = await createBoard(port);
    const { status, body } = await upload(port, id, links, Buffer.alloc(25 * 1024 * 1024, 7));
    expectEqual(status, 413, body);
    expectEqual(JSON.parse(body).error.code, "too_large");
    // The proxy keeps its connection to the server: what was left in it must not hold up the next request.
    const next = await Promise.race([ask(port, "/healthz"), wait(READY_MS)]);
    expectEqual(next?.status, 200, "the next request");
  },
  async "an archive of 60 MB reaches Paperboard, which says what is wrong with it"({ port }) {
    const { status, body } = await ask(port, "/api/archives", {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body: Buffer.alloc(60 * 1024 * 1024, 7),
    });
    expectEqual(status, 400, body);
    if (!body.includes("no zip file")) throw new Error(body);
  },
  async "the server knows who asks, whatever a client claims"({ port, log }) {
    const { id } = await createBoard(port);
    const headers = { "x-forwarded-for": "198.51.100.7" };
    const socket = new WebSocket(`wss://${HOST}:${port}/sync/${id}?token=unknown`, { ca, lookup, headers });
    await once(socket, "close");
    const line = log.findLast(({ msg }) => msg === "socket refused");
    expectEqual(line?.address, "127.0.0.1");
  },
  async "another Host header changes no link"({ port }) {
    const { status, body } = await ask(port, "/api/boards", {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-host": "evil.example" },
      body: JSON.stringify({ title: "T", template: "blank" }),
    });
    expectEqual(status, 201, body);
    if (body.includes("evil")) throw new Error(body);
  },
  async "/metrics is not given away"({ port }) {
    for (const path of ["/metrics", "/metrics?x=1", "//metrics", "/metrics/", "/%6detrics"]) {
      const { status, body } = await ask(port, path);
      if (body.includes("paperboard_connections"))
        throw new Error(`${path} answers ${status} with the metrics`);
    }
  },
};

async function startNginx(port, upstream) {
  const file = join(directory, "nginx.conf");
  const lines = block("nginx")
    .replace("listen 443 ssl;", `listen 127.0.0.1:${port} ssl;`)
    .replace("/etc/ssl/board.example.org.pem", certificate)
    .replace("/etc/ssl/board.example.org.key", key)
    .replaceAll("127.0.0.1:3000", `127.0.0.1:${upstream}`);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${directory}/nginx-${name};`)
    .join("\n");
  await writeFile(
    file,
    `daemon off; pid ${directory}/nginx.pid; error_log ${directory}/nginx.log;
     events {}
     http { access_log off; ${temporary}\n${lines}\n}`,
  );
  return run("nginx", ["-p", directory, "-c", file]);
}

async function startCaddy(port, upstream) {
  const file = join(directory, "Caddyfile");
  const lines = block("caddyfile")
    // The same site, with a certificate at hand instead of one from the internet.
    .replace(`${HOST} {`, `https://${HOST}:${port} {\n\tbind 127.0.0.1\n\ttls ${certificate} ${key}`)
    .replaceAll("127.0.0.1:3000", `127.0.0.1:${upstream}`);
  await writeFile(
    file,
    `{\n\tadmin off\n\tauto_https off\n\tstorage file_system ${directory}/caddy\n}\n${lines}`,
  );
  return run("caddy", ["run", "--config", file, "--adapter", "caddyfile"]);
}

function run(program, args) {
  const child = spawn(program, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, HOME: directory },
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (printed += text));
  const ended = once(child, "exit");
  return {
    printed: () => printed,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function block(language) {
  const found = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(guide);
  if (!found) throw new Error(`docs/deployment.md has no ${language}`);
  return found[1];
}

function ask(port, path, { method = "GET", headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: HOST, port, path, method, ca, lookup, agent: false, headers: { host: HOST, ...headers } },
      (response) => {
        const chunks = [];
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const bytes = Buffer.concat(chunks);
          resolve({ status: response.statusCode, headers: response.headers, bytes, body: bytes.toString() });
        });
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

/** For every name: here. */
function lookup(_name, options, done) {
  if (options.all) done(null, [{ address: "127.0.0.1", family: 4 }]);
  else done(null, "127.0.0.1", 4);
}

async function createBoard(port) {
  const { status, body } = await ask(port, "/api/boards", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ title: "Proxies", template: "blank" }),
  });
  if (status !== 201) throw new Error(`creating a board: ${status} ${body}`);
  return JSON.parse(body);
}

const tokenOf = (link) => new URL(link).pathname.split("/").at(-1);
const bearer = (link) => ({ authorization: `Bearer ${tokenOf(link)}` });

function upload(port, id, links, content) {
  const headers = {
    ...bearer(links.participant),
    "x-file-name": "p.png",
    "content-type": "image/png",
    "content-length": content.length,
  };
  return ask(port, `/api/boards/${id}/assets`, { method: "POST", headers, body: content });
}

async function reachable(port) {
  await until(
    async () => (await ask(port, "/healthz").catch(() => null))?.status === 200,
    "the proxy answers",
  );
}

async function until(holds, what) {
  const deadline = performance.now() + READY_MS;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`${what}: not within ${READY_MS} ms`);
    await wait(100);
  }
}

function expectEqual(found, expected, about = "") {
  if (found !== expected) throw new Error(`${found} instead of ${expected}${about ? ` (${about})` : ""}`);
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

try {
  for (const name of wanted) await check(name);
} finally {
  await rm(directory, { recursive: true, force: true });
}
console.log(failed === 0 ? "All is well." : `${failed} failed.`);
process.exitCode = failed === 0 ? 0 : 1;

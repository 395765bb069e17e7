/**
 * What stands between a fresh clone and a server that can run: install, generate, copy, build. Each step is skipped
 * when its inputs are those of the last time; its stamp is removed before it begins and written when it has ended,
 * so that an interrupted step is done again.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { addCompileHints } from "./compile-hints.mjs";
import { hashBuildInputs } from "./input-hash.mjs";
import { precompress } from "./precompress.mjs";
import { root } from "./project-root.mjs";
import { nodeProgram, runStep } from "./run-step.mjs";

const INSTALL_STAMP = "node_modules/.paperboard-lock";
const BUILD_STAMP = "dist/.stamp";

/** Installs exactly what the lock file says, without running any package's scripts. */
export async function install() {
  const lock = await readFile(join(root, "package-lock.json"), "utf8");
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}\n${lock}`).digest("hex");
  if ((await readStamp(INSTALL_STAMP)) === hash) return;
  if (!(await isInstalled(JSON.parse(lock)))) {
    await rm(join(root, INSTALL_STAMP), { force: true });
    await runStep({ title: "Installing packages", ...npm("ci", "--include=dev", "--ignore-scripts") });
  }
  await writeStamp(INSTALL_STAMP, hash);
}

/** Generates the Prisma client and copies tldraw's fonts, icons and translations; both scripts skip what is done. */
export async function generate() {
  for (const script of ["generate-prisma.mjs", "copy-assets.mjs"]) {
    await runStep({
      title: `Running ${script}`,
      file: process.execPath,
      args: [`scripts/${script}`],
      report: "output",
    });
  }
}

/** Builds pages and server for production. */
export async function build() {
  const hash = await hashBuildInputs();
  const outputs = [".next/BUILD_ID", "dist/server/main.mjs", "dist/server/operator.mjs"];
  const complete = outputs.every((output) => existsSync(join(root, output)));
  if (complete && (await readStamp(BUILD_STAMP)) === hash) return;
  await rm(join(root, BUILD_STAMP), { force: true });
  await buildServer();
  await runStep({
    title: "Building the pages",
    ...nodeProgram("next/dist/bin/next", "build"),
    env: { NODE_ENV: "production" },
  });
  await addCompileHints(root);
  await precompress(root);
  await writeStamp(BUILD_STAMP, hash);
}

/** Builds the server and the operator's commands, without the pages. */
export async function buildServer() {
  await runStep({
    title: "Building the server",
    file: process.execPath,
    args: ["scripts/build-server.mjs"],
  });
}

/**
 * Whether node_modules holds what the lock file asks for, by npm's own account of what it put there. npm writes
 * that file last, so an interrupted install has none.
 */
async function isInstalled(lock) {
  const account = await readStamp("node_modules/.package-lock.json");
  if (account === null) return false;
  const installed = JSON.parse(account).packages;
  return Object.entries(lock.packages).every(
    ([path, wanted]) => path === "" || wanted.optional || installed[path]?.version === wanted.version,
  );
}

/** The npm that started us, else the one beside this Node, else the one on PATH. */
function npm(...args) {
  const started = process.env.npm_execpath;
  const beside = join(dirname(process.execPath), "../lib/node_modules/npm/bin/npm-cli.js");
  const besideOnWindows = join(dirname(process.execPath), "node_modules/npm/bin/npm-cli.js");
  const script = [started, beside, besideOnWindows].find(
    (path) => path?.endsWith("npm-cli.js") && existsSync(path),
  );
  return script ? { file: process.execPath, args: [script, ...args] } : { file: "npm", args };
}

async function readStamp(path) {
  try {
    return await readFile(join(root, path), "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

async function writeStamp(path, text) {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

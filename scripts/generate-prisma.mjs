/**
 * Generates the Prisma client to `generated/prisma`, without the binary that Prisma would download: `generate` asks
 * only whether the file named by PRISMA_SCHEMA_ENGINE_BINARY exists. Does nothing when the schema, Prisma's version
 * and this script are those of the last time.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./project-root.mjs";
import { nodeProgram, reportFailure, runStep } from "./run-step.mjs";

const SCHEMA = "prisma/schema.prisma";
const CLIENT = "generated/prisma/client.ts";
const STAMP = "generated/prisma.stamp";

const hash = createHash("sha256");
for (const path of [
  join(root, SCHEMA),
  join(root, "node_modules/prisma/package.json"),
  fileURLToPath(import.meta.url),
]) {
  hash.update(await readFile(path));
}
const wanted = hash.digest("hex");

if (!existsSync(join(root, CLIENT)) || (await readStamp()) !== wanted) {
  // Removed before and written after: an interrupted run is done again.
  await rm(join(root, STAMP), { force: true });
  try {
    await runStep({
      title: "Generating the database client",
      ...nodeProgram("prisma/build/index.js", "generate", "--schema", SCHEMA),
      env: {
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: "1",
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
      },
    });
    await writeFile(join(root, STAMP), wanted);
  } catch (error) {
    process.exitCode = reportFailure(error);
  }
}

async function readStamp() {
  try {
    return await readFile(join(root, STAMP), "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

/**
 * `npm run migration -- <name>` writes the migration that leads from the committed ones to `prisma/schema.prisma`.
 * Read what it wrote, and commit it with the schema. A migration that was released is never changed again.
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./project-root.mjs";
import { loadSchemaEngine } from "./schema-engine.mjs";

const MIGRATIONS = "prisma/migrations/sqlite";

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...others]) {
  if (!name || others.length > 0 || !/^[a-z0-9_]+$/.test(name)) {
    console.error(
      "Usage: npm run migration -- <name>, in lower case with underscores, such as add_item_table.",
    );
    return 2;
  }
  const schema = await readFile(join(root, "prisma/schema.prisma"), "utf8");
  const engine = await loadSchemaEngine();
  const sql = await engine.diffToSchema(await readMigrations(), schema);
  if (sql === "") {
    console.log("The schema is what the migrations lead to; there is nothing to write.");
    return 0;
  }
  const timestamp = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const directory = join(MIGRATIONS, `${timestamp}_${name}`);
  await mkdir(join(root, directory), { recursive: true });
  await writeFile(join(root, directory, "migration.sql"), sql);
  console.log(
    `Wrote ${directory}/migration.sql. Read it before you commit it: renamed columns appear as lost ones.`,
  );
  return 0;
}

async function readMigrations() {
  await mkdir(join(root, MIGRATIONS), { recursive: true });
  const entries = await readdir(join(root, MIGRATIONS), { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => ({
      name,
      sql: await readFile(join(root, MIGRATIONS, name, "migration.sql"), "utf8"),
    })),
  );
}

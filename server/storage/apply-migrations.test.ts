import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applyMigrations, readMigrations, type Migration } from "./apply-migrations";
import { bundleProgram } from "./run-bundled";
import { MIGRATIONS_DIRECTORY } from "./storage-harness";

const root = fileURLToPath(new URL("../../", import.meta.url));

const FIRST = migration(
  "1_first",
  `CREATE TABLE "Parent" ("id" TEXT NOT NULL PRIMARY KEY);
   CREATE TABLE "Child" ("id" TEXT NOT NULL PRIMARY KEY, "parentId" TEXT NOT NULL,
     CONSTRAINT "fk" FOREIGN KEY ("parentId") REFERENCES "Parent" ("id") ON DELETE CASCADE);
   INSERT INTO "Parent" VALUES ('p'); INSERT INTO "Child" VALUES ('c', 'p');`,
);
/** As Prisma writes the change of a column: the table is rebuilt. */
const REBUILD = migration(
  "2_rebuild",
  `PRAGMA defer_foreign_keys=ON;
   PRAGMA foreign_keys=OFF;
   CREATE TABLE "new_Parent" ("id" TEXT NOT NULL PRIMARY KEY, "note" TEXT);
   INSERT INTO "new_Parent" ("id") SELECT "id" FROM "Parent";
   DROP TABLE "Parent";
   ALTER TABLE "new_Parent" RENAME TO "Parent";
   PRAGMA foreign_keys=ON;
   PRAGMA defer_foreign_keys=OFF;`,
);

describe("applying migrations", () => {
  let directory: string;
  let url: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "paperboard-migrations-"));
    url = pathToFileURL(join(directory, "test.db")).href;
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  test("a new database gets all of them, the next start none, a later version the new ones", async () => {
    expect(await applyMigrations(url, [FIRST])).toEqual(["1_first"]);
    expect(await applyMigrations(url, [FIRST])).toEqual([]);
    expect(await applyMigrations(url, [FIRST, REBUILD])).toEqual(["2_rebuild"]);
    expect(await applyMigrations(url, [FIRST, REBUILD])).toEqual([]);
  });

  test("a rebuilt table keeps the rows that refer to it", async () => {
    await applyMigrations(url, [FIRST]);
    await applyMigrations(url, [FIRST, REBUILD]);
    expect(await query(`SELECT "id", "note" FROM "Parent"`)).toEqual([["p", null]]);
    expect(await query(`SELECT "id", "parentId" FROM "Child"`)).toEqual([["c", "p"]]);
  });

  test("a migration that fails half-way leaves the database as it was, with those before it", async () => {
    await applyMigrations(url, [FIRST]);
    const good = migration("2_good", `INSERT INTO "Parent" VALUES ('q');`);
    const bad = migration("3_bad", `INSERT INTO "Parent" VALUES ('r'); INSERT INTO "Nowhere" VALUES (1);`);
    await expect(applyMigrations(url, [FIRST, good, bad])).rejects.toMatchObject({
      code: "storage_failed",
      message: expect.stringContaining("3_bad"),
      cause: { message: expect.stringContaining("Nowhere") },
    });
    expect(await query(`SELECT "id" FROM "Parent"`)).toEqual([["p"]]);
    expect(await applyMigrations(url, [FIRST])).toEqual([]);
    expect(await applyMigrations(url, [FIRST, good])).toEqual(["2_good"]);
  });

  test("a first migration that fails leaves an empty database", async () => {
    const bad = migration("1_bad", `CREATE TABLE "A" ("x" TEXT); CREATE TABLE "A" ("x" TEXT);`);
    await expect(applyMigrations(url, [bad])).rejects.toMatchObject({ code: "storage_failed" });
    expect(await applyMigrations(url, [FIRST])).toEqual(["1_first"]);
  });

  test("a migration that would leave rows pointing nowhere is undone", async () => {
    await applyMigrations(url, [FIRST]);
    const careless = migration("2_careless", `DELETE FROM "Parent";`);
    await expect(applyMigrations(url, [FIRST, careless])).rejects.toMatchObject({
      code: "storage_failed",
      cause: { message: expect.stringContaining("Child") },
    });
    expect(await query(`SELECT "id" FROM "Parent"`)).toEqual([["p"]]);
  });

  test("a database of a newer version is refused and stays as it is", async () => {
    await applyMigrations(url, [FIRST, REBUILD]);
    await expect(applyMigrations(url, [FIRST])).rejects.toMatchObject({
      code: "storage_failed",
      message: expect.stringContaining("newer Paperboard"),
    });
    expect(await applyMigrations(url, [FIRST, REBUILD])).toEqual([]);
  });

  test("an edited migration, a gap, and a half-done one of another tool are refused", async () => {
    await applyMigrations(url, [FIRST, REBUILD]);
    const refusal = (text: string) => ({ code: "storage_failed", message: expect.stringContaining(text) });
    await expect(applyMigrations(url, [migration("1_first", "SELECT 1"), REBUILD])).rejects.toMatchObject(
      refusal("1_first differs"),
    );
    const between = migration("1_then", `CREATE TABLE "B" ("x" TEXT);`);
    await expect(applyMigrations(url, [FIRST, between, REBUILD])).rejects.toMatchObject(
      refusal("lacks 1_then"),
    );
    await query(`UPDATE "_prisma_migrations" SET "finished_at" = NULL WHERE "migration_name" = '2_rebuild'`);
    await expect(applyMigrations(url, [FIRST, REBUILD])).rejects.toMatchObject(refusal("did not finish"));
  });

  test("a database of another program is refused and stays as it is", async () => {
    await query(`CREATE TABLE "recipes" ("x" TEXT)`);
    await expect(applyMigrations(url, [FIRST])).rejects.toMatchObject({
      code: "storage_failed",
      message: expect.stringContaining("another program"),
    });
    expect(await query("SELECT name FROM sqlite_master")).toEqual([["recipes"]]);
  });

  test("processes that start together apply each migration once", async () => {
    const program = await bundleProgram(`
      import { openDatabase } from "@/server/storage/open-database";
      const [url, migrationsDirectory] = process.argv.slice(2);
      const database = await openDatabase({ url, migrationsDirectory });
      await database.prisma.board.count();
      console.log(database.appliedMigrations.length);
      await database.close();
    `);
    try {
      const starts = await Promise.all(
        [1, 2, 3].map(() => outputOf(program.start(url, MIGRATIONS_DIRECTORY))),
      );
      const all = (await readMigrations(MIGRATIONS_DIRECTORY)).length;
      expect(starts.map(({ stderr }) => stderr)).toEqual(["", "", ""]);
      expect(starts.map(({ stdout }) => Number(stdout)).sort()).toEqual([0, 0, all]);
      expect(await query(`SELECT COUNT(*) FROM "_prisma_migrations"`)).toEqual([[all]]);
    } finally {
      await program.dispose();
    }
  });

  test("the committed migrations lead to the schema, and Prisma's engine agrees with the history", async () => {
    // A script of ours without types; it is what writes the migrations.
    const { loadSchemaEngine } = (await import(
      pathToFileURL(join(root, "scripts/schema-engine.mjs")).href
    )) as {
      loadSchemaEngine(): Promise<{
        diffToSchema(migrations: readonly Migration[], schema: string): Promise<string>;
        diagnoseHistory(url: string, migrations: readonly Migration[], schema: string): Promise<unknown>;
      }>;
    };
    const engine = await loadSchemaEngine();
    const schema = await readFile(join(root, "prisma/schema.prisma"), "utf8");
    const migrations = await readMigrations(MIGRATIONS_DIRECTORY);
    expect(await engine.diffToSchema(migrations, schema)).toBe("");
    await applyMigrations(url, migrations);
    expect(await engine.diagnoseHistory(url, migrations, schema)).toMatchObject({
      hasMigrationsTable: true,
      editedMigrationNames: [],
      failedMigrationNames: [],
    });
    const changed = schema.replace("model Board {", "model Board {\n  added Int @default(0)");
    expect(await engine.diffToSchema(migrations, changed)).toContain('"added" INTEGER NOT NULL');
  });

  test("a folder without migrations is an error, not an empty database", async () => {
    await expect(readMigrations(directory)).rejects.toThrow("no migrations");
  });

  async function query(sql: string): Promise<unknown[][]> {
    const client = new PrismaLibSql({ url }).createClient({ url });
    const { rows, columns } = await client.execute(sql);
    client.close();
    return rows.map((row) => columns.map((column) => row[column]));
  }
});

function migration(name: string, sql: string): Migration {
  return { name, sql, checksum: `checksum of ${sql}` };
}

async function outputOf(child: ReturnType<Awaited<ReturnType<typeof bundleProgram>>["start"]>) {
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  await once(child, "close");
  return { stdout: stdout.trim(), stderr };
}

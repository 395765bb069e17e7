import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

/** The full-text index and the tables that SQLite keeps for it: Prisma's schema cannot name them. */
const SEARCH_TABLES = ["", "_config", "_data", "_docsize", "_idx"].map((suffix) => `SearchIndex${suffix}`);
const FILTERS = { externalTables: SEARCH_TABLES, externalEnums: [] };

/** `migrations`: `[{name, sql}]`, oldest first. Prisma's list also wants the lock file of the folder. */
function migrationList(migrations) {
  return {
    baseDir: "",
    lockfile: { path: "migration_lock.toml", content: 'provider = "sqlite"\n' },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
    })),
  };
}

/**
 * Prisma's own engine, as WebAssembly: its binary would be downloaded. Load it once in a process; its bindings keep
 * one instance, and a second one corrupts the memory of the first.
 */
export async function loadSchemaEngine() {
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasm = await readFile(entry.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const open = (url, schema) =>
    bindings.SchemaEngine.new(
      { datamodels: [["schema.prisma", schema]] },
      () => {},
      bindMigrationAwareSqlAdapterFactory(new ScriptingLibSql({ url })),
    );
  return {
    /** The SQL that leads from the schema after `migrations` to the schema of the Prisma file; "" for none. */
    async diffToSchema(migrations, schema) {
      const engine = await open(":memory:", schema);
      const { stdout } = await engine.diff({
        from: { tag: "migrations", ...migrationList(migrations) },
        to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: schema }] },
        script: true,
        exitCode: null,
        filters: FILTERS,
      });
      const statements = stdout.replaceAll(/^--.*$/gm, "").trim();
      return statements === "" ? "" : stdout;
    },
    /** What Prisma's engine thinks of the migration history of a database. */
    async diagnoseHistory(url, migrations, schema) {
      const engine = await open(url, schema);
      return engine.diagnoseMigrationHistory({
        migrationsList: migrationList(migrations),
        optInToShadowDatabase: true,
        filters: FILTERS,
      });
    },
  };
}

/**
 * The engine replays migrations through `execute`, and libsql runs only the first statement of what it gets there:
 * every later table would look missing. Whole scripts have no arguments and more than one statement.
 */
class ScriptingLibSql extends PrismaLibSql {
  createClient(config) {
    const client = super.createClient(config);
    const execute = client.execute.bind(client);
    client.execute = async (statement) => {
      if (statement.args?.length || !/;\s*\S/.test(statement.sql)) return execute(statement);
      await client.executeMultiple(statement.sql);
      return { columns: [], columnTypes: [], rows: [], rowsAffected: 0, lastInsertRowid: undefined };
    };
    return client;
  }
}

import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigError, parseConfig } from "./config";

const HERE = path.resolve("/srv/paperboard");

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    parseConfig(environment, HERE);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  throw new Error("The settings were accepted.");
}

describe("parseConfig", () => {
  it("needs nothing", () => {
    expect(parseConfig({}, HERE)).toEqual({
      port: 3000,
      host: "0.0.0.0",
      publicUrl: null,
      trustedProxies: 0,
      dataDir: path.join(HERE, "data"),
      databaseUrl: `file://${HERE}/data/paperboard.db`,
      createKey: null,
      library: "closed",
      boardLimits: { recordsPerBoard: 40_000, documentBytes: 64 * 1024 * 1024, maxShapesPerPage: 4000 },
      metrics: "local",
      metricsToken: null,
      logLevel: "info",
      mode: "production",
    });
  });

  it("takes an empty variable for an unset one, as in a copied .env.example", () => {
    expect(parseConfig({ CREATE_KEY: "", PUBLIC_URL: " ", PORT: "" }, HERE)).toEqual(parseConfig({}, HERE));
  });

  it("reads every variable", () => {
    const config = parseConfig(
      {
        PORT: "0",
        HOST: "127.0.0.1",
        PUBLIC_URL: "https://Board.Example.org/",
        TRUST_PROXY: "2",
        DATA_DIR: "elsewhere",
        DATABASE_URL: "file:./db/boards.db",
        CREATE_KEY: "open-sesame",
        LIBRARY: "open",
        BOARD_MAX_OBJECTS: "500",
        BOARD_MAX_MB: "2",
        PAGE_MAX_OBJECTS: "100",
        METRICS: "open",
        METRICS_TOKEN: "0123456789abcdef",
        LOG_LEVEL: "debug",
        NODE_ENV: "development",
      },
      HERE,
    );
    expect(config).toEqual({
      port: 0,
      host: "127.0.0.1",
      publicUrl: "https://board.example.org",
      trustedProxies: 2,
      dataDir: path.join(HERE, "elsewhere"),
      databaseUrl: `file://${HERE}/db/boards.db`,
      createKey: "open-sesame",
      library: "open",
      boardLimits: { recordsPerBoard: 500, documentBytes: 2 * 1024 * 1024, maxShapesPerPage: 100 },
      metrics: "open",
      metricsToken: "0123456789abcdef",
      logLevel: "debug",
      mode: "development",
    });
  });

  it.each([
    ["true", 1],
    ["false", 0],
    ["0", 0],
    ["3", 3],
  ])("TRUST_PROXY=%s trusts %i proxies", (value, proxies) => {
    expect(parseConfig({ TRUST_PROXY: value }, HERE).trustedProxies).toBe(proxies);
  });

  it("refuses PostgreSQL with a sentence that says it comes later", () => {
    expect(problemsOf({ DATABASE_URL: "postgresql://db/boards" })).toEqual([
      expect.stringMatching(/^DATABASE_URL .*comes in a later version/),
    ]);
  });

  it("lists all wrong variables at once, by name", () => {
    const problems = problemsOf({
      PORT: "http",
      PUBLIC_URL: "https://example.org/boards",
      TRUST_PROXY: "maybe",
      DATABASE_URL: "mysql://x",
      CREATE_KEY: "short",
      LIBRARY: "ajar",
      METRICS: "some",
      METRICS_TOKEN: "short",
      LOG_LEVEL: "loud",
      NODE_ENV: "staging",
    });
    expect(problems.map((problem) => problem.split(" ")[0])).toEqual([
      "PORT",
      "PUBLIC_URL",
      "TRUST_PROXY",
      "DATABASE_URL",
      "CREATE_KEY",
      "LIBRARY",
      "METRICS",
      "METRICS_TOKEN",
      "LOG_LEVEL",
      "NODE_ENV",
    ]);
  });

  it.each(["65536", "-1", "3000a", "1e3"])("refuses the port %s", (port) => {
    expect(problemsOf({ PORT: port })).toHaveLength(1);
  });

  it.each(["ftp://x", "board.example.org", "https://user@board.example.org", "https://board.example.org/?a"])(
    "refuses the public address %s",
    (address) => {
      expect(problemsOf({ PUBLIC_URL: address })).toHaveLength(1);
    },
  );

  it("does not repeat the create key in its message", () => {
    expect(problemsOf({ CREATE_KEY: "pa ss" }).join()).not.toContain("pa ss");
  });
});

describe(".env.example", () => {
  const lines = readFileSync(new URL("../.env.example", import.meta.url), "utf8").split("\n");
  const settings = Object.fromEntries(
    lines.filter((line) => /^[A-Z_]+=/.test(line)).map((line) => line.split("=") as [string, string]),
  );

  it("names exactly the variables that are read", () => {
    const read = new Set<string>();
    const recording = new Proxy<Record<string, string>>(
      {},
      { get: (_, name) => void read.add(String(name)) },
    );
    parseConfig(recording, HERE);
    expect(new Set(Object.keys(settings))).toEqual(read);
  });

  it("shows the defaults", () => {
    expect(parseConfig(settings, HERE)).toEqual(parseConfig({}, HERE));
  });
});

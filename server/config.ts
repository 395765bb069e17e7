import path from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { LIMITS, type BoardLimits } from "@/contract/limits";

/** What an operator decides; parsed once from the environment. `.env.example` documents every variable. */
export interface Config {
  /** TCP port; 0 lets the system choose one. */
  port: number;
  host: string;
  /** Origin people use, e.g. `https://board.example.org`; null: each request's Host says it. */
  publicUrl: string | null;
  /** Proxies in front whose forwarded headers count; 0 trusts none. */
  trustedProxies: number;
  /** Absolute path of the one directory that holds everything worth a backup. */
  dataDir: string;
  /** `file:` URL of the SQLite database. */
  databaseUrl: string;
  createKey: string | null;
  library: "closed" | "open";
  /** How large a board may become. */
  boardLimits: BoardLimits;
  /** Who may read /metrics: nobody, programs on this computer, or everybody who reaches the server. */
  metrics: "off" | "local" | "open";
  /** Whoever shows it may read /metrics from anywhere, unless that is off. */
  metricsToken: string | null;
  logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
  mode: "production" | "development" | "test";
}

const MIB = 1024 * 1024;

/** A limit that may be lowered: above what we measured, boards hurt everybody on them. */
function upTo(most: number, least: number) {
  const sentence = `is a number from ${least} to ${most}.`;
  return z
    .string()
    .regex(/^\d{1,9}$/, sentence)
    .transform(Number)
    .refine((value) => value >= least && value <= most, sentence)
    .default(most);
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Every variable that cannot be used, by name, with what to do about it. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(
      `Paperboard cannot start with these settings:\n${problems.map((line) => `  ${line}`).join("\n")}\n` +
        "Settings come from the environment and from the file .env; .env.example explains each.",
    );
    this.name = "ConfigError";
    this.problems = problems;
  }
}

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const Port = z
  .string()
  .regex(/^\d{1,5}$/, "is a number from 0 to 65535, e.g. 3000.")
  .transform(Number)
  .refine((port) => port <= 65535, "is a number from 0 to 65535, e.g. 3000.");

const PublicUrl = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !["http:", "https:"].includes(url.protocol)) {
    context.addIssue("is the address people open, e.g. https://board.example.org.");
    return z.NEVER;
  }
  if (url.pathname !== "/" || url.search || url.hash || url.username || url.password) {
    context.addIssue(
      `has no path, query or user name: use ${url.origin}. Paperboard needs a host of its own.`,
    );
    return z.NEVER;
  }
  return url.origin;
});

const TrustProxy = z.string().transform((text, context) => {
  const value = text.toLowerCase();
  if (value === "false") return 0;
  if (value === "true") return 1;
  if (/^\d$/.test(value)) return Number(value);
  context.addIssue(
    "is the number of proxies in front of Paperboard: false or 0 for none, true or 1 for one.",
  );
  return z.NEVER;
});

const DatabaseUrl = z.string().superRefine((text, context) => {
  if (/^postgres(ql)?:/i.test(text)) {
    context.addIssue(
      "names PostgreSQL, which comes in a later version. Leave it unset, or use file:<path> for SQLite.",
    );
  } else if (!/^file:./.test(text)) {
    context.addIssue("starts with file:, e.g. file:./data/paperboard.db. Leave it unset for DATA_DIR.");
  }
});

/** A secret that travels in a header. */
const Secret = z
  .string()
  .regex(/^[\x21-\x7e]+$/, "has only printable ASCII characters without spaces: it travels in a header.");

const Variables = z.object({
  PORT: Port.default(3000),
  HOST: z.string().default("0.0.0.0"),
  PUBLIC_URL: PublicUrl.optional(),
  TRUST_PROXY: TrustProxy.default(0),
  DATA_DIR: z.string().default("./data"),
  DATABASE_URL: DatabaseUrl.optional(),
  CREATE_KEY: Secret.min(8, "has at least 8 characters; a short key is guessed.").optional(),
  LIBRARY: z.enum(["closed", "open"], { error: "is closed or open." }).default("closed"),
  BOARD_MAX_OBJECTS: upTo(LIMITS.recordsPerBoard, 10),
  BOARD_MAX_MB: upTo(LIMITS.documentBytes / MIB, 1),
  PAGE_MAX_OBJECTS: upTo(LIMITS.maxShapesPerPage, 10),
  METRICS: z.enum(["off", "local", "open"], { error: "is off, local or open." }).default("local"),
  METRICS_TOKEN: Secret.min(16, "has at least 16 characters; a short token is guessed.").optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `is one of ${LOG_LEVELS.join(", ")}.` }).default("info"),
  NODE_ENV: z
    .enum(["production", "development", "test"], { error: "is production, development or test." })
    .default("production"),
});

/**
 * Parses an environment. An empty variable counts as unset, as in a `.env` file with `NAME=`.
 * Throws `ConfigError` listing every variable that cannot be used.
 */
export function parseConfig(environment: Environment, workingDirectory: string): Config {
  const present = Object.fromEntries(
    Object.keys(Variables.shape)
      .map((name) => [name, environment[name]?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = Variables.safeParse(present);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`));
  }
  const values = parsed.data;
  const dataDir = path.resolve(workingDirectory, values.DATA_DIR);
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL ?? null,
    trustedProxies: values.TRUST_PROXY,
    dataDir,
    databaseUrl: values.DATABASE_URL
      ? absoluteFileUrl(values.DATABASE_URL, workingDirectory)
      : pathToFileURL(path.join(dataDir, "paperboard.db")).href,
    createKey: values.CREATE_KEY ?? null,
    library: values.LIBRARY,
    boardLimits: {
      recordsPerBoard: values.BOARD_MAX_OBJECTS,
      documentBytes: values.BOARD_MAX_MB * MIB,
      maxShapesPerPage: values.PAGE_MAX_OBJECTS,
    },
    metrics: values.METRICS,
    metricsToken: values.METRICS_TOKEN ?? null,
    logLevel: values.LOG_LEVEL,
    mode: values.NODE_ENV,
  };
}

/** The configuration of this process: the only place that reads the environment. */
export function readConfig(): Config {
  return parseConfig(process.env, process.cwd());
}

/** `file:./x.db` and `file:x.db` are meant from the working directory; a URL proper would make them `/x.db`. */
function absoluteFileUrl(text: string, workingDirectory: string): string {
  if (text.startsWith("file://")) return text;
  return pathToFileURL(path.resolve(workingDirectory, text.slice("file:".length))).href;
}

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parseConfig } from "@/server/config";

const root = path.dirname(import.meta.dirname);
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };

const dockerfile = read("Dockerfile");
/** Instructions with continued lines joined. */
const instructions = dockerfile
  .replace(/\\\n/g, " ")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => {
    const [, name = "", rest = ""] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
    return { name, rest };
  });
const ignored = read(".dockerignore")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"));
/** What the build stage makes; everything else must be in the repository. */
const BUILT = [".next", "dist", "node_modules"];

describe("the Dockerfile", () => {
  it("copies only what is there, or what its first stage builds", () => {
    for (const { name, rest } of instructions) {
      if (name !== "COPY") continue;
      const paths = rest.split(/\s+/).filter((word) => !word.startsWith("--"));
      for (const source of paths.slice(0, -1)) {
        const own = source.replace(/^\/app\//, "");
        if (rest.startsWith("--from=build") && BUILT.includes(own)) continue;
        expect(existsSync(path.join(root, own)), source).toBe(true);
        expect(ignored, source).not.toContain(own);
      }
    }
  });

  it("runs only commands that exist, and the program that npm start runs", () => {
    for (const [, script = ""] of dockerfile.matchAll(/npm run ([a-z:]+)/g))
      expect(scripts).toHaveProperty(script);
    const command = instructions.find(({ name }) => name === "CMD")?.rest ?? "";
    const started = /args: (\[.*?\])/.exec(read("scripts/start.mjs"))?.[1] ?? "";
    expect(JSON.parse(command)).toEqual(["node", ...(JSON.parse(started) as string[])]);
  });

  it("takes along what the server and its commands read when they run", () => {
    const copied = instructions
      .filter(({ name, rest }) => name === "COPY" && rest.startsWith("--from=build"))
      .flatMap(({ rest }) => rest.split(/\s+/).slice(1, -1))
      .map((source) => source.replace("/app/", ""));
    expect(new Set(copied)).toEqual(
      new Set([
        "package.json",
        "next.config.js",
        "node_modules",
        "public",
        "prisma",
        "scripts",
        "dist",
        ".next",
      ]),
    );
  });

  it("is not root, keeps its data in the volume, and asks the health endpoint", () => {
    const names = instructions.map(({ name, rest }) => `${name} ${rest}`);
    expect(names.indexOf("USER node")).toBeGreaterThan(names.lastIndexOf("FROM node:24-slim"));
    expect(names).toContain("VOLUME /data");
    expect(dockerfile).toMatch(/DATA_DIR=\/data/);
    const check = instructions.find(({ name }) => name === "HEALTHCHECK")?.rest ?? "";
    const program = (JSON.parse(/CMD (\[.*\])$/.exec(check)?.[1] ?? "[]") as string[])[2] ?? "";
    expect(() => new Function(program)).not.toThrow();
    expect(program).toContain("/readyz");
  });

  it("gets no secrets and nothing built elsewhere", () => {
    expect(ignored).toEqual(
      expect.arrayContaining([".env", "data", ".git", "node_modules", ".next", "dist", "*.tar"]),
    );
  });
});

describe("compose.yaml", () => {
  const compose = read("compose.yaml");

  it("sets only variables that the server reads", () => {
    const set = [...compose.matchAll(/^ {6}([A-Z_]+):/gm)].map(([, name]) => name);
    expect(set).toEqual(["HOST", "PORT", "DATA_DIR"]);
    expect(compose).toContain("data:/data");
  });

  it("names only commands that exist", () => {
    for (const [, script = ""] of compose.matchAll(/npm run ([a-z:]+)/g))
      expect(scripts).toHaveProperty(script);
  });
});

describe("docs/deployment.md", () => {
  const guide = read("docs/deployment.md");

  it("has every setting in its table, with its default", () => {
    const names = new Set<string>();
    parseConfig(
      new Proxy<Record<string, string>>({}, { get: (_, name) => void names.add(String(name)) }),
      root,
    );
    const example = new Map(
      [...read(".env.example").matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = "", value = ""]) => [
        name,
        value,
      ]),
    );
    const section = guide.slice(guide.indexOf("\n## Settings"), guide.indexOf("\n## Links for"));
    const rows = [...section.matchAll(/^\| `([A-Z_]+)` \| (?:`([^`]*)`|–) \| \S/gm)];
    expect(rows.map(([, name]) => name).sort()).toEqual([...names].sort());
    for (const [, name = "", value = ""] of rows) expect(value, name).toBe(example.get(name));
  });

  it("explains every metric", () => {
    const source = read("server/http/server-metrics.ts");
    const known = [...new Set(source.match(/paperboard_[a-z_]+/g))];
    expect(known.length).toBeGreaterThan(15);
    const section = guide.slice(guide.indexOf("\n## Metrics"), guide.indexOf("\n## When the disk"));
    const explained = new Set<string>();
    for (const [, first = ""] of section.matchAll(/^\| (.*?) \|/gm)) {
      const [base = "", ...others] = [...first.matchAll(/`([a-z_]+)/g)].map(([, name = ""]) => name);
      explained.add(base);
      for (const other of others) {
        explained.add(other);
        // `paperboard_updates_received_total`, `_sent_total`: the ending of the first one changes.
        if (other.startsWith("_")) explained.add(base.replace(/_[a-z]+_total$/, other));
      }
    }
    expect(known.filter((name) => !explained.has(name))).toEqual([]);
  });

  it("names only commands and scripts that exist", () => {
    for (const [, script = ""] of guide.matchAll(/npm run (?:--silent )?([a-z:]+)/g)) {
      expect(scripts).toHaveProperty(script);
    }
    for (const [file] of guide.matchAll(/scripts\/[a-z-]+\.mjs/g))
      expect(existsSync(path.join(root, file)), file).toBe(true);
  });

  it("links only to what is there", () => {
    for (const [, target = ""] of guide.matchAll(/\]\(([^)#]+)\)/g)) {
      expect(existsSync(path.join(root, "docs", target)), target).toBe(true);
    }
    const anchors = new Set(
      [...guide.matchAll(/^## (.*)$/gm)].map(([, title = ""]) => title.toLowerCase().replaceAll(" ", "-")),
    );
    for (const [, anchor = ""] of guide.matchAll(/\]\(#([^)]+)\)/g)) expect(anchors).toContain(anchor);
  });
});

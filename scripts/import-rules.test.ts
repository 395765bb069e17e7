import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const run = promisify(execFile);
const root = path.dirname(import.meta.dirname);
const PARTS = ["app", "board", "client", "contract", "server"];

interface Cruise {
  summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] };
}

/** Runs the import check of this repository on a folder that has our layout. */
async function cruise(folder: string, parts: readonly string[]): Promise<Cruise["summary"]> {
  const program = path.join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const args = [program, ...parts, "--config", ".dependency-cruiser.cjs", "--output-type", "json"];
  const failedRunsPrintToo = (error: { stdout?: string }) => ({ stdout: error.stdout ?? "" });
  const { stdout } = await run(process.execPath, args, {
    cwd: folder,
    maxBuffer: 100 * 1024 * 1024,
  }).catch(failedRunsPrintToo);
  return (JSON.parse(stdout) as Cruise).summary;
}

/** Files of a small project in our layout. `clean` files keep the rules; each violation breaks exactly the one named. */
const CLEAN: Record<string, string> = {
  "contract/roles.ts": `export type { RoleInput } from "./role-schema"; export const Role = 1; export type Role = string;`,
  "contract/role-schema.ts": `import { z } from "zod"; export const RoleInput = z.string(); export type RoleInput = string;`,
  "board/document/document.ts": `import * as Y from "yjs"; import type { Role } from "@/contract/roles"; export const make = (_role: Role) => new Y.Doc();`,
  "board/templates/template.ts": `export { make } from "@/board/document/document";`,
  "client/ui/button.ts": `export const button = 1;`,
  "client/ui/messages/t.ts": `export const t = 1;`,
  "client/ui/title.ts": `import { t } from "./messages/t"; export const title = t;`,
  "client/ui/button.test.ts": `import "./button";`,
  "client/sync/binding.ts": `import { createTLStore } from "tldraw"; import { make } from "@/board/document/document"; export const bind = [createTLStore, make];`,
  "client/canvas/canvas.ts": `import { bind } from "@/client/sync/binding"; import { button } from "@/client/ui/button"; export const canvas = [bind, button];`,
  "client/home/home.ts": `import { canvas } from "@/client/canvas/canvas"; export const home = canvas;`,
  "client/room/room.ts": `export const room = 1;`,
  "server/runtime.ts": `export const runtime = 1;`,
  "server/storage/store.ts": `import { PrismaLibSql } from "@prisma/adapter-libsql"; export interface Store { a: typeof PrismaLibSql } export const store = 1;`,
  "server/sync/room.ts": `import type { Store } from "@/server/storage/store"; export type Room = Store;`,
  "app/_runtime/door.ts": `import { runtime } from "@/server/runtime"; export const door = runtime;`,
  "app/page.ts": `import { door } from "./_runtime/door"; import { home } from "@/client/home/home"; export const page = [door, home];`,
};

const VIOLATIONS: { rule: string; file: string; text: string }[] = [
  { rule: "app-imports", file: "app/bad.ts", text: `import "@/server/runtime";` },
  { rule: "app-runtime-imports", file: "app/_runtime/bad.ts", text: `import "@/server/storage/store";` },
  {
    rule: "board-document-imports",
    file: "board/document/bad.ts",
    text: `import "@/board/templates/template";`,
  },
  {
    rule: "board-document-types-only",
    file: "board/document/bad.ts",
    text: `import { Role } from "@/contract/roles"; export const role = Role;`,
  },
  { rule: "board-imports", file: "board/templates/bad.ts", text: `import "@/server/runtime";` },
  { rule: "contract-imports", file: "contract/bad.ts", text: `import "@/client/ui/button";` },
  { rule: "client-ui-imports", file: "client/ui/bad.ts", text: `import "@/client/sync/binding";` },
  { rule: "client-sync-imports", file: "client/sync/bad.ts", text: `import "@/client/canvas/canvas";` },
  { rule: "client-canvas-imports", file: "client/canvas/bad.ts", text: `import "@/server/runtime";` },
  { rule: "client-session-imports", file: "client/session/bad.ts", text: `import "@/server/runtime";` },
  {
    rule: "no-canvas-in-the-light-reader",
    file: "client/session/bad.ts",
    text: `import "@/client/sync/binding";`,
  },
  { rule: "client-phone-imports", file: "client/phone/bad.ts", text: `import "@/client/canvas/canvas";` },
  { rule: "no-canvas-in-the-light-reader", file: "app/phone/bad.ts", text: `import "@/client/home/home";` },
  {
    rule: "light-words-in-the-light-reader",
    file: "client/session/bad.ts",
    text: `import "@/client/ui/title";`,
  },
  { rule: "client-pages-imports", file: "client/home/bad.ts", text: `import "@/client/room/room";` },
  {
    rule: "server-sync-types-only",
    file: "server/sync/bad.ts",
    text: `import { store } from "@/server/storage/store"; export const a = store;`,
  },
  { rule: "server-storage-imports", file: "server/storage/bad.ts", text: `import "@/server/sync/room";` },
  { rule: "server-sync-imports", file: "server/sync/bad.ts", text: `import "@/client/ui/button";` },
  { rule: "prisma-in-storage-only", file: "server/http/bad.ts", text: `import "@prisma/adapter-libsql";` },
  { rule: "tldraw-in-the-browser-only", file: "board/templates/bad.ts", text: `import "tldraw";` },
  { rule: "tldraw-in-the-browser-only", file: "server/http/bad.ts", text: `import "tldraw";` },
  { rule: "tldraw-in-canvas-and-sync-only", file: "client/home/bad.ts", text: `import "tldraw";` },
  { rule: "contract-packages", file: "contract/bad.ts", text: `import "yjs";` },
  { rule: "no-zod-in-the-browser", file: "contract/bad.ts", text: `import "zod";` },
  {
    rule: "no-zod-in-the-browser",
    file: "contract/bad.ts",
    text: `import { RoleInput } from "./role-schema"; export const role = RoleInput;`,
  },
  {
    rule: "no-zod-in-the-browser",
    file: "client/ui/bad.ts",
    text: `import { RoleInput } from "@/contract/role-schema"; export const role = RoleInput;`,
  },
  {
    rule: "no-zod-in-the-browser",
    file: "app/board/error.tsx",
    text: `import { RoleInput } from "@/contract/role-schema"; export const role = RoleInput;`,
  },
  { rule: "board-packages", file: "board/templates/bad.ts", text: `import "ws";` },
  { rule: "no-node-in-browser-code", file: "client/ui/bad.ts", text: `import "node:fs";` },
  { rule: "no-page-code-on-the-server", file: "server/sync/bad.ts", text: `import "react";` },
  { rule: "not-to-dev-package", file: "client/ui/bad.ts", text: `import "fast-check";` },
  { rule: "not-to-unresolvable", file: "client/ui/bad.ts", text: `import "./nowhere";` },
  { rule: "not-to-unlisted-package", file: "client/ui/bad.ts", text: `import "prosemirror-model";` },
  { rule: "not-to-test", file: "client/ui/bad.ts", text: `import "./button.test";` },
  { rule: "no-circular", file: "client/ui/bad.ts", text: `import "./round"; export const bad = 1;` },
];

/** Stubs of packages: a link to the real node_modules would be resolved to outside of the planted project. */
const PACKAGES = [
  "@prisma/adapter-libsql",
  "fast-check",
  "prosemirror-model",
  "react",
  "tldraw",
  "ws",
  "yjs",
  "zod",
];

/** Each violation in a file of its own, so that one run finds them all. */
const planted = VIOLATIONS.map(({ rule, file, text }, n) => ({
  rule,
  file: file.replace("bad", `bad-${n}`),
  text,
}));

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "paperboard-imports-"));
  for (const file of [".dependency-cruiser.cjs", "tsconfig.json", "package.json"]) {
    await cp(path.join(root, file), path.join(folder, file));
  }
  for (const name of PACKAGES) {
    await plant({
      [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: "1.0.0", main: "index.js" }),
      [`node_modules/${name}/index.js`]: "module.exports = {};",
    });
  }
  await plant(CLEAN);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function plant(files: Record<string, string>): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), `${text}\n`);
  }
}

describe("import rules", { timeout: 60_000 }, () => {
  it("see this repository's modules", async () => {
    expect((await cruise(root, PARTS)).totalCruised).toBeGreaterThan(100);
  });

  it("let a project that keeps them pass", async () => {
    const { totalCruised, violations } = await cruise(folder, PARTS);
    expect(totalCruised).toBeGreaterThan(Object.keys(CLEAN).length);
    expect(violations).toEqual([]);
  });

  describe("in a project that breaks them", () => {
    let found: Cruise["summary"]["violations"] = [];
    beforeAll(async () => {
      const circle = planted.find(({ rule }) => rule === "no-circular");
      const back = path.basename(circle?.file ?? "", ".ts");
      await plant({ "client/ui/round.ts": `import "./${back}"; export const round = 1;` });
      await plant(Object.fromEntries(planted.map(({ file, text }) => [file, text])));
      found = (await cruise(folder, PARTS)).violations;
    }, 60_000);

    it.each(planted)("$rule catches $text in $file", ({ rule, file }) => {
      const rules = found
        .filter((violation) => violation.from === file)
        .map((violation) => violation.rule.name);
      expect(rules).toContain(rule);
    });
  });
});

import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { addCompileHints } from "./compile-hints.mjs";

let root = "";

afterEach(() => rm(root, { recursive: true, force: true }));

async function hinted(files: Record<string, string>): Promise<Record<string, string>> {
  root = await mkdtemp(join(tmpdir(), "paperboard-hints-"));
  const chunks = join(root, ".next/static/chunks");
  await mkdir(chunks, { recursive: true });
  for (const [name, code] of Object.entries(files)) await writeFile(join(chunks, name), code);
  await addCompileHints(root);
  await addCompileHints(root);
  const read = async (name: string) => [name, await readFile(join(chunks, name), "utf8")] as const;
  return Object.fromEntries(await Promise.all(Object.keys(files).map(read)));
}

it("puts each module of a file into parentheses, once", async () => {
  const code =
    '(self.T||(self.T=[])).push([0,17,18,e=>{"use strict";e.s([()=>1])},19,function(e,t){t.x=[(e)=>e]}]);';
  expect(await hinted({ "canvas.js": code })).toEqual({
    "canvas.js":
      '(self.T||(self.T=[])).push([0,17,18,(e=>{"use strict";e.s([()=>1])}),19,(function(e,t){t.x=[(e)=>e]})]);',
  });
});

it("leaves everything else as it is", async () => {
  const files = {
    "polyfill.js": "!function(){[1].map(e=>e)}();",
    "canvas.css": "[e=>{}]",
    "empty.js": "",
    "strings.js": 'self.list=["x",e=>e];load("[1,e=>e]",{x:[e=>e]});',
  };
  expect(await hinted(files)).toEqual(files);
});

it("changes nothing that the modules do", async () => {
  const code =
    "out.push(...[1,e=>e+1,2,function(e){return e*2}].filter(x=>typeof x==='function').map(f=>f(20)));";
  const list = "register([1,e=>e+1,2,function(e){return e*2}]);";
  const { "a.js": after } = await hinted({ "a.js": code + list });
  const run = (text: string) => {
    const out: number[] = [];
    const register = (entries: unknown[]) =>
      entries.forEach((entry) => typeof entry === "function" && out.push(Number(entry(20))));
    // The finished file, run as a browser does.
    new Function("out", "register", text)(out, register);
    return out;
  };
  expect(after).not.toBe(code + list);
  expect(run(after ?? "")).toEqual(run(code + list));
});

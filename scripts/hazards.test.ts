import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const root = path.dirname(import.meta.dirname);
const SHORT: Record<string, string> = { CS: "client/sync", BD: "board/document", SS: "server/sync" };
const FOLDERS = ["app", "board", "client", "contract", "server", "scripts", "bench", "e2e"];
const TESTS = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(test|spec)\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`),
);
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

/** Test files that a name in the list stands for: a path, an abbreviated one, or the name alone. */
function filesOf(name: string): string[] {
  const full = name.replace(/^(CS|BD|SS)\//, (_, short: string) => `${SHORT[short]}/`);
  return TESTS.filter((file) => {
    const bare = file.replace(/\.(test|spec)\.tsx?$/, "");
    return bare === full || (!full.includes("/") && path.basename(bare) === full);
  });
}

/** `[PR1–4]` is four rules; an ellipsis stands for words left out. */
function partsOf(title: string): string[] {
  const range = /^\[([A-Z]+)(\d+)–(\d+)\]$/.exec(title);
  if (!range)
    return title
      .split("…")
      .map((part) => part.trim())
      .filter(Boolean);
  const [, rule = "", from = "", to = ""] = range;
  const count = Number(to) - Number(from) + 1;
  return Array.from({ length: count }, (_, n) => `[${rule}${Number(from) + n}]`);
}

const holds = (file: string, title: string) => {
  const source = read(file).replaceAll('\\"', '"');
  return partsOf(title).every((part) => source.includes(part));
};

/** What one cell of tests names that is not there. Titles belong to the file before them, up to a semicolon. */
function wrongIn(cell: string): string[] {
  const wrong: string[] = [];
  for (const piece of cell.split(";")) {
    let files: string[] | null = null;
    for (const [, command, name, title] of piece.matchAll(/(bench )?`([^`]+)`|\*([^*]+)\*/g)) {
      if (name !== undefined) {
        // A bench or a command, which no test file has.
        if (command !== undefined || name.startsWith("npm ")) continue;
        files = filesOf(name);
        if (files.length === 0) wrong.push(`no test file ${name}`);
      } else if (title !== undefined && !(files ?? TESTS).some((file) => holds(file, title))) {
        wrong.push(`no test ${title} in ${files?.join(", ") ?? "any file"}`);
      }
    }
  }
  return wrong;
}

it("every test that the list of hazards names is where it says", () => {
  const rows = read("docs/hazards.md")
    .split("\n")
    .map((text, index) => ({ line: index + 1, cells: text.split(" | ") }))
    .filter(({ cells }) => cells.length === 3 && cells[2] !== "test |");
  expect(rows.length).toBeGreaterThan(50);
  const wrong = rows.flatMap(({ line, cells }) => wrongIn(cells[2] ?? "").map((what) => `${line}: ${what}`));
  expect(wrong).toEqual([]);
});

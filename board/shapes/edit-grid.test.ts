import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseTable } from "@/board/import/parse-table";
import { cellFromWords, cellToWords } from "./cell-words";
import {
  addLines,
  copyBlock,
  moveLine,
  pasteBlock,
  removeLine,
  setCells,
  toTsv,
  type GridMint,
} from "./edit-grid";
import { cellKey, GRID_LINES, newFeatureGrid, type FeatureGridProps } from "./feature-grid";
import { inOrder } from "./item-fields";
import { countMarks, meanScore } from "./grid-summary";

/** Ids in turn, indexes that grow by a letter: enough for tests, which insert at most once between two lines. */
function mint(): GridMint {
  let made = 0;
  return {
    id: () => `id${(made += 1)}`,
    indexes: (lower, _upper, count) =>
      Array.from({ length: count }, (_, n) => `${lower ?? "a"}${String.fromCharCode(66 + n)}`),
  };
}

function grid(rows: readonly string[], columns: readonly string[]): FeatureGridProps {
  const lines = (labels: readonly string[], prefix: string) =>
    Object.fromEntries(
      labels.map((label, n) => [`${prefix}${n}`, { index: `b${String(n).padStart(3, "0")}`, label }]),
    );
  return { ...newFeatureGrid(), rows: lines(rows, "r"), columns: lines(columns, "c") };
}

const labels = (props: FeatureGridProps, axis: "rows" | "columns") =>
  inOrder(props[axis]).map(({ label }) => label);

describe("lines", () => {
  test("are added before, between and after others, up to the most a grid may have", () => {
    const props = grid(["a", "b"], []);
    const { change, ids } = addLines(props, "rows", { position: 1, labels: ["x", "y"], mint: mint() });
    expect(labels({ ...props, ...change }, "rows")).toEqual(["a", "x", "y", "b"]);
    expect(ids).toHaveLength(2);
    const full = grid(Array.from({ length: GRID_LINES }, String), []);
    expect(addLines(full, "rows", { position: 0, labels: ["one more"], mint: mint() }).ids).toEqual([]);
  });

  test("take their cells with them when they go, and no others", () => {
    const props = {
      ...grid(["a", "b"], ["x"]),
      cells: { "r0:c0": { status: "ok" }, "r1:c0": { status: "todo" } },
    };
    expect(removeLine(props, "rows", "r0").cells).toEqual({ "r1:c0": { status: "todo" } });
    expect(removeLine(props, "columns", "c0").cells).toEqual({});
  });

  test("keep id and cells when they move", () => {
    const props = grid(["a", "b", "c"], []);
    const moved = { ...props, ...moveLine(props, "rows", { id: "r0", position: 1, mint: mint() }) };
    expect(labels(moved, "rows")).toEqual(["b", "a", "c"]);
    expect(Object.keys(moved.rows).sort()).toEqual(["r0", "r1", "r2"]);
    expect(moveLine(props, "rows", { id: "gone", position: 0, mint: mint() })).toEqual({});
  });
});

describe("cells", () => {
  test("keep the fields that are not named; an empty field goes, and with the last one the cell", () => {
    const props = { ...grid(["a"], ["x"]), cells: { "r0:c0": { status: "ok", note: "n" } } };
    expect(setCells(props, { "r0:c0": { status: "" } }).cells).toEqual({ "r0:c0": { note: "n" } });
    expect(setCells(props, { "r0:c0": { status: "", note: "" } }).cells).toEqual({});
  });

  test.each([
    ["TODO", { status: "todo" }],
    ["● ok", { status: "ok" }],
    ["..", { status: "impossible" }],
    ["n/a", { status: "not-applicable" }],
    ["conditional: X86_64", { status: "conditional", note: "X86_64" }],
    ["TODO (in review, 2019)", { status: "todo", note: "in review, 2019" }],
    ["TODO - later", { status: "todo", note: "later" }],
    ["ok-ish", { note: "ok-ish" }],
    ["okay", { note: "okay" }],
    ["  ", {}],
  ])("%j of the kernel's legend is %j", (words, cell) => {
    expect(cellFromWords("kernel", words)).toEqual(cell);
  });

  test("words say what they were made of, in every legend", () => {
    for (const legend of ["kernel", "partly", "score"] as const) {
      for (const note of ["", "a note"]) {
        for (const status of ["ok", "todo", "impossible", "yes", "no", "partly", "3"]) {
          const cell = cellFromWords(legend, status);
          if (cell.status === undefined) continue;
          const whole = note === "" ? cell : { ...cell, note };
          expect(cellFromWords(legend, cellToWords(legend, whole))).toEqual(whole);
        }
      }
    }
  });
});

describe("blocks", () => {
  test("a table pasted at the corner brings labels, adds what is missing, and comes out again as it was", () => {
    const block = [
      ["feature", "x86", "s390"],
      ["stack", "ok", "TODO: in review"],
      ["objtool", "..", ""],
    ];
    const props = grid([], []);
    const pasted = {
      ...props,
      ...pasteBlock(props, { at: { row: -1, column: -1 }, block, mint: mint() }).change,
    };
    expect(labels(pasted, "rows")).toEqual(["stack", "objtool"]);
    expect(labels(pasted, "columns")).toEqual(["x86", "s390"]);
    expect(copyBlock(pasted, { row: -1, column: -1 }, { row: 1, column: 1 })).toEqual(block);
  });

  test("a block in the middle replaces cells and leaves their evidence alone", () => {
    const props = {
      ...grid(["a"], ["x"]),
      cells: { "r0:c0": { status: "ok", note: "n", evidence: "https://e.example" } },
    };
    const { change } = pasteBlock(props, { at: { row: 0, column: 0 }, block: [["TODO"]], mint: mint() });
    expect(change.cells).toEqual({ "r0:c0": { status: "todo", evidence: "https://e.example" } });
  });

  test("what does not fit into the largest grid is told", () => {
    const props = grid(Array.from({ length: GRID_LINES - 1 }, String), ["x"]);
    const block = Array.from({ length: 3 }, () => ["ok"]);
    const { dropped } = pasteBlock(props, { at: { row: GRID_LINES - 2, column: 0 }, block, mint: mint() });
    expect(dropped).toEqual({ rows: 1, columns: 0 });
  });

  test("what is copied as TSV is pasted as the same cells", () => {
    const cell = fc.stringMatching(/^[a-z"\t\n,;|]{0,6}$/);
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      );
    fc.assert(
      fc.property(table, (rows) => {
        const text = toTsv(rows);
        // A text that begins or ends in a line break, or looks drawn, is not told apart from its frame.
        fc.pre(!/^\n|\n$|^\s*\|/.test(text));
        expect(parseTable(text)).toEqual(rows);
      }),
    );
  });
});

describe("summaries", () => {
  test("count the marks of the legend, and only those", () => {
    const props = {
      ...grid(["a", "b"], ["x", "y"]),
      cells: {
        "r0:c0": { status: "ok" },
        "r0:c1": { status: "todo" },
        "r1:c0": { status: "ok" },
        "r1:c1": { status: "odd" },
      },
    };
    const all = countMarks(props, ["r0", "r1"], ["c0", "c1"]);
    expect(all.marks.map(({ mark, count }) => [mark.status, count])).toEqual([
      ["ok", 2],
      ["todo", 1],
    ]);
    expect([all.marked, all.cells]).toEqual([3, 4]);
    expect(countMarks(props, ["r0"], ["c0", "c1"]).marked).toBe(2);
  });

  test("scores have a mean", () => {
    const props = {
      ...grid(["a"], ["x", "y", "z"]),
      legend: "score" as const,
      cells: { "r0:c0": { status: "5" }, "r0:c1": { status: "4" } },
    };
    expect(meanScore(countMarks(props, ["r0"], ["c0", "c1", "c2"]))).toBe(4.5);
    expect(meanScore(countMarks(props, ["r0"], ["c2"]))).toBeNull();
    expect(cellKey("r0", "c0")).toBe("r0:c0");
  });
});

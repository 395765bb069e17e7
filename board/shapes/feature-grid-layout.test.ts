import { describe, expect, test } from "vitest";
import { newFeatureGrid, type FeatureGridProps } from "./feature-grid";
import { createCellSetter, layoutGrid, summaryOpen, summaryText, summaryWords } from "./feature-grid-layout";

function grid(rows: number, columns: number, more: Partial<FeatureGridProps> = {}): FeatureGridProps {
  const lines = (count: number, prefix: string) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, n) => [
        `${prefix}${n}`,
        { index: `a${String(n).padStart(3, "0")}`, label: `${prefix} ${n}` },
      ]),
    );
  return { ...newFeatureGrid(), rows: lines(rows, "r"), columns: lines(columns, "c"), ...more };
}

describe("layoutGrid", () => {
  test("rows stand below each other, columns beside each other, nothing overlaps, all is inside", () => {
    const props = grid(6, 4, {
      cells: {
        "r1:c1": { status: "conditional", note: "a condition that is far too long to stand beside its word" },
      },
    });
    const layout = layoutGrid(props, "title");
    let y = layout.table.y + layout.table.headH;
    for (const row of layout.rows) {
      expect(row.y).toBe(y);
      y += row.h;
    }
    let x = layout.table.labelW;
    for (const column of layout.columns) {
      expect(column.x).toBeCloseTo(x);
      x += column.w;
    }
    expect(x + (layout.sums?.w ?? 0)).toBeCloseTo(layout.w);
    expect(y + (layout.sums?.h ?? 0)).toBe(layout.legendY);
    expect(layout.legendY).toBeLessThan(layout.h);
    expect(layout.rows[1]?.h).toBeGreaterThan(layout.rows[0]?.h ?? 0);
  });

  test("a note stands beside its word while it fits, else below it, and is cut after three lines", () => {
    const at = (note: string) =>
      layoutGrid(grid(1, 4, { cells: { "r0:c0": { status: "todo", note } } }), "").rows[0]?.cells[0];
    expect(at("in review")).toMatchObject({ beside: true });
    expect(at("a word ".repeat(20))?.note).toHaveLength(3);
    expect(at("a word ".repeat(20))).toMatchObject({ beside: false });
  });

  test("the least width of columns makes a grid wider than its props ask for", () => {
    expect(layoutGrid(grid(1, 4), "").w).toBe(960);
    expect(layoutGrid(grid(1, 25), "").w).toBeGreaterThan(2500);
  });

  test("a grid without rows and columns has a place for its title", () => {
    const layout = layoutGrid(grid(0, 0), "What is compared?");
    expect(layout.title[0]?.runs[0]?.text).toBe("What is compared?");
    expect(layout.sums).toBeNull();
    expect(layout.h).toBeGreaterThan(60);
  });

  test("a grid of words has no legend and no sums", () => {
    const layout = layoutGrid(
      grid(2, 2, { legend: "text", cells: { "r0:c0": { note: "high\nand rising" } } }),
      "",
    );
    expect(layout.legendY).toBeNull();
    expect(layout.sums).toBeNull();
    expect(layout.rows[0]?.cells[0]?.note).toHaveLength(2);
  });

  test("the first row without a label says what labels are here", () => {
    const rows = {
      r1: { index: "a1", label: "kprobes" },
      r2: { index: "a2", label: "" },
      r3: { index: "a3", label: "" },
    };
    const said = layoutGrid({ ...grid(0, 2), rows, corner: "Feature" }, "").rows.map(
      ({ lines, placeholder }) => [lines[0]?.runs[0]?.text ?? "", placeholder],
    );
    expect(said).toEqual([
      ["kprobes", false],
      ["Feature", true],
      ["", false],
    ]);
  });

  test("sums count what is done, in short and in words", () => {
    const layout = layoutGrid(
      grid(2, 2, { cells: { "r0:c0": { status: "ok" }, "r0:c1": { status: "todo" } } }),
      "",
    );
    const [row] = layout.rows;
    expect(row && summaryText("kernel", row.count)).toBe("1/2");
    expect(row && summaryWords(row.count)).toBe("1 ok, 1 TODO / 2");
    expect(row && summaryOpen("kernel", row.count)).toMatchObject({ mark: { status: "todo" }, n: 1 });
    expect(summaryOpen("score", layout.sums?.all ?? { marks: [], marked: 0, cells: 0 })).toBeNull();
    expect(layout.sums && summaryText("kernel", layout.sums.all)).toBe("1/4");
  });
});

test("a cell says as of when it is true, and cells that differ in their evidence alone do not look alike", () => {
  const setCell = createCellSetter();
  const at = (cell: object) => setCell(cell, "kernel", 300);
  const dated = at({ status: "ok", asOf: "Sep 2019" });
  expect(dated.note[0]?.runs.map(({ text }) => text).join("")).toBe("Sep 2019");
  const [one, other] = ["https://a.example", "https://b.example"].map((evidence) =>
    at({ status: "ok", evidence }),
  );
  expect([one?.evidence, other?.evidence]).toEqual(["https://a.example", "https://b.example"]);
  expect(one?.looks).not.toBe(other?.looks);
});

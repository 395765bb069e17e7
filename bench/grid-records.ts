import { toRichText, type TLRecord } from "@tldraw/tlschema";
import { getIndices } from "@tldraw/utils";
import { cellKey, newFeatureGrid, type FeatureGridProps } from "@/board/shapes/feature-grid";

/** The grid of the measurements. */
export const GRID = { id: "shape:grid", rows: 40, columns: 25, w: 2_800, rowHeight: 45 } as const;

const PLACE = {
  parentId: "page:page",
  rotation: 0,
  isLocked: false,
  opacity: 1,
  meta: {},
  typeName: "shape",
};

/** A filled grid; every fifth cell has a note. */
export function gridRecord(): TLRecord {
  const lines = (prefix: string, count: number) => {
    const indices = getIndices(count);
    return Object.fromEntries(
      indices.map((index, at) => [`${prefix}${at}`, { index, label: `${prefix} ${at + 1}` }] as const),
    );
  };
  const [rows, columns] = [lines("r", GRID.rows), lines("c", GRID.columns)];
  const cells: FeatureGridProps["cells"] = {};
  Object.keys(rows).forEach((row, r) =>
    Object.keys(columns).forEach((column, c) => {
      cells[cellKey(row, column)] = cellAt(r, c);
    }),
  );
  const props: FeatureGridProps = {
    ...newFeatureGrid(),
    w: GRID.w,
    h: GRID.rows * GRID.rowHeight,
    rows,
    columns,
    cells,
  };
  const place = { ...PLACE, index: "a0", x: 0, y: 0 };
  return { id: GRID.id, type: "feature-grid", ...place, props } as unknown as TLRecord;
}

function cellAt(row: number, column: number): { status: string; note?: string } {
  const note = (row + column) % 5 === 0 ? { note: "since 5.8" } : {};
  return { status: (row * column) % 3 === 0 ? "ok" : "todo", ...note };
}

/** The same table as people make it of tldraw's own rectangles, one a cell. */
export function shapeTable(): TLRecord[] {
  const indices = getIndices(GRID.rows * GRID.columns);
  const [w, h] = [GRID.w / GRID.columns, GRID.rowHeight];
  return indices.map((index, at) => {
    const [row, column] = [Math.floor(at / GRID.columns), at % GRID.columns];
    const { status, note = "" } = cellAt(row, column);
    const props = {
      geo: "rectangle",
      w,
      h,
      dash: "solid",
      url: "",
      growY: 0,
      fill: "semi",
      color: status === "ok" ? "green" : "orange",
      labelColor: "black",
      size: "s",
      font: "sans",
      align: "start",
      verticalAlign: "middle",
      richText: toRichText(`${status} ${note}`.trim()),
      scale: 0.7,
    };
    const place = { ...PLACE, index, x: column * w, y: row * h };
    return { id: `shape:cell${at}`, type: "geo", ...place, props } as unknown as TLRecord;
  });
}

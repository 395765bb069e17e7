import { createShapePropsMigrationSequence, type RecordProps, type TLBaseShape } from "@tldraw/tlschema";
import { T } from "@tldraw/validate";
import {
  evidenceLinks,
  itemEntries,
  itemLine,
  itemLink,
  itemText,
  type Entries,
  type EvidenceLink,
} from "./item-fields";
import { LEGEND_IDS, type LegendId } from "./legends";

/** Most rows and most columns of a grid. */
export const GRID_LINES = 200;
/** Most filled cells of a grid. */
export const GRID_CELLS = 4_000;

/** A row or a column. */
export interface GridLine {
  index: string;
  label: string;
}

/** What is known about one feature in one place. A field that nobody filled is empty. */
export interface GridCell {
  /** A mark of the grid's legend, or empty. In the legend `text` always empty. */
  status: string;
  /** A note, or the condition of `conditional`; with the legend `text` the cell's content. */
  note: string;
  evidence: string;
  /** As of when this is true: a date `2019-09` or words. */
  asOf: string;
}

/** Rows × columns of cells with a status: features by architecture, or proposals by criterion. */
export interface FeatureGridProps {
  w: number;
  /** Least height; the grid grows with its rows. */
  h: number;
  title: string;
  legend: LegendId;
  /** Heads the column of row labels, e.g. `feature`. */
  corner: string;
  rows: Entries<GridLine>;
  columns: Entries<GridLine>;
  /** By `<rowId>:<columnId>`; a cell that nobody filled is absent, each of its fields may be. */
  cells: Record<string, Partial<GridCell>>;
  /** As of when the whole grid is true. */
  asOf: string;
  evidence: Entries<EvidenceLink>;
}

export type FeatureGridShape = TLBaseShape<"feature-grid", FeatureGridProps>;

const line = T.object<GridLine>({ index: T.string, label: itemText });

export const featureGridProps: RecordProps<FeatureGridShape> = {
  w: T.positiveNumber,
  h: T.positiveNumber,
  title: itemText,
  legend: T.literalEnum(...LEGEND_IDS),
  corner: itemLine,
  rows: itemEntries<GridLine>(line, GRID_LINES),
  columns: itemEntries<GridLine>(line, GRID_LINES),
  cells: T.dict(
    T.string,
    T.object({
      status: itemLine.optional(),
      note: itemText.optional(),
      evidence: itemLink.optional(),
      asOf: itemLine.optional(),
    }),
  ).check("cells that are not too many", (value) => {
    if (Object.keys(value).length > GRID_CELLS) throw new Error(`has more than ${GRID_CELLS} cells`);
  }) as RecordProps<FeatureGridShape>["cells"],
  asOf: itemLine,
  evidence: evidenceLinks,
};

export const featureGridMigrations = createShapePropsMigrationSequence({ sequence: [] });

/** An empty grid without rows and columns; whoever creates one adds the first. */
export function newFeatureGrid(): FeatureGridProps {
  return {
    w: 960,
    h: 120,
    title: "",
    legend: "kernel",
    corner: "feature",
    rows: {},
    columns: {},
    cells: {},
    asOf: "",
    evidence: {},
  };
}

/** Key of a cell in `cells`. Ids of rows and columns have no colon. */
export function cellKey(rowId: string, columnId: string): string {
  return `${rowId}:${columnId}`;
}

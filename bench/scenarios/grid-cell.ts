import type { TLRecord } from "@tldraw/tlschema";
import { getIndices } from "@tldraw/utils";
import * as Y from "yjs";
import { readCheckedRecord, writeTextSplices } from "@/board/document/canvas-document";
import { createRecordCheck } from "@/board/document/check-record";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { cellKey, newFeatureGrid, type FeatureGridProps } from "@/board/shapes/feature-grid";
import { canvasUpdates } from "../author";
import { gatherCrowd } from "../crowd";
import { figure, median, percentile } from "../figures";
import { generateRecords } from "../generate-board";
import { createLatencyMeter } from "../latency";
import { measureBoth, paceFigure, type Scenario } from "../scenario";
import type { Target } from "../start-target";
import { atRate, type Pace } from "../until";

const ROWS = 40;
const COLUMNS = 25;
const PEOPLE = 10;
/** Cells that all of them together fill in a second: much for people, little for the room. */
const CELLS_PER_SECOND = 5;
const SECONDS = 10;
const GRID = "shape:grid";

/** Ten people fill cells of one grid, one after another. */
export const gridCell: Scenario = {
  name: "grid-cell",
  async run(context) {
    const { ours, naive } = await measureBoth(context, fillCells);
    const own = inOneDocument();
    const row = { scenario: `one cell of ${ROWS} × ${COLUMNS}, ${PEOPLE} people` };
    return [
      figure({
        ...row,
        measure: "document bytes per receiver and changed cell",
        value: ours.bytes,
        unit: "B",
        budget: 150,
        naive: naive?.bytes ?? null,
      }),
      figure({
        ...row,
        measure: "p95 from the update to its arrival",
        value: ours.p95Ms,
        unit: "ms",
        budget: 250,
        naive: naive?.p95Ms ?? null,
        note: "before it the writer has gathered changes for up to 100 ms",
      }),
      figure({
        ...row,
        measure: "document bytes of one typed character of a note",
        value: own.characterBytes,
        unit: "B",
        budget: 60,
      }),
      figure({
        ...row,
        measure: "median time to read and check the grid after a change",
        value: own.readMs,
        unit: "ms",
        budget: 8,
      }),
      paceFigure("grid-cell", ours.pace),
    ];
  },
};

/** A filled grid; every fifth cell has a note. */
function gridRecord(): TLRecord {
  const lines = (prefix: string, count: number) => {
    const indices = getIndices(count);
    return Object.fromEntries(
      indices.map((index, at) => [`${prefix}${at}`, { index, label: `${prefix} ${at + 1}` }] as const),
    );
  };
  const [rows, columns] = [lines("r", ROWS), lines("c", COLUMNS)];
  const cells: FeatureGridProps["cells"] = {};
  Object.keys(rows).forEach((row, r) =>
    Object.keys(columns).forEach((column, c) => {
      const note = (r + c) % 5 === 0 ? { note: "since 5.8" } : {};
      cells[cellKey(row, column)] = { status: (r * c) % 3 === 0 ? "ok" : "todo", ...note };
    }),
  );
  const props: FeatureGridProps = { ...newFeatureGrid(), w: 2800, h: 1800, rows, columns, cells };
  const place = { parentId: "page:page", index: "a0", x: 0, y: 0, rotation: 0, isLocked: false, opacity: 1 };
  return {
    id: GRID,
    typeName: "shape",
    type: "feature-grid",
    ...place,
    props,
    meta: {},
  } as unknown as TLRecord;
}

async function fillCells(target: Target): Promise<{ bytes: number; p95Ms: number; pace: Pace }> {
  const meter = createLatencyMeter();
  const crowd = await gatherCrowd({
    target,
    title: "Grid",
    records: [...generateRecords({ shapes: 20 }), gridRecord()],
    authors: PEOPLE,
    listeners: 1,
    meter,
  });
  const [listener] = crowd.listeners;
  if (!listener) throw new Error("nobody came");
  crowd.resetTraffic();
  meter.reset();
  const pace = await atRate(CELLS_PER_SECOND, SECONDS, (number) => {
    const author = crowd.authors[number % PEOPLE];
    const grid = author?.record(GRID) as unknown as { props: FeatureGridProps };
    const key = cellKey(`r${(number * 7) % ROWS}`, `c${(number * 3) % COLUMNS}`);
    const cells = {
      ...grid.props.cells,
      [key]: { ...grid.props.cells[key], status: `unknown${number % 10}` },
    };
    author?.frame([{ ...grid, props: { ...grid.props, cells } } as unknown as TLRecord]);
  });
  crowd.authors.forEach((author) => author.liftPointer());
  await crowd.settled();
  crowd.requireQuiet();
  const { document } = listener.received.read();
  await crowd.leave();
  return {
    bytes: document.bytes / (CELLS_PER_SECOND * SECONDS),
    p95Ms: percentile(meter.samples, 0.95),
    pace,
  };
}

/** What does not depend on the way: the update of one character, and the work of a client that receives a change. */
function inOneDocument(): { characterBytes: number; readMs: number } {
  const doc = new Y.Doc();
  for (const update of canvasUpdates("paperboard", [...generateRecords({ shapes: 1 }), gridRecord()]))
    Y.applyUpdate(doc, update);
  const check = createRecordCheck(createPaperboardSchema());
  const sizes: number[] = [];
  const times: number[] = [];
  doc.on("update", (update) => sizes.push(update.byteLength));
  let known: TLRecord | undefined;
  for (let at = 0; at < 60; at += 1) {
    const place = { recordId: GRID, path: "cells/r0:c0/note" };
    writeTextSplices(doc, place, [{ at, deleted: 0, inserted: "x" }], "typing");
    const begin = performance.now();
    const read = readCheckedRecord(doc, GRID, check, known);
    times.push(performance.now() - begin);
    if (!read || !("record" in read)) throw new Error("the grid cannot be read");
    known = read.record;
  }
  doc.destroy();
  return { characterBytes: median(sizes), readMs: median(times) };
}

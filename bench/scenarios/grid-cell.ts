import type { TLRecord } from "@tldraw/tlschema";
import * as Y from "yjs";
import { readCheckedRecord, writeTextSplices } from "@/board/document/canvas-document";
import { createRecordCheck } from "@/board/document/check-record";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { cellKey, type FeatureGridProps } from "@/board/shapes/feature-grid";
import { canvasUpdates } from "../author";
import { gatherCrowd } from "../crowd";
import { figure, median, percentile } from "../figures";
import { generateRecords } from "../generate-board";
import { GRID, gridRecord } from "../grid-records";
import { createLatencyMeter } from "../latency";
import { measureBoth, paceFigure, type Scenario } from "../scenario";
import type { Target } from "../start-target";
import { atRate, type Pace } from "../until";

const { rows: ROWS, columns: COLUMNS } = GRID;
const PEOPLE = 10;
/** Cells that all of them together fill in a second: much for people, little for the room. */
const CELLS_PER_SECOND = 5;
const SECONDS = 10;
/** Changes that are read before any is counted: whoever types has typed before. */
const WARM_READS = 60;
const READS = 60;

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
    const grid = author?.record(GRID.id) as unknown as { props: FeatureGridProps };
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
  for (let at = 0; at < WARM_READS + READS; at += 1) {
    const place = { recordId: GRID.id, path: "cells/r0:c0/note" };
    writeTextSplices(doc, place, [{ at, deleted: 0, inserted: "x" }], "typing");
    const begin = performance.now();
    const read = readCheckedRecord(doc, GRID.id, check, known);
    if (at >= WARM_READS) times.push(performance.now() - begin);
    if (!read || !("record" in read)) throw new Error("the grid cannot be read");
    known = read.record;
  }
  doc.destroy();
  return { characterBytes: median(sizes), readMs: median(times) };
}

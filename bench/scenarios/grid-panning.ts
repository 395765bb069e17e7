import type { Page } from "@playwright/test";
import type { TLRecord } from "@tldraw/tlschema";
import { openBoard, withPage } from "../board-page";
import { fillBoard } from "../crowd";
import { figure, median, percentile } from "../figures";
import { generateRecords } from "../generate-board";
import { GRID, gridRecord, shapeTable } from "../grid-records";
import { openBrowser } from "../open-browser";
import { recordFrames } from "../page-timing";
import { withTarget, type Scenario } from "../scenario";

const SECONDS = 8;
const WARM_SECONDS = 2;
const WHEEL_HZ = 60;
/** Pixels a turn of the wheel, and turns until it goes back. */
const STEP_PX = 14;
const TURNS = 40;

/** Somebody pans over a board, with a large grid in view and without. */
export const gridPanning: Scenario = {
  name: "grid-panning",
  run: (context) =>
    withTarget({ kind: "paperboard" }, async (target) => {
      const few = generateRecords({ shapes: 5 });
      const boards: Record<"without" | "grid" | "shapes", TLRecord[]> = {
        without: few,
        grid: [...few, gridRecord()],
        shapes: [...few, ...shapeTable()],
      };
      const chromium = await openBrowser();
      try {
        const measure = async (records: readonly TLRecord[]) => {
          const board = await target.createBoard("Panning");
          await fillBoard(target, board, records);
          let panned = { frames: [] as number[], busy: Number.NaN };
          await withPage(
            chromium,
            async (page, timing) => {
              await timing.interactive();
              panned = await pan(page);
            },
            (page) => openBoard(page, target, board),
          );
          return panned;
        };
        context.say("without a grid");
        const without = await measure(boards.without);
        context.say("with the grid");
        const grid = await measure(boards.grid);
        context.say("with as many shapes");
        const shapes = await measure(boards.shapes);
        const [own, bare, many] = [grid, without, shapes].map(({ frames }) => median(frames)) as [
          number,
          number,
          number,
        ];
        const percent = (share: number) => `${Math.round(share * 100)} %`;
        const row = { scenario: `panning over ${GRID.rows} × ${GRID.columns}`, unit: "ratio" } as const;
        return [
          figure({
            ...row,
            measure: "median frame, against the same board without the grid",
            value: own / bare,
            budget: 1.2,
            note: `${own.toFixed(1)} ms (p95 ${percentile(grid.frames, 0.95).toFixed(1)}), without ${bare.toFixed(1)} ms`,
          }),
          figure({
            ...row,
            measure: "median frame, against the same table of rectangles",
            value: own / many,
            budget: 1,
            note: `with ${GRID.rows * GRID.columns} rectangles ${many.toFixed(1)} ms (p95 ${percentile(shapes.frames, 0.95).toFixed(1)})`,
          }),
          figure({
            ...row,
            measure: "main thread, against the same table of rectangles",
            value: grid.busy / shapes.busy,
            note: `busy ${percent(grid.busy)} of the time, rectangles ${percent(shapes.busy)}, neither ${percent(without.busy)}`,
          }),
        ];
      } finally {
        await chromium.close();
      }
    }),
};

/** Pans by the wheel, there and back, with everything in view. */
async function pan(page: Page): Promise<{ frames: number[]; busy: number }> {
  await page.keyboard.press("Shift+Digit1");
  await page.mouse.move(640, 400);
  const wheel = turnWheel(page, WARM_SECONDS + SECONDS);
  await page.waitForTimeout(WARM_SECONDS * 1000);
  const recorded = await recordFrames(page, SECONDS);
  await wheel;
  return recorded;
}

/** The events come from the page itself: sent from here they would queue up behind its work. */
function turnWheel(page: Page, seconds: number): Promise<void> {
  return page.evaluate(
    ({ hz, forSeconds, stepPx, turns }) =>
      new Promise<void>((resolve) => {
        const canvas = document.querySelector(".tl-canvas");
        let turn = 0;
        const timer = setInterval(() => {
          turn += 1;
          const direction = Math.floor(turn / turns) % 2 === 0 ? 1 : -1;
          canvas?.dispatchEvent(
            new WheelEvent("wheel", {
              deltaX: direction * stepPx,
              deltaY: (direction * stepPx) / 2,
              clientX: 640,
              clientY: 400,
              bubbles: true,
              cancelable: true,
            }),
          );
          if (turn < forSeconds * hz) return;
          clearInterval(timer);
          resolve();
        }, 1000 / hz);
      }),
    { hz: WHEEL_HZ, forSeconds: seconds, stepPx: STEP_PX, turns: TURNS },
  );
}

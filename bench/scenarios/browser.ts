import type { Page } from "@playwright/test";
import { openBoard, withPage, type Then } from "../board-page";
import { gatherCrowd, type Crowd } from "../crowd";
import { figure, median } from "../figures";
import { draggableNotes, generateRecords } from "../generate-board";
import { dragFrame } from "../gestures";
import { openBrowser } from "../open-browser";
import { recordFrames, type PageTiming } from "../page-timing";
import { withTarget, type Scenario } from "../scenario";
import { serveBarePage } from "../serve-bare-page";
import { atRate, type Pace } from "../until";

const SHAPES = 1000;
const DRAGGING = 10;
const INPUT_HZ = 60;
const WARM_SECONDS = 3;
const SECONDS = 10;
/** Openings of each page, in turns; the middle one counts. */
const OPENINGS = 5;

/** What the product adds to tldraw in a real browser. */
export const browser: Scenario = {
  name: "browser",
  run: (context) =>
    withTarget({ kind: "paperboard" }, async (target) => {
      const records = generateRecords({ shapes: SHAPES });
      const ids: string[] = draggableNotes(records, DRAGGING).map(({ id }) => id);
      const crowd = await gatherCrowd({ target, title: "Browser", records, authors: DRAGGING, listeners: 0 });
      const bare = await serveBarePage(records);
      const chromium = await openBrowser();
      try {
        const openOurs = (then: Then) =>
          withPage(chromium, then, (page) => openBoard(page, target, crowd.board));
        const openBare = (then: Then) => withPage(chromium, then, (page) => page.goto(bare.url));

        context.say("time to interactive");
        const [ours, theirs]: [Opening[], Opening[]] = [[], []];
        for (let round = 0; round < OPENINGS; round++) {
          await openBare(async (_, timing) => void theirs.push(await timing.interactive()));
          await openOurs(async (_, timing) => void ours.push(await timing.interactive()));
        }

        context.say("frames");
        const bareFrames = await frames(openBare, (page) =>
          page.evaluate((moved) => window.moveShapes?.(moved), ids),
        );
        const ourFrames = await frames(openOurs, () => dragAll(crowd, ids));
        crowd.requireQuiet();
        await crowd.leave();
        return rows({ ours, theirs, ourFrames, bareFrames });
      } finally {
        await chromium.close();
        bare.close();
      }
    }),
};

type Opening = Awaited<ReturnType<PageTiming["interactive"]>>;
type Frames = Awaited<ReturnType<typeof recordFrames>>;

function rows(measured: { ours: Opening[]; theirs: Opening[]; ourFrames: Frames; bareFrames: Frames }) {
  const middle = (openings: readonly Opening[], pick: (one: Opening) => number) => median(openings.map(pick));
  const [ours, theirs] = [middle(measured.ours, ({ ms }) => ms), middle(measured.theirs, ({ ms }) => ms)];
  const [work, bareWork] = [
    middle(measured.ours, ({ workMs }) => workMs),
    middle(measured.theirs, ({ workMs }) => workMs),
  ];
  const [ourFrame, bareFrame] = [median(measured.ourFrames.frames), median(measured.bareFrames.frames)];
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  return [
    figure({
      scenario: "browser",
      measure: "time to interactive, against bare tldraw",
      value: ours / theirs,
      unit: "ratio",
      budget: 1.15,
      note: `${Math.round(ours)} ms, bare ${Math.round(theirs)} ms; without cache, ${OPENINGS} openings each`,
    }),
    figure({
      scenario: "browser",
      measure: "work of the main thread until interactive, against bare tldraw",
      value: work / bareWork,
      unit: "ratio",
      note: `${Math.round(work)} ms, bare ${Math.round(bareWork)} ms of processor time: what the time to interactive is on an idle machine`,
    }),
    figure({
      scenario: "browser",
      measure: "median frame while ten others drag, against bare tldraw",
      value: ourFrame / bareFrame,
      unit: "ratio",
      budget: 1.2,
      note: `${ourFrame.toFixed(1)} ms, bare ${bareFrame.toFixed(1)} ms with the same ten shapes moved by a script`,
    }),
    figure({
      scenario: "browser",
      measure: "main thread while ten others drag, against bare tldraw",
      value: measured.ourFrames.busy / measured.bareFrames.busy,
      unit: "ratio",
      note: `busy ${percent(measured.ourFrames.busy)} of the time, bare ${percent(measured.bareFrames.busy)}`,
    }),
  ];
}

async function frames(
  open: (then: Then) => Promise<void>,
  move: (page: Page) => Promise<unknown>,
): Promise<Frames> {
  let recorded: Frames = { frames: [], busy: Number.NaN };
  await open(async (page, timing) => {
    await timing.interactive();
    // Everything in view: the heaviest picture of this board.
    await page.keyboard.press("Shift+Digit1");
    const moving = move(page);
    await page.waitForTimeout(WARM_SECONDS * 1000);
    recorded = await recordFrames(page, SECONDS);
    await moving;
  });
  return recorded;
}

/** The crowd drags for as long as frames are recorded. */
function dragAll(crowd: Crowd, ids: readonly string[]): Promise<Pace> {
  return atRate(INPUT_HZ, WARM_SECONDS + SECONDS, (number) =>
    crowd.authors.forEach((author, position) =>
      dragFrame(author, [ids[position] ?? ""], number + position * 7),
    ),
  );
}

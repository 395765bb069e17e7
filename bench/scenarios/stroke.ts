import { generateRecords } from "../generate-board";
import { gatherCrowd } from "../crowd";
import { figure } from "../figures";
import { strokeGesture } from "../gestures";
import { measureBoth, type Scenario } from "../scenario";
import type { Target } from "../start-target";
import { atRate, pause } from "../until";

const POINTS = 1000;
const INPUT_HZ = 125;
/** tldraw reports to listeners once a frame, here with two points each. */
const POINTS_PER_STEP = 2;

/** A long pen stroke while somebody watches. */
export const stroke: Scenario = {
  name: "stroke",
  async run(context) {
    const { ours, naive } = await measureBoth(context, drawOnce);
    return [
      figure({
        scenario: "stroke",
        measure: "1,000 points, document bytes per receiver",
        value: ours.document,
        unit: "B",
        budget: 16_000,
        naive: naive?.document ?? null,
      }),
      figure({
        scenario: "stroke",
        measure: "presence bytes per receiver meanwhile",
        value: ours.presence,
        unit: "B",
        naive: naive?.presence ?? null,
        note: "the cursor of whoever draws, 25 times a second for 8 s; not part of the stroke's budget",
      }),
    ];
  },
};

async function drawOnce(target: Target): Promise<{ document: number; presence: number }> {
  const records = generateRecords({ shapes: 10 });
  const crowd = await gatherCrowd({ target, title: "Stroke", records, authors: 1, listeners: 2 });
  const [author] = crowd.authors;
  const [listener] = crowd.listeners;
  if (!author || !listener) throw new Error("nobody came");
  const gesture = strokeGesture(author, { points: POINTS, pointsPerStep: POINTS_PER_STEP });
  crowd.resetTraffic();
  await atRate(INPUT_HZ / POINTS_PER_STEP, POINTS / INPUT_HZ, (number) => gesture.step(number));
  gesture.finish();
  await pause(200);
  await crowd.settled();
  const { document, presence } = listener.received.read();
  crowd.requireQuiet();
  await crowd.leave();
  if (document.messages === 0) throw new Error("the stroke did not arrive");
  return { document: document.bytes, presence: presence.bytes };
}

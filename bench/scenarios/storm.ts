import { gatherCrowd, type Crowd } from "../crowd";
import { figure, median } from "../figures";
import { draggableNotes, generateRecords } from "../generate-board";
import { dragFrame } from "../gestures";
import { measureBoth, paceFigure, type Scenario } from "../scenario";
import type { Target } from "../start-target";
import { atRate, type Pace } from "../until";

const PEOPLE = 60;
const DRAGGING = 50;
const INPUT_HZ = 20;
const SECONDS = 10;

interface Storm {
  documentPerSecond: number;
  presencePerSecond: number;
  bytesPerSecond: number;
  cpuSeconds: number;
  pace: Pace;
}

/** Nearly everybody in the room drags something at once. */
export const storm: Scenario = {
  name: "storm",
  async run(context) {
    const { ours, naive } = await measureBoth(context, rage);
    const row = (measure: string, pick: (storm: Storm) => number) => ({
      scenario: "storm",
      measure,
      value: pick(ours),
      naive: naive ? pick(naive) : null,
    });
    return [
      figure({
        ...row("document messages per receiver and second", (storm) => storm.documentPerSecond),
        unit: "msg/s",
        budget: 35,
      }),
      figure({
        ...row("presence messages per receiver and second", (storm) => storm.presencePerSecond),
        unit: "msg/s",
        budget: 35,
      }),
      figure({ ...row("bytes per receiver and second", (storm) => storm.bytesPerSecond), unit: "B" }),
      figure({
        ...row("server CPU until everything was delivered", (storm) => storm.cpuSeconds),
        unit: "cpu-s",
        timesBelowNaive: 3,
        note: `${DRAGGING} of ${PEOPLE} drag at ${INPUT_HZ} Hz for ${SECONDS} s`,
      }),
      paceFigure("storm", ours.pace),
    ];
  },
};

async function rage(target: Target): Promise<Storm> {
  const records = generateRecords({ shapes: 100 });
  const notes = draggableNotes(records, DRAGGING);
  const crowd = await gatherCrowd({
    target,
    title: "Storm",
    records,
    authors: DRAGGING,
    listeners: PEOPLE - DRAGGING,
  });
  const dragAll = (number: number) =>
    crowd.authors.forEach((author, position) =>
      dragFrame(author, [notes[position]?.id ?? ""], number + position * 7),
    );
  // Warm code and filled presence lists: a room that has been busy for a while, not its first second.
  await atRate(INPUT_HZ, 2, dragAll);
  await crowd.settled();
  crowd.resetTraffic();
  const before = await target.figures();
  const pace = await atRate(INPUT_HZ, SECONDS, dragAll);
  crowd.authors.forEach((author) => author.liftPointer());
  await crowd.settled();
  const after = await target.figures();
  const result = {
    ...perSecond(crowd, pace.seconds),
    cpuSeconds: after.cpuSeconds - before.cpuSeconds,
    pace,
  };
  crowd.requireQuiet();
  await crowd.leave();
  return result;
}

function perSecond(crowd: Crowd, seconds: number): Omit<Storm, "cpuSeconds" | "pace"> {
  const received = crowd.listeners.map((line) => line.received.read());
  const middle = (pick: (counts: (typeof received)[number]) => number) =>
    median(received.map(pick)) / seconds;
  return {
    documentPerSecond: middle(({ document }) => document.messages),
    presencePerSecond: middle(({ presence }) => presence.messages),
    bytesPerSecond: middle(({ document, presence }) => document.bytes + presence.bytes),
  };
}

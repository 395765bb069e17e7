import { gatherCrowd } from "../crowd";
import { figure, percentile } from "../figures";
import { draggableNotes, generateRecords } from "../generate-board";
import { dragFrame } from "../gestures";
import { createLatencyMeter } from "../latency";
import { measureBoth, paceFigure, type Scenario } from "../scenario";
import type { Target } from "../start-target";
import { atRate } from "../until";

const LISTENERS = 200;
const DRAGGING = 5;
const INPUT_HZ = 20;
const SECONDS = 10;

/** A full hall watches while five people work. */
export const fanOut: Scenario = {
  name: "fan-out",
  async run(context) {
    const { ours, naive } = await measureBoth(context, fan);
    const common = { scenario: "fan-out", timesBelowNaive: 1 } as const;
    return [
      figure({
        ...common,
        measure: "p95 from an author's socket to a listener's",
        value: ours.p95Ms,
        unit: "ms",
        naive: naive?.p95Ms ?? null,
      }),
      figure({
        ...common,
        measure: "server CPU per dragged frame and listener",
        value: ours.cpuPerDeliveryUs,
        unit: "µs",
        naive: naive?.cpuPerDeliveryUs ?? null,
        note:
          `${DRAGGING} people drag at ${INPUT_HZ} Hz before ${LISTENERS} viewers for ${SECONDS} s; a delivery is one frame ` +
          "of one author at one viewer, however many of them a message carries",
      }),
      figure({
        scenario: "fan-out",
        measure: "messages per listener and second",
        value: ours.messagesPerSecond,
        unit: "msg/s",
        naive: naive?.messagesPerSecond ?? null,
      }),
      paceFigure("fan-out", ours.pace),
    ];
  },
};

async function fan(target: Target) {
  const records = generateRecords({ shapes: 50 });
  const notes = draggableNotes(records, DRAGGING);
  const meter = createLatencyMeter();
  const crowd = await gatherCrowd({
    target,
    title: "Fan out",
    records,
    authors: DRAGGING,
    listeners: LISTENERS,
    listenerRole: "viewer",
    meter,
  });
  const dragAll = (number: number) =>
    crowd.authors.forEach((author, position) =>
      dragFrame(author, [notes[position]?.id ?? ""], number + position * 7),
    );
  await atRate(INPUT_HZ, 2, dragAll);
  await crowd.settled();
  crowd.resetTraffic();
  meter.reset();
  const before = await target.figures();
  const pace = await atRate(INPUT_HZ, SECONDS, dragAll);
  crowd.authors.forEach((author) => author.liftPointer());
  await crowd.settled();
  const after = await target.figures();
  crowd.requireQuiet();
  const messages = crowd.listeners.reduce((sum, { received }) => {
    const { document, presence } = received.read();
    return sum + document.messages + presence.messages;
  }, 0);
  await crowd.leave();
  const deliveries = DRAGGING * INPUT_HZ * SECONDS * LISTENERS;
  return {
    p95Ms: percentile(meter.samples, 0.95),
    cpuPerDeliveryUs: ((after.cpuSeconds - before.cpuSeconds) * 1e6) / deliveries,
    messagesPerSecond: messages / LISTENERS / pace.seconds,
    pace,
  };
}

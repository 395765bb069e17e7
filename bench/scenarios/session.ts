import { randomUUID } from "node:crypto";
import type { SessionCommandInput } from "@/contract/session-commands";
import { gatherCrowd } from "../crowd";
import { figure, percentile, type Figure } from "../figures";
import { draggableNotes, generateRecords } from "../generate-board";
import { dragFrame } from "../gestures";
import { createLatencyMeter } from "../latency";
import { openLine, requireQuiet, type Line } from "../open-line";
import { paceFigure, withTarget, type Scenario } from "../scenario";
import type { Target, TargetBoard } from "../start-target";
import { kindOf, totalBytes } from "../traffic";
import { atRate } from "../until";

/** Two hundred people: ten edit, of the others half look at the board and half hold a phone. */
const EDITING = 10;
const VIEWERS = 95;
const PHONES = 95;
const INPUT_HZ = 20;
const SECONDS = 20;
/** Everybody who edits drags for so many seconds and then rests as long; half of them at a time. */
const TURN_S = 2;

/** A whole session at once: people edit, look on and hold phones while the facilitator runs the queue. */
export const session: Scenario = {
  name: "session",
  async run(): Promise<Figure[]> {
    const measured = await withTarget({ kind: "paperboard" }, holdSession);
    const common = { scenario: "session" } as const;
    return [
      figure({
        ...common,
        measure: "p95 from an editor's socket to a viewer's",
        value: measured.editP95Ms,
        unit: "ms",
        note: `${EDITING} people edit before ${VIEWERS} viewers and ${PHONES} phones for ${SECONDS} s`,
      }),
      figure({
        ...common,
        measure: "p95 from a command to a phone",
        value: measured.commandP95Ms,
        unit: "ms",
        note: "one command of the facilitator a second, each durable before anybody hears of it",
      }),
      figure({ ...common, measure: "server CPU, of one core", value: measured.cpuPercent, unit: "%" }),
      figure({
        ...common,
        measure: "bytes a viewer receives a minute",
        value: measured.viewerBytesPerMinute,
        unit: "B",
      }),
      figure({
        ...common,
        measure: "bytes a phone receives a minute",
        value: measured.phoneBytesPerMinute,
        unit: "B",
      }),
      paceFigure("session", measured.pace),
    ];
  },
};

async function holdSession(target: Target) {
  const records = generateRecords({ shapes: 200 });
  const notes = draggableNotes(records, EDITING);
  const meter = createLatencyMeter();
  const crowd = await gatherCrowd({
    target,
    title: "Session",
    records,
    authors: EDITING,
    listeners: VIEWERS,
    listenerRole: "viewer",
    meter,
  });
  await command(target, crowd.board, { type: "session.start" });
  await command(target, crowd.board, {
    type: "topic.put",
    topicId: "topic-bench",
    title: "What do we rule out?",
    minutes: 18,
  });
  await command(target, crowd.board, { type: "topic.start", topicId: "topic-bench" });
  const commands = createCommandMeter();
  const phones = await openPhones(target, crowd.board, commands.arrived);

  const step = (number: number) => {
    const turn = Math.floor(number / (INPUT_HZ * TURN_S)) % 2;
    crowd.authors.forEach((author, position) => {
      if (position % 2 === turn) dragFrame(author, [notes[position]?.id ?? ""], number + position * 7);
    });
  };
  await atRate(INPUT_HZ, 2, step);
  await crowd.settled();
  crowd.resetTraffic();
  for (const { received } of phones) received.reset();
  meter.reset();
  const before = await target.figures();
  const [pace] = await Promise.all([
    atRate(INPUT_HZ, SECONDS, step),
    runQueue(target, crowd.board, commands.sent),
  ]);
  crowd.authors.forEach((author) => author.liftPointer());
  await crowd.settled();
  const after = await target.figures();
  crowd.requireQuiet();
  requireQuiet(phones);
  const perMinute = (lines: readonly Line[]) =>
    (lines.reduce((sum, { received }) => sum + totalBytes(received.read()), 0) /
      lines.length /
      pace.seconds) *
    60;
  const figures = {
    editP95Ms: percentile(meter.samples, 0.95),
    commandP95Ms: percentile(commands.samples, 0.95),
    cpuPercent: ((after.cpuSeconds - before.cpuSeconds) / pace.seconds) * 100,
    viewerBytesPerMinute: perMinute(crowd.listeners),
    phoneBytesPerMinute: perMinute(phones),
    pace,
  };
  await Promise.all(phones.map((phone) => phone.close()));
  await crowd.leave();
  return figures;
}

async function openPhones(
  target: Target,
  board: TargetBoard,
  arrived: (atMs: number) => void,
): Promise<Line[]> {
  const phones: Line[] = [];
  for (let n = 0; n < PHONES; n += 1) {
    const onMessage = (message: Uint8Array, atMs: number) => {
      if (kindOf(message) === "document") arrived(atMs);
    };
    phones.push(await openLine({ target, board, role: "viewer", document: "session", onMessage }));
  }
  return phones;
}

/** Every second one is entered into the queue, and every other second the next one is called. */
async function runQueue(target: Target, board: TargetBoard, sent: () => void): Promise<void> {
  let last = "";
  const deeds: Promise<void>[] = [];
  await atRate(1, SECONDS, (number) => {
    sent();
    if (number % 2 === 0) last = `entry-${String(number).padStart(4, "0")}`;
    deeds.push(
      command(
        target,
        board,
        number % 2 === 0
          ? { type: "queue.add", entryId: last, name: `Person ${number}`, kind: "new-topic" }
          : { type: "queue.call", entryId: last },
      ),
    );
  });
  await Promise.all(deeds);
}

/** Times from a command until a phone knows what came of it; a second apart, so that they are not taken for each other. */
function createCommandMeter() {
  let sentAt: number | null = null;
  const samples: number[] = [];
  return {
    samples,
    sent() {
      sentAt = performance.now();
    },
    arrived(atMs: number) {
      if (sentAt !== null) samples.push(atMs - sentAt);
    },
  };
}

async function command(target: Target, board: TargetBoard, input: SessionCommandInput): Promise<void> {
  const response = await fetch(`${target.url}/api/boards/${board.id}/session`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${board.tokens.facilitator}` },
    body: JSON.stringify({ ...input, id: `bench-${randomUUID()}` }),
  });
  if (!response.ok)
    throw new Error(`${input.type} was answered ${response.status}: ${await response.text()}`);
}

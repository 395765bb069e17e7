import type { TLRecord } from "@tldraw/tlschema";
import type { Role } from "@/contract/roles";
import * as Y from "yjs";
import { canvasUpdates, createAuthor, type Author } from "./author";
import type { LatencyMeter } from "./latency";
import { nodeClock } from "./node-clock";
import { openLine, requireQuiet, type Line } from "./open-line";
import type { Target, TargetBoard } from "./start-target";
import { until } from "./until";

/** Connections that are opened at the same time. */
const CONNECT_AT_ONCE = 20;

/** People on one board of a target: authors who write and listeners who only receive. */
export interface Crowd {
  board: TargetBoard;
  authors: readonly Author[];
  authorLines: readonly Line[];
  listeners: readonly Line[];
  /** Throws when the server refused something or closed a connection. */
  requireQuiet(): void;
  /** Starts counting at zero on every line. */
  resetTraffic(): void;
  /** Resolves when nobody has received anything for a while: what was sent has been delivered. */
  settled(): Promise<void>;
  leave(): Promise<void>;
}

export interface CrowdOptions {
  target: Target;
  title: string;
  /** What is on the board before anybody begins. */
  records: readonly TLRecord[];
  authors: number;
  listeners: number;
  listenerRole?: Role;
  meter?: LatencyMeter;
}

/** Creates a board with `records` and lets a crowd join it. */
export async function gatherCrowd(options: CrowdOptions): Promise<Crowd> {
  const { target, meter } = options;
  const board = await target.createBoard(options.title);
  const state = Y.mergeUpdates(await fillBoard(target, board, options.records));

  const onMessage = meter ? (message: Uint8Array, atMs: number) => meter.arrived(message, atMs) : undefined;
  const open = (role: Role, listens: boolean) =>
    openLine({ target, board, role, onMessage: listens ? onMessage : undefined });
  const authorLines = await inTurns(options.authors, () => open("participant", false));
  const listeners = await inTurns(options.listeners, () => open(options.listenerRole ?? "participant", true));
  const authors = authorLines.map((line, position) =>
    createAuthor(target.kind, {
      name: `Person ${position + 1}`,
      state,
      output: line,
      clock: nodeClock(),
      onUpdate: meter ? (clientId, clockEnd) => meter.sent(clientId, clockEnd) : undefined,
    }),
  );
  const lines = [...authorLines, ...listeners];
  return {
    board,
    authors,
    authorLines,
    listeners,
    requireQuiet: () => requireQuiet(lines),
    resetTraffic() {
      for (const line of lines) {
        line.received.reset();
        line.sent.reset();
      }
    },
    settled: () => settled(lines),
    async leave() {
      for (const author of authors) author.close();
      await Promise.all(lines.map((line) => line.close()));
    },
  };
}

/** Writes records into a board as one person would by pasting them, and waits until the server has them. */
export async function fillBoard(
  target: Target,
  board: TargetBoard,
  records: readonly TLRecord[],
): Promise<Uint8Array[]> {
  const updates = canvasUpdates(target.kind, records);
  const line = await openLine({ target, board, role: "participant" });
  for (const update of updates) line.sendUpdate(update);
  await until(() => target.kind === "naive" || line.savedUpTo >= line.sentUpdates, "the board was not saved");
  await settled([line]);
  requireQuiet([line]);
  await line.close();
  return updates;
}

/** Makes `count` of something, a few at a time: a crowd arriving in one instant is another measurement. */
async function inTurns<T>(count: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  while (made.length < count) {
    const size = Math.min(CONNECT_AT_ONCE, count - made.length);
    made.push(...(await Promise.all(Array.from({ length: size }, make))));
  }
  return made;
}

async function settled(lines: readonly Line[]): Promise<void> {
  const heard = () =>
    lines.reduce((sum, { received }) => {
      const { document, presence } = received.read();
      return sum + document.messages + presence.messages;
    }, 0);
  let before = -1;
  await until(
    () => {
      const now = heard();
      const quiet = now === before;
      before = now;
      return quiet;
    },
    "messages never stopped",
    { everyMs: 400, limitMs: 120_000 },
  );
}

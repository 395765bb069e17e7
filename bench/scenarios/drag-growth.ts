import type { TLRecord, TLShape } from "@tldraw/tlschema";
import * as Y from "yjs";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { recordsOf } from "@/board/document/canvas-document";
import { createRecordCheck } from "@/board/document/check-record";
import { fakeClock } from "@/client/sync/testing/fake-clock";
import { canvasUpdates, createAuthor } from "../author";
import { fillBoard } from "../crowd";
import { ACCEPT_ENCODING } from "../fetch-state";
import { figure, type Figure } from "../figures";
import { draggableNotes, generateRecords } from "../generate-board";
import { dragFrame } from "../gestures";
import { measureJoin } from "../measure-join";
import { FRAME_MS } from "../node-clock";
import { openLine, requireQuiet } from "../open-line";
import { withTarget, type Scenario } from "../scenario";
import { serverState } from "../server-state";
import type { Target, TargetBoard, TargetKind } from "../start-target";
import { storedCanvasBytes } from "../stored-bytes";
import { pause, until } from "../until";

const FRAMES = 20_000;
const BUDGET_BYTES = 20_000;
/** Longer than the server gathers edits for one row of its log, in milliseconds. */
const ROW_MS = 60;

/** Five and a half minutes of dragging one shape, and ten together, in virtual time. */
export const dragGrowth: Scenario = {
  name: "drag-growth",
  async run(context) {
    const records = generateRecords({ shapes: 40 });
    const figures: Figure[] = [];
    for (const shapes of [1, 10]) {
      const ids = draggableNotes(records, shapes).map(({ id }) => id);
      context.say(`${FRAMES} frames of ${shapes} ${shapes === 1 ? "shape" : "shapes"}`);
      const grown = await withTarget({ kind: "paperboard" }, (target) => growth(target, records, ids));
      const naive = context.naive ? naiveGrowth(records, ids) : null;
      const row = { scenario: `${FRAMES} frames, ${shapes === 1 ? "one shape" : "ten shapes"}` };
      figures.push(
        figure({
          ...row,
          measure: "growth of the server's document, packed as a snapshot",
          value: grown.state,
          unit: "B",
          budget: BUDGET_BYTES,
          naive,
        }),
        figure({
          ...row,
          measure: "growth of what a joiner receives",
          value: grown.join,
          unit: "B",
          budget: BUDGET_BYTES,
          naive,
        }),
        figure({
          ...row,
          measure: "growth of the history log and its snapshots",
          value: grown.stored,
          unit: "B",
          note: `what replay of these ${Math.round((FRAMES * FRAME_MS) / 1000)} s costs; compaction thins it, nothing deletes it`,
        }),
      );
    }
    return figures;
  },
};

/** The updates that an author sends while dragging, merged per second of virtual time, and where the first shape ends. */
function dragInVirtualTime(kind: TargetKind, state: Uint8Array, ids: readonly string[]) {
  const clock = fakeClock();
  const seconds: Uint8Array[] = [];
  let pending: Uint8Array[] = [];
  const collect = () => {
    if (pending.length > 0) seconds.push(Y.mergeUpdates(pending));
    pending = [];
  };
  const output = {
    sendUpdate: (update: Uint8Array) => void pending.push(update),
    sendPresence: () => undefined,
  };
  const author = createAuthor(kind, { name: "Dragger", state, output, clock });
  for (let frame = 0; frame < FRAMES; frame++) {
    dragFrame(author, ids, frame);
    clock.advance(FRAME_MS);
    if (frame % 60 === 59) collect();
  }
  author.liftPointer();
  collect();
  const { x: end } = author.record(ids[0] ?? "") as TLShape;
  author.close();
  return { seconds, end };
}

async function growth(target: Target, records: readonly TLRecord[], ids: readonly string[]) {
  const board = await target.createBoard("Dragged for minutes");
  const state = Y.mergeUpdates(await fillBoard(target, board, records));
  const { seconds, end } = dragInVirtualTime("paperboard", state, ids);
  const before = await sizes(target, board);
  const line = await openLine({ target, board, role: "participant" });
  for (const update of seconds) {
    line.sendUpdate(update);
    await pause(ROW_MS);
  }
  await until(() => line.savedUpTo >= line.sentUpdates, "the drag was not saved");
  requireQuiet([line]);
  await line.close();
  const after = await sizes(target, board);
  const [dragged = ""] = ids;
  if (after.shown.get(dragged)?.x !== end)
    throw new Error("the stored board does not show where the drag ended");
  await target.stop();
  const stored = await storedCanvasBytes(target.dataDir, board.id);
  return {
    state: after.state - before.state,
    join: after.join - before.join,
    // Before the drag the log held little more than the packed state.
    stored: stored - before.state,
  };
}

async function sizes(target: Target, board: TargetBoard) {
  const joined = await measureJoin(target, board, { acceptEncoding: ACCEPT_ENCODING.http });
  const { update, packedBytes } = await serverState(target, board);
  const doc = new Y.Doc();
  Y.applyUpdateV2(doc, update);
  const { records } = recordsOf(doc, createRecordCheck(createPaperboardSchema()));
  return { state: packedBytes, join: joined.bytes, shown: records as ReadonlyMap<string, { x?: number }> };
}

/** A relay stores and hands out the whole document in format v1. */
function naiveGrowth(records: readonly TLRecord[], ids: readonly string[]): number {
  const state = Y.mergeUpdates(canvasUpdates("naive", records));
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  for (const update of dragInVirtualTime("naive", state, ids).seconds) Y.applyUpdate(doc, update);
  return Y.encodeStateAsUpdate(doc).length - state.length;
}

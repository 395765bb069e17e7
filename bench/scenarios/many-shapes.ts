import { gatherCrowd } from "../crowd";
import { figure } from "../figures";
import { draggableNotes, generateRecords } from "../generate-board";
import { dragFrame } from "../gestures";
import { measureBoth, type Scenario } from "../scenario";
import { serverState } from "../server-state";
import type { Target } from "../start-target";
import { atRate, pause, until } from "../until";

const SHAPES = 200;
const SECONDS = 10;
const FRAMES_PER_SECOND = 60;

/** Somebody selects half of the board and moves it about. */
export const manyShapes: Scenario = {
  name: "many-shapes",
  async run(context) {
    const { ours, naive } = await measureBoth(context, dragMany);
    const row = { scenario: `${SHAPES} shapes dragged for ${SECONDS} s` };
    return [
      figure({
        ...row,
        measure: "bytes per receiver, document and presence",
        value: ours.document + ours.presence,
        unit: "B",
        budget: 150_000,
        naive: naive && naive.document + naive.presence,
        note: `of these ${Math.round(ours.presence / 1000)} kB are presence: cursor, frame and preview of whoever drags`,
      }),
      figure({
        ...row,
        measure: "document bytes per receiver",
        value: ours.document,
        unit: "B",
        naive: naive && naive.document,
      }),
      figure({
        ...row,
        measure: "growth of the server's document, packed as a snapshot",
        value: ours.growth,
        unit: "B",
        budget: 20_000,
        naive: naive && naive.growth,
      }),
    ];
  },
};

async function dragMany(target: Target): Promise<{ document: number; presence: number; growth: number }> {
  const records = generateRecords({ shapes: 400 });
  const ids = draggableNotes(records, SHAPES).map(({ id }) => id);
  const crowd = await gatherCrowd({ target, title: "Many shapes", records, authors: 1, listeners: 2 });
  const [author] = crowd.authors;
  const [authorLine] = crowd.authorLines;
  const [listener] = crowd.listeners;
  if (!author || !authorLine || !listener) throw new Error("nobody came");
  // The relay has what its people have, in format v1.
  const size = async () =>
    target.kind === "naive" ? author.state().length : (await serverState(target, crowd.board)).packedBytes;
  const before = await size();
  crowd.resetTraffic();
  await atRate(FRAMES_PER_SECOND, SECONDS, (number) => dragFrame(author, ids, number));
  author.liftPointer();
  await pause(200);
  await crowd.settled();
  crowd.requireQuiet();
  const { document, presence } = listener.received.read();
  await until(
    () => target.kind === "naive" || authorLine.savedUpTo >= authorLine.sentUpdates,
    "the drag was not saved",
  );
  const after = await size();
  await crowd.leave();
  return { document: document.bytes, presence: presence.bytes, growth: after - before };
}

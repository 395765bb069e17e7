import type { TLRecord } from "@tldraw/tlschema";
import { RECORD_FILES } from "@/contract/record-formats";
import { templateRecords } from "@/board/templates/instantiate-template";
import { isItem } from "@/board/shapes/item-shapes";
import { fillBoard } from "../crowd";
import { figure, median, percentile, type Figure } from "../figures";
import { generateRecords } from "../generate-board";
import { withTarget, type Scenario } from "../scenario";

const SHAPES = 2000;
const ITEMS = 300;
const ROUNDS = 15;
const WARM_ROUNDS = 5;
const BUDGET_MS = 100;

/** The record of a large board, over HTTP, in every format; and its archive. */
export const record: Scenario = {
  name: "record",
  run: (context) =>
    withTarget({ kind: "paperboard" }, async (target) => {
      const board = await target.createBoard("Record");
      const records = boardWithItems();
      await fillBoard(target, board, records);
      const headers = { authorization: `Bearer ${board.tokens.viewer}` };
      const get = async (path: string) => {
        const begin = performance.now();
        const answer = await fetch(`${target.url}/api/boards/${board.id}/${path}`, { headers });
        const bytes = (await answer.arrayBuffer()).byteLength;
        if (!answer.ok) throw new Error(`${path} was answered ${answer.status}`);
        return { ms: performance.now() - begin, bytes };
      };
      const figures: Figure[] = [];
      for (const file of Object.keys(RECORD_FILES)) {
        context.say(file);
        // The first ones load the board and compile.
        for (let round = 0; round < WARM_ROUNDS; round++) await get(file);
        const times: number[] = [];
        let bytes = 0;
        for (let round = 0; round < ROUNDS; round++) {
          const answer = await get(file);
          times.push(answer.ms);
          ({ bytes } = answer);
        }
        figures.push(
          figure({
            scenario: `record of ${SHAPES} shapes and ${ITEMS} items`,
            measure: `${file}, median`,
            value: median(times),
            unit: "ms",
            budget: BUDGET_MS,
            note: `p95 ${percentile(times, 0.95).toFixed(0)} ms, ${(bytes / 1000).toFixed(0)} kB`,
          }),
        );
      }
      const archive = await get("archive.zip");
      figures.push(
        figure({
          scenario: `record of ${SHAPES} shapes and ${ITEMS} items`,
          measure: "archive.zip",
          value: archive.ms,
          unit: "ms",
          note: `${(archive.bytes / 1000).toFixed(0)} kB`,
        }),
      );
      return figures;
    }),
};

/** Shapes as anywhere else, and the example's items over and over, side by side. */
function boardWithItems(): TLRecord[] {
  const shapes = generateRecords({ shapes: SHAPES - ITEMS });
  const page = shapes.find((entry) => entry.typeName === "page");
  const examples = templateRecords("late-module-patching").filter(isItem);
  const items = Array.from({ length: ITEMS }, (_, n) => {
    const example = examples[n % examples.length];
    return {
      ...example,
      id: `shape:item${n}`,
      parentId: page?.id,
      x: (n % 20) * 500,
      y: Math.floor(n / 20) * 700,
    } as unknown as TLRecord;
  });
  return [...shapes, ...items];
}

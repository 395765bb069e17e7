import { fillBoard } from "../crowd";
import { ACCEPT_ENCODING } from "../fetch-state";
import { figure, median, type Figure } from "../figures";
import { generateRecords } from "../generate-board";
import { measureJoin } from "../measure-join";
import { withTarget, type Scenario } from "../scenario";

const SIZES = [1000, 5000, 20_000];
/** Joins per size; the middle one counts. */
const ROUNDS = 3;
const BUDGET_BYTES: Readonly<Record<number, number>> = { 5000: 400_000 };

/** Somebody opens a large board for the first time. */
export const coldJoin: Scenario = {
  name: "cold-join",
  run: (context) =>
    withTarget({ kind: "paperboard" }, async (target) => {
      const figures: Figure[] = [];
      for (const shapes of SIZES) {
        context.say(`filling a board with ${shapes} shapes`);
        const board = await target.createBoard(`Board of ${shapes}`);
        const records = generateRecords({ shapes });
        await fillBoard(target, board, records);
        const joins = [];
        for (let round = 0; round < ROUNDS; round++) joins.push(await measureJoin(target, board));
        const overHttp = await measureJoin(target, board, { acceptEncoding: ACCEPT_ENCODING.http });
        // The document record comes on top of what was generated.
        const missing = joins.find((join) => join.records !== records.length + 1);
        if (missing) throw new Error(`a joiner got ${missing.records} of ${records.length + 1} records`);
        const common = { scenario: "cold join", naive: null };
        const budget = BUDGET_BYTES[shapes] ?? null;
        figures.push(
          figure({
            ...common,
            measure: `${shapes} shapes, bytes received (https: Brotli)`,
            value: median(joins.map((join) => join.bytes)),
            unit: "B",
            budget,
          }),
          figure({
            ...common,
            measure: `${shapes} shapes, bytes received (plain http: gzip)`,
            value: overHttp.bytes,
            unit: "B",
            budget,
          }),
          figure({
            ...common,
            measure: `${shapes} shapes, time to a filled store`,
            value: median(joins.map((join) => join.ms)),
            unit: "ms",
          }),
        );
      }
      return figures;
    }),
};

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ProjectedItem } from "@/board/record/project-items";
import { newBoard } from "./board-store-contract";
import { describeProjectionStore } from "./projection-store-contract";
import { createPrismaHarness } from "./storage-harness";

describeProjectionStore("Prisma on SQLite", createPrismaHarness);

const items = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom("a", "b", "c", "d", "e"),
    type: fc.constant("question" as const),
    title: fc.constantFrom("first words", "second words", "third words"),
    status: fc.constantFrom("open", "answered"),
    section: fc.constant(""),
    text: fc.constantFrom("", "an answer"),
    action: fc.constant(null),
    decision: fc.constant(null),
  }),
  { selector: ({ id }) => id },
);

describe("projections in a database", () => {
  test("only rows that differ are written, and the index follows them", { timeout: 120_000 }, async () => {
    const harness = await createPrismaHarness();
    await harness.boards.createBoard(newBoard("one"));
    let seq = 0;
    const put = (state: readonly ProjectedItem[]) =>
      harness.projections.replaceItems("one", { seq: ++seq, version: 1, items: state });
    const found = async (text: string) =>
      (await harness.items.search({ boardIds: ["one"], libraryExcept: null }, text, 50))
        .map(({ itemId }) => itemId)
        .sort();
    await fc.assert(
      fc.asyncProperty(items, async (state) => {
        await put(state);
        expect(await harness.projections.rowsOf("one")).toEqual(state);
        for (const word of ["first", "second", "answer"]) {
          const holding = state.filter(({ title, text }) => `${title} ${text}`.includes(word));
          expect(await found(word)).toEqual(holding.map(({ id }) => id).sort());
        }
      }),
      { numRuns: 30 },
    );
    await harness.dispose();
  });

  test("a projection that fails half-way leaves the one before it", async () => {
    const harness = await createPrismaHarness();
    await harness.boards.createBoard(newBoard("one"));
    const item = (id: string, title: string): ProjectedItem => {
      const empty = { status: "", section: "", text: "", action: null, decision: null };
      return { id, type: "question", title, ...empty };
    };
    await harness.projections.replaceItems("one", { seq: 1, version: 1, items: [item("a", "Before")] });
    const twice = { seq: 2, version: 1, items: [item("a", "After"), item("b", "b"), item("b", "again")] };
    await expect(harness.projections.replaceItems("one", twice)).rejects.toMatchObject({ code: "conflict" });
    expect((await harness.projections.rowsOf("one")).map(({ title }) => title)).toEqual(["Before"]);
    expect(await harness.projections.projectedSeq("one")).toBe(1);
    await harness.dispose();
  });
});

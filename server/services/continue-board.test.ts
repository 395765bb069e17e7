import { describe, expect, it } from "vitest";
import { readBoardFacts } from "@/board/document/session-document";
import { CARRIED_FRAME } from "@/board/series/carry-over";
import { servicesUnderTest } from "./services-under-test";

const NEXT = { title: "Next session", structure: "same" } as const;

describe("continuing in a new board", () => {
  it("makes a board of one's own with what is open, and each names the other", async () => {
    const { services, board, registry, clock } = servicesUnderTest();
    const { id, creator } = await board("late-module-patching");
    const actor = await creator.actor();
    await services.sealBoard(actor, id, { by: "" });
    clock.ms += 60_000;
    const next = await services.continueBoard(actor, id, NEXT, null);
    expect(Object.keys(next.links)).toContain("participant");
    const [facts, earlier] = await Promise.all(
      [next.id, id].map((one) => registry.read(one, "session", readBoardFacts)),
    );
    expect(facts).toMatchObject({
      title: "Next session",
      template: "discussion-session",
      sealed: false,
      continues: { board: id, at: clock.ms },
    });
    expect(facts?.origin).toBe(earlier?.origin);
    expect(earlier).toMatchObject({ sealed: true, continuedBy: [{ board: next.id, at: clock.ms }] });
    const record = await services.boardRecord(actor, next.id);
    expect(record.questions.some(({ section }) => section === CARRIED_FRAME)).toBe(true);
  });

  it("may begin empty", async () => {
    const { services, board } = servicesUnderTest();
    const { id, creator } = await board("late-module-patching");
    const actor = await creator.actor();
    const next = await services.continueBoard(actor, id, { ...NEXT, structure: "blank" }, null);
    const { questions, grids } = await services.boardRecord(actor, next.id);
    expect(questions.every(({ section }) => section === CARRIED_FRAME)).toBe(true);
    expect(grids).toEqual([]);
  });

  it("needs the create key where there is one, and leaves no trace without it", async () => {
    const { services, browser, registry } = servicesUnderTest({ createKey: "open-sesame" });
    const creator = browser();
    const made = await services.createBoard(
      await creator.actor(),
      { title: "A board", template: "problem-scope" },
      "open-sesame",
    );
    creator.keep(made.setCookie);
    await expect(services.continueBoard(await creator.actor(), made.id, NEXT, "wrong")).rejects.toMatchObject(
      { code: "create_key_required" },
    );
    expect((await registry.read(made.id, "session", readBoardFacts)).continuedBy).toEqual([]);
    await services.continueBoard(await creator.actor(), made.id, NEXT, "open-sesame");
    expect((await registry.read(made.id, "session", readBoardFacts)).continuedBy).toHaveLength(1);
  });

  it("leaves no board behind when the earlier one cannot be told", async () => {
    const { services, board, registry } = servicesUnderTest();
    const { id, creator } = await board();
    registry.edit = () => Promise.reject(new Error("power cut"));
    await expect(services.continueBoard(await creator.actor(), id, NEXT, null)).rejects.toThrow("power cut");
    expect(await services.listBoards(await creator.actor())).toHaveLength(1);
  });
});

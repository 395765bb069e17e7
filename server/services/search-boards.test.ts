import { describe, expect, it } from "vitest";
import { actionItem, setUp } from "./actions-under-test";

const query = { status: "open", offset: 0, limit: 100 } as const;

describe("search and lists over all boards", () => {
  it("leads members to the item on its board, screens and readers of the library to the review", async () => {
    const { services, board, add, program, browser, project, publications } = setUp();
    const { id, tokens } = await board();
    await add(id, actionItem("a b", { text: "Ask the list" }));
    await project();
    await publications.publish({ boardId: id, publishedAt: 1, publishedBy: "ann" });
    const at = async (actor: Parameters<typeof services.search>[0]) => {
      const [found] = (await services.search(actor, "ask")).boards;
      const [listed] = (await services.listActions(actor, query)).actions;
      expect(listed?.href).toBe(found?.hits[0]?.href);
      return [found?.href, found?.hits[0]?.href, found?.library, listed?.role];
    };
    const review = [`/review/${id}`, `/review/${id}#item-a%20b`];
    expect(await at(await program(tokens.viewer))).toEqual([
      `/board/${id}`,
      `/board/${id}?item=a%20b`,
      false,
      "viewer",
    ]);
    expect(await at(await program(tokens.room))).toEqual([...review, false, "room"]);
    expect(await at(await browser().actor())).toEqual([...review, true, null]);
  });

  it("keep a published board from whoever was removed from it, and the library from tokens of other boards", async () => {
    const { services, board, add, program, browser, project, publications } = setUp();
    const [first, second] = [await board(), await board()];
    await add(first.id, actionItem("a", { text: "Ask the list" }));
    await project();
    await publications.publish({ boardId: first.id, publishedAt: 1, publishedBy: "ann" });
    const visitor = browser();
    await visitor.join(first.tokens.participant);
    const personId = (await visitor.actor()).session?.personId ?? "";
    await services.removePerson(await first.creator.actor(), first.id, personId);
    for (const actor of [await visitor.actor(), await program(second.tokens.facilitator)]) {
      expect((await services.search(actor, "ask")).boards).toEqual([]);
      expect((await services.listActions(actor, query)).actions).toEqual([]);
    }
    await services.readmitPerson(await first.creator.actor(), first.id, personId);
    expect((await services.search(await visitor.actor(), "ask")).boards).toHaveLength(1);
  });

  it("group what they find by board, marked, with the number of what is not shown", async () => {
    const { services, board, add, project } = setUp();
    const { id, creator } = await board();
    await add(
      id,
      ...Array.from({ length: 7 }, (_, n) => actionItem(`a${n}`, { text: `Ask ${n}`, owner: "Asker" })),
    );
    await project();
    const { boards } = await services.search(await creator.actor(), "ask");
    expect(boards).toHaveLength(1);
    expect(boards[0]).toMatchObject({ id, title: [{ text: "A board", found: false }], more: 2 });
    expect(boards[0]?.hits).toHaveLength(5);
    expect(boards[0]?.hits[0]).toMatchObject({
      type: "action-item",
      status: "open",
      title: [
        { text: "Ask", found: true },
        { text: expect.stringMatching(/^ \d$/), found: false },
      ],
      excerpt: [{ text: "Asker", found: true }],
    });
    expect((await services.search(await creator.actor(), "board")).boards[0]).toMatchObject({
      title: [
        { text: "A ", found: false },
        { text: "board", found: true },
      ],
      hits: [],
      more: 0,
    });
  });

  it("count days by the reader's day: overdue before it, this week until Sunday", async () => {
    const { services, board, add, project } = setUp();
    const { id, creator } = await board();
    const dues = ["2026-11-22", "2026-11-23", "2026-11-29", "2026-11-30"];
    await add(id, ...dues.map((due) => actionItem(due, { text: due, due })));
    await project();
    const actor = await creator.actor();
    const listed = async (due: "overdue" | "week" | "later", today: string) =>
      (await services.listActions(actor, { ...query, due, today })).actions.map(({ id: itemId }) => itemId);
    for (const today of ["2026-11-23", "2026-11-29"]) {
      expect(await listed("later", today)).toEqual(["2026-11-30"]);
      expect(await listed("week", today)).toEqual(dues.filter((due) => due >= today && due <= "2026-11-29"));
      expect(await listed("overdue", today)).toEqual(dues.filter((due) => due < today));
    }
    const { actions, today } = await services.listActions(actor, query);
    expect(today).toBe("2026-01-05");
    expect(actions.some(({ overdue }) => overdue)).toBe(false);
  });
});

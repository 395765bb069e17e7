import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { foldText } from "@/board/record/fold-text";
import { dueOrder } from "@/board/record/due-order";
import type { ProjectedItem } from "@/board/record/project-items";
import { isDueDate } from "@/board/shapes/action-item";
import { HIT_END, HIT_START } from "@/contract/search";
import { newBoard } from "./board-store-contract";
import type { ActionFilter, FoundHit } from "./item-index";
import type { StorageHarness } from "./storage-harness";

const WEEK = { today: "2026-11-23", weekEnd: "2026-11-29" };
const ALL = { offset: 0, limit: 100 };

/** What stores of projections, with search and lists over them, must do. Registers the tests for one implementation. */
export function describeProjectionStore(name: string, createHarness: () => Promise<StorageHarness>): void {
  describe(`projections: ${name}`, () => {
    let harness: StorageHarness;

    beforeEach(async () => {
      harness = await createHarness();
      await harness.boards.createBoard({ ...newBoard("one"), title: "Late modules" });
      await harness.boards.createBoard({ ...newBoard("two"), title: "Weekly" });
    });
    afterEach(() => harness.dispose());

    const put = (boardId: string, items: readonly ProjectedItem[], seq = 1, version = 1) =>
      harness.projections.replaceItems(boardId, { seq, version, items });
    const readable = (...boardIds: string[]) => ({ boardIds, libraryExcept: [] });
    const searched = async (text: string, ...boardIds: string[]) =>
      (await harness.items.search(readable(...boardIds), text, 50)).map(
        ({ boardId, itemId }) => `${boardId}/${itemId ?? ""}`,
      );
    const listed = async (filter: Partial<ActionFilter>, ...boardIds: string[]) =>
      (await harness.items.listActions(readable(...boardIds), { ...WEEK, ...filter }, ALL)).actions.map(
        ({ itemId }) => itemId,
      );

    describe("rows", () => {
      test("are what was put last, in its order", async () => {
        await put("one", [question("q", "Why?"), action("a", "Ask"), decision("d", "Agreed on it")]);
        const next = [action("a", "Ask again"), decision("d", "Agreed on it"), question("n", "New")];
        expect(await put("one", next, 2)).toBe(true);
        expect(await harness.projections.rowsOf("one")).toEqual(next);
        expect(await harness.projections.projectedSeq("one")).toBe(2);
        expect(await harness.projections.rowsOf("two")).toEqual([]);
      });

      test("of an earlier seq do not replace those of a later one, but those of another version do", async () => {
        await put("one", [action("a", "Later")], 5);
        expect(await put("one", [action("a", "Earlier")], 4)).toBe(false);
        expect((await harness.projections.rowsOf("one"))[0]?.title).toBe("Later");
        expect(await put("one", [action("a", "By new code")], 4, 2)).toBe(true);
        expect((await harness.projections.rowsOf("one"))[0]?.title).toBe("By new code");
      });

      test("can be written anew as a whole", async () => {
        const items = [action("a", "Ask"), decision("d", "Agreed")];
        await put("one", items, 3);
        const anew = { anew: true };
        expect(await harness.projections.replaceItems("one", { seq: 2, version: 1, items }, anew)).toBe(
          false,
        );
        expect(await harness.projections.replaceItems("one", { seq: 3, version: 1, items }, anew)).toBe(true);
        await harness.projections.rebuildSearchIndex();
        expect(await harness.projections.rowsOf("one")).toEqual(items);
        expect(await searched("ask", "one")).toEqual(["one/a"]);
        expect(await searched("late", "one")).toEqual(["one/"]);
      });

      test("of a board that does not exist are refused", async () => {
        await expect(put("none", [])).rejects.toMatchObject({ code: "not_found" });
      });

      test("go with their board, in the index too", async () => {
        await put("one", [action("a", "Ask"), decision("d", "Agreed")]);
        await put("two", [action("a", "Ask")]);
        await harness.actionChanges.add([change("one", "a")]);
        await harness.boards.deleteBoard("one");
        expect(await harness.countRowsOf("one")).toBe(0);
        expect(await harness.projections.projectedSeq("one")).toBeNull();
        expect(await searched("ask", "one", "two")).toEqual(["two/a"]);
      });

      test("are behind when their document has grown, or another version made them, or nobody", async () => {
        await put("one", [], 1);
        expect(await harness.projections.staleBoards(1)).toEqual(["two"]);
        await put("two", [], 1);
        const { rows } = await harness.boards.loadDocument("one", "canvas");
        await harness.boards.appendRows("one", "canvas", rows);
        expect(await harness.projections.staleBoards(1)).toEqual(["one"]);
        await harness.boards.appendRows("two", "session", rows);
        await harness.boards.trashBoard("one", 5);
        expect(await harness.projections.staleBoards(1)).toEqual(["one"]);
        expect(await harness.projections.staleBoards(2)).toEqual(["one", "two"]);
        expect(await harness.projections.allBoards()).toEqual(["one", "two"]);
      });
    });

    describe("search", () => {
      beforeEach(async () => {
        await put("one", [
          question(
            "q",
            "Which sections are special?",
            "Those that the loader patches: jump_table, .altinstructions",
          ),
          action("a", "Prüfe die Größe", { owner: "Čeněk" }),
          decision("d", "Late handling goes", "Bo: customers use it"),
        ]);
        await put("two", [question("q", "Another section")]);
      });

      test("finds words that are begun, in any letter case, over title and text", async () => {
        expect(await searched("SPECI load", "one")).toEqual(["one/q"]);
        expect(await searched("customers handling", "one")).toEqual(["one/d"]);
        expect(await searched("special customers", "one")).toEqual([]);
        expect(await searched("section", "one", "two")).toEqual(expect.arrayContaining(["one/q", "two/q"]));
      });

      test("folds umlauts and accents, in what is stored and in what is asked", async () => {
        expect(await searched("große", "one")).toEqual(["one/a"]);
        expect(await searched("prufe", "one")).toEqual(["one/a"]);
        expect(await searched("cenek", "one")).toEqual(["one/a"]);
        expect(await searched("Gro\u0308ße", "one")).toEqual(["one/a"]);
      });

      test("takes one or two Latin letters for whole words, and two characters of other scripts for a beginning", async () => {
        await put("two", [question("a", "An x86 port, v6 at the least"), question("b", "内核模块的补丁")]);
        expect(await searched("v6", "two")).toEqual(["two/a"]);
        expect(await searched("po", "two")).toEqual([]);
        expect(await searched("por", "two")).toEqual(["two/a"]);
        expect(await searched("内核", "two")).toEqual(["two/b"]);
      });

      test("takes names with signs as they are written", async () => {
        expect(await searched("jump_table", "one")).toEqual(["one/q"]);
        expect(await searched(".altinst", "one")).toEqual(["one/q"]);
        expect(await searched("table_jump", "one")).toEqual([]);
      });

      test("takes nothing for an operator", async () => {
        for (const text of [
          '"',
          '"special',
          "special*",
          "(special",
          "special OR",
          "title:special",
          "NEAR(special)",
          "^special",
          "special -late",
          "a\u0000b",
        ]) {
          await expect(harness.items.search(readable("one"), text, 50)).resolves.toBeInstanceOf(Array);
        }
        expect(await searched('spec" special*', "one")).toEqual(["one/q"]);
        expect(await searched("special OR customers", "one")).toEqual([]);
        for (const nothing of ["", "  ", '"', "*", "--", "()"])
          expect(await searched(nothing, "one")).toEqual([]);
      });

      test("marks what it found", async () => {
        const [hit] = await harness.items.search(readable("one"), "spec loa", 50);
        expect(plainMarks(hit)).toEqual({
          title: "Which sections are [special]?",
          excerpt: "Those that the [loader] patches: jump_table, .altinstructions",
        });
        expect(hit).toMatchObject({
          boardTitle: "Late modules",
          type: "question",
          status: "open",
          decidedAt: "",
        });
        const [decided] = await harness.items.search(readable("one"), "goes", 50);
        expect(decided).toMatchObject({ type: "decision", decidedAt: "2026-11-20T10:00:00Z" });
      });

      test("finds boards by their title, also a new one", async () => {
        expect(await searched("late mod", "one", "two")).toEqual(["one/"]);
        await harness.boards.renameBoard("two", "Modules every week");
        expect(await searched("modules", "one", "two")).toEqual(expect.arrayContaining(["one/", "two/"]));
        expect(await searched("weekly", "two")).toEqual([]);
      });

      test("looks only at boards that may be read, and at none in the trash", async () => {
        expect(await searched("section", "two")).toEqual(["two/q"]);
        expect(await searched("section")).toEqual([]);
        await harness.boards.trashBoard("two", 5);
        expect(await searched("section", "two")).toEqual([]);
        await harness.boards.restoreBoard("two");
        expect(await searched("section", "two")).toEqual(["two/q"]);
      });

      test("looks through the library, but for what is excepted", async () => {
        await harness.publish("two");
        expect(await searched("section")).toEqual(["two/q"]);
        const search = (libraryExcept: string[] | null) =>
          harness.items.search({ boardIds: [], libraryExcept }, "section", 50);
        expect(await search(["two"])).toEqual([]);
        expect(await search(null)).toEqual([]);
        expect(
          await harness.items.search({ boardIds: ["two"], libraryExcept: null }, "section", 50),
        ).toHaveLength(1);
      });
    });

    describe("action items", () => {
      beforeEach(async () => {
        await put("one", [
          action("none", "No date"),
          action("later", "Later", { due: "2026-12-24", owner: "Bo" }),
          action("v6.20", "Second window", { due: "v6.20 merge window" }),
          action("overdue", "Overdue", { due: "2026-11-20", owner: "ada" }),
          action("done", "Done", { due: "2026-11-01", owner: "Ada", status: "done" }),
          action("v6.9", "First window", { due: "v6.9 merge window" }),
          action("sunday", "This week", { due: "2026-11-29", owner: "Ada" }),
        ]);
        await put("two", [action("today", "Über heute", { due: "2026-11-23" })]);
      });

      test("come open ones first, overdue before all, milestones after days, by their numbers", async () => {
        const order = ["overdue", "today", "sunday", "later", "v6.9", "v6.20", "none", "done"];
        expect(await listed({}, "one", "two")).toEqual(order);
      });

      test("are filtered by status, owner, due, board and text", async () => {
        const both = (filter: Partial<ActionFilter>) => listed(filter, "one", "two");
        expect(await both({ status: "done" })).toEqual(["done"]);
        expect(await both({ owner: "ADA" })).toEqual(["overdue", "sunday", "done"]);
        expect(await both({ owner: "", status: "open" })).toEqual(["today", "v6.9", "v6.20", "none"]);
        expect(await both({ due: "overdue" })).toEqual(["overdue"]);
        expect(await both({ due: "week" })).toEqual(["today", "sunday"]);
        expect(await both({ due: "later" })).toEqual(["later"]);
        expect(await both({ due: "milestone" })).toEqual(["v6.9", "v6.20"]);
        expect(await both({ due: "none" })).toEqual(["none"]);
        expect(await both({ boardId: "two" })).toEqual(["today"]);
        expect(await both({ text: "uber" })).toEqual(["today"]);
        expect(await both({ text: "window sec" })).toEqual(["v6.20"]);
        expect(await both({ text: "v6.9" })).toEqual(["v6.9"]);
        expect(await both({ text: "weekly heute" })).toEqual(["today"]);
        expect(await both({ text: '"' })).toHaveLength(8);
      });

      test("come in parts, with their number", async () => {
        const { items } = harness;
        expect((await items.listActions(readable("one", "two"), WEEK, { offset: 8, limit: 2 })).total).toBe(
          8,
        );
        const part = await items.listActions(readable("one", "two"), WEEK, { offset: 1, limit: 2 });
        expect(part.actions.map(({ itemId }) => itemId)).toEqual(["today", "sunday"]);
        expect(part.total).toBe(8);
        expect(part.actions[0]).toEqual({
          boardId: "two",
          boardTitle: "Weekly",
          itemId: "today",
          text: "Über heute",
          owner: "",
          due: "2026-11-23",
          dueOn: "2026-11-23",
          status: "open",
        });
      });

      test("are those of boards that may be read", async () => {
        expect(await listed({}, "two")).toEqual(["today"]);
        expect(await listed({ boardId: "one" }, "two")).toEqual([]);
        await harness.publish("two");
        expect(await listed({})).toEqual(["today"]);
        await harness.boards.trashBoard("two", 5);
        expect(await listed({}, "two")).toEqual([]);
      });

      test("can be narrowed to owners, each in its usual spelling, and to boards", async () => {
        expect(await harness.items.actionChoices(readable("one", "two"))).toEqual({
          owners: [
            { owner: "", open: 4 },
            { owner: "Ada", open: 2 },
            { owner: "Bo", open: 1 },
          ],
          boards: [
            { id: "one", title: "Late modules", open: 6 },
            { id: "two", title: "Weekly", open: 1 },
          ],
        });
        expect(await harness.items.actionChoices(readable())).toEqual({ owners: [], boards: [] });
      });
    });

    describe("decisions", () => {
      test("of one board are listed as they were made, those without a time first", async () => {
        const at = (item: ProjectedItem, decidedAt: string): ProjectedItem =>
          item.decision ? { ...item, decision: { ...item.decision, decidedAt } } : item;
        await put("one", [
          at(decision("later", "Second"), "2026-11-23T10:00:00Z"),
          at(decision("first", "First"), "2026-11-23T09:00:00Z"),
          at(decision("some-day", "Whenever"), ""),
          action("a", "Ask"),
        ]);
        await put("two", [decision("other", "Elsewhere")]);
        const found = await harness.items.listDecisions("one", 10);
        expect(found.map(({ itemId, text }) => [itemId, text])).toEqual([
          ["some-day", "Whenever"],
          ["first", "First"],
          ["later", "Second"],
        ]);
        expect(found[1]).toMatchObject({ decidedAt: "2026-11-23T09:00:00Z" });
        expect(await harness.items.listDecisions("one", 1)).toHaveLength(1);
        expect(await harness.items.listDecisions("nowhere", 10)).toEqual([]);
      });
    });

    describe("changes on sealed boards", () => {
      test("are listed per board, oldest first, and can be taken back", async () => {
        const { actionChanges } = harness;
        await actionChanges.add([change("one", "a"), { ...change("one", "a"), field: "due", after: "soon" }]);
        const takeBack = await actionChanges.add([change("one", "b")]);
        await actionChanges.add([change("two", "a")]);
        expect((await actionChanges.list("one")).map(({ itemId, field }) => `${itemId} ${field}`)).toEqual([
          "a status",
          "a due",
          "b status",
        ]);
        await takeBack();
        expect(await actionChanges.list("one")).toEqual([
          change("one", "a"),
          { ...change("one", "a"), field: "due", after: "soon" },
        ]);
        await expect(actionChanges.add([change("none", "a")])).rejects.toMatchObject({ code: "not_found" });
      });
    });
  });
}

function change(boardId: string, itemId: string) {
  const what = { field: "status" as const, before: "open", after: "done" };
  return { boardId, itemId, person: "p1", name: "Ann", at: 1_700_000_000_000, ...what };
}

function plainMarks(hit: FoundHit | undefined) {
  const plain = (text = "") => text.replaceAll(HIT_START, "[").replaceAll(HIT_END, "]");
  return { title: plain(hit?.title), excerpt: plain(hit?.excerpt) };
}

function question(id: string, title: string, text = ""): ProjectedItem {
  return { id, type: "question", title, status: "open", section: "", text, action: null, decision: null };
}

function decision(id: string, title: string, text = ""): ProjectedItem {
  const decided = { text: title, outcome: "agreed", decidedAt: "2026-11-20T10:00:00Z", topic: "" };
  return {
    id,
    type: "decision",
    title,
    status: "agreed",
    section: "",
    text,
    action: null,
    decision: decided,
  };
}

function action(
  id: string,
  text: string,
  { owner = "", due = "", status = "open" as "open" | "done" | "dropped" } = {},
): ProjectedItem {
  const dueOn = isDueDate(due) ? due : null;
  const own = { text, owner, ownerKey: foldText(owner), due, dueOn, dueKey: dueOrder(due), status };
  const searched = [owner, due].filter(Boolean).join(" ");
  const base = { id, type: "action-item" as const, title: text, status, section: "", text: searched };
  return { ...base, action: own, decision: null };
}

import { describe, expect, it } from "vitest";
import type { TLRecord } from "@tldraw/tlschema";
import type * as Y from "yjs";
import { recordsOf } from "@/board/document/canvas-document";
import { createRecordCheck } from "@/board/document/check-record";
import { setLocked, setSealed } from "@/board/document/session-document";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { actionItem, setUp } from "./actions-under-test";

const check = createRecordCheck(createPaperboardSchema());
const propsIn = (doc: Y.Doc, id: string) =>
  (recordsOf(doc, check).records.get(`shape:${id}` as never) as { props?: object } | undefined)?.props;

describe("changing an action item from a list", () => {
  it("edits the canvas in the name of who asks, and leaves the rest of the item alone", async () => {
    const { services, registry, boards, board, add, browser } = setUp();
    const { id, tokens } = await board();
    await add(id, actionItem("a", { text: "Ask the list", owner: "Bo", due: "2026-11-30" }));
    const visitor = browser();
    await visitor.join(tokens.participant);
    const actor = await visitor.actor();
    expect(await services.changeAction(actor, id, "a", { status: "done", owner: " Ada\u0007 " })).toEqual({
      boardId: id,
      id: "a",
      text: "Ask the list",
      owner: "Ada",
      due: "2026-11-30",
      status: "done",
    });
    expect(await registry.read(id, "canvas", (doc) => propsIn(doc, "a"))).toMatchObject({
      text: "Ask the list",
      owner: "Ada",
      due: "2026-11-30",
      status: "done",
      w: 360,
    });
    const { rows } = await boards.loadDocument(id, "canvas");
    expect(rows.at(-1)?.person).toBe(actor.session?.personId);
  });

  it("writes nothing when nothing changes", async () => {
    const { services, boards, board, add } = setUp();
    const { id, creator } = await board();
    await add(id, actionItem("a", { owner: "Bo" }));
    const { seq } = await boards.loadDocument(id, "canvas");
    await services.changeAction(await creator.actor(), id, "a", { owner: "Bo", status: "open" });
    expect((await boards.loadDocument(id, "canvas")).seq).toBe(seq);
  });

  it("does not find other items, deleted ones, and what is no item", async () => {
    const { services, board, add } = setUp();
    const { id, creator } = await board("late-module-patching");
    await add(id, { ...actionItem("q", {}), type: "geo" } as TLRecord);
    const actor = await creator.actor();
    for (const itemId of ["q", "gone", "", "../a", "page:page"])
      await expect(services.changeAction(actor, id, itemId, { status: "done" })).rejects.toMatchObject({
        code: "not_found",
        message: "This action item is not on the board any more.",
      });
  });

  it("on a locked board is for facilitators, as every edit is", async () => {
    const { services, registry, board, add, program } = setUp();
    const { id, tokens } = await board();
    await add(id, actionItem("a", {}));
    await registry.edit(id, "session", (doc) => setLocked(doc, true));
    const change = async (token: string) =>
      services.changeAction(await program(token), id, "a", { status: "done" });
    await expect(change(tokens.participant)).rejects.toMatchObject({ code: "locked" });
    await expect(change(tokens.facilitator)).resolves.toMatchObject({ status: "done" });
    expect(await services.actionChanges(await program(tokens.viewer), id)).toEqual([]);
  });

  it("on a sealed board is logged, with who, when and what", async () => {
    const { services, registry, clock, board, add, program } = setUp();
    const { id, tokens } = await board();
    await add(id, actionItem("a", { owner: "Bo" }));
    await registry.edit(id, "session", (doc) => setSealed(doc, true));
    const participant = await program(tokens.participant);
    await services.changeAction(participant, id, "a", {
      status: "done",
      owner: "Bo",
      due: "v6.20",
      by: "Ann\n",
    });
    clock.ms += 1_000;
    await services.changeAction(participant, id, "a", { status: "open" });
    const at = (ms: number) => new Date(clock.ms - ms).toISOString();
    expect(await services.actionChanges(await program(tokens.room), id)).toEqual([
      { itemId: "a", by: "Ann", at: at(1_000), field: "status", before: "open", after: "done" },
      { itemId: "a", by: "Ann", at: at(1_000), field: "due", before: "", after: "v6.20" },
      { itemId: "a", by: "", at: at(0), field: "status", before: "done", after: "open" },
    ]);
    await expect(
      services.changeAction(await program(tokens.viewer), id, "a", { status: "done" }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  it("on a sealed board leaves no log of a change that did not come about, but for one that still may", async () => {
    const { services, registry, board, add, program } = setUp();
    const { id, tokens } = await board();
    await add(id, actionItem("a", {}));
    await registry.edit(id, "session", (doc) => setSealed(doc, true));
    const actor = await program(tokens.participant);
    const edit = registry.edit;
    for (const [code, logged] of [
      ["going_down", 0],
      ["storage_failed", 1],
    ] as const) {
      registry.edit = () => Promise.reject(Object.assign(new Error(code), { code }));
      await expect(services.changeAction(actor, id, "a", { status: "done" })).rejects.toMatchObject({ code });
      registry.edit = edit;
      expect(await services.actionChanges(actor, id)).toHaveLength(logged);
    }
  });
});

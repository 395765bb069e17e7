import { describe, expect, it } from "vitest";
import { sessionUnderTest } from "./session-under-test";

describe("private writing", () => {
  const open = { type: "writing.open", writingId: "write-1", prompt: "What may fail?", named: true } as const;
  const note = (noteId: string, text: string, name = "Vic") =>
    ({ type: "writing.note", writingId: "write-1", noteId, text, name }) as const;

  it("[SE8] shows nobody's notes but one's own, until all lie on the canvas", async () => {
    const { send, state, view, canvas, session, id } = await sessionUnderTest();
    await send("fay", open);
    await send("vic", note("note-1", "It may be slow"));
    await send("vic", note("note-2", "It may be late"));
    await send("vic", note("note-2", ""));
    await send("ann", note("note-3", "Nobody maintains it", "Ann"));
    await expect(send("ann", note("note-1", "mine now"))).rejects.toMatchObject({ code: "session_changed" });
    expect((await state()).writing).toMatchObject({ writers: 2, notes: 2, revealedAt: null });
    expect((await view("vic")).notes).toEqual([{ id: "note-1", text: "It may be slow" }]);
    expect((await view("fay")).notes).toEqual([]);

    await send("fay", { type: "writing.reveal", writingId: "write-1" });
    const { records, rejected } = await canvas();
    expect(rejected).toEqual([]);
    const frame = records.get("shape:writing-write-1");
    expect(frame).toMatchObject({ type: "frame", props: { name: "What may fail?" } });
    const notes = [...records.values()].filter(
      (record) => record.typeName === "shape" && record.parentId === frame?.id,
    );
    expect(notes.map((record) => JSON.stringify(record)).join()).toContain("— Ann");
    expect(notes).toHaveLength(2);
    expect(await session.listNotes(id, "write-1")).toEqual([]);
  });

  it("[SE8] hides no note behind the id of one from an earlier private writing", async () => {
    const { send, canvas } = await sessionUnderTest();
    for (const writingId of ["write-1", "write-2"]) {
      await send("fay", { ...open, writingId });
      await send("vic", { ...note("note-1", `In ${writingId}`), writingId });
      await send("fay", { type: "writing.reveal", writingId });
    }
    const shown = JSON.stringify([...(await canvas()).records.values()]);
    expect(shown).toContain("In write-1");
    expect(shown).toContain("In write-2");
  });

  it("[SE8] reveals once, when it was cut off between the canvas and the session", async () => {
    const { send, canvas, registry, state } = await sessionUnderTest();
    await send("fay", open);
    await send("vic", note("note-1", "It may be slow"));
    const edit = registry.edit.bind(registry);
    registry.edit = (board, document, change) =>
      document === "session" ? Promise.reject(new Error("killed")) : edit(board, document, change);
    const reveal = { id: "reveal-1", type: "writing.reveal", writingId: "write-1" } as const;
    await expect(send("fay", reveal)).rejects.toThrow("killed");
    registry.edit = edit;
    const before = (await canvas()).records.size;
    await send("fay", reveal);
    expect((await canvas()).records.size).toBe(before);
    expect((await state()).writing?.revealedAt).not.toBeNull();
  });

  it("[SE8] is neither lost at the session's end nor forgotten", async () => {
    const { send, state, runId, session, id } = await sessionUnderTest();
    await send("fay", open);
    await send("vic", note("note-1", "It may be slow"));
    await expect(send("fay", { type: "session.end", runId: await runId() })).rejects.toMatchObject({
      code: "session_changed",
      message: expect.stringContaining("private notes"),
    });
    await send("fay", { type: "writing.discard", writingId: "write-1" });
    expect(await session.listNotes(id, "write-1")).toEqual([]);
    await send("fay", { type: "session.end", runId: await runId() });
    expect((await state()).writing).toBeNull();
  });

  it("[SE12] takes so many notes of one person", async () => {
    const { send } = await sessionUnderTest();
    await send("fay", open);
    for (let n = 0; n < 20; n += 1) await send("vic", note(`note-${n + 100}`, "x"));
    await expect(send("vic", note("note-one-more", "x"))).rejects.toMatchObject({ code: "session_limit" });
    await send("vic", note("note-100", "changed"));
  });
});

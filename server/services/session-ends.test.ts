import { describe, expect, it } from "vitest";
import { endForgottenSessions } from "./session-ends";
import { hum, sessionUnderTest, vote } from "./session-under-test";

describe("the short address of a session", () => {
  it("[SE11] opens the board for viewers while the session runs, and not after", async () => {
    const { services, send, view, browser, runId, id } = await sessionUnderTest();
    const code = (await view("vic")).code ?? "";
    expect(code).toMatch(/^[a-z2-9]{8}$/);
    const phone = browser();
    const opened = await services.joinByCode(await phone.actor(), ` ${code.toUpperCase()} `);
    phone.keep(opened.setCookie);
    expect(opened.location).toBe(`/phone/${id}`);
    expect(await services.standing(await phone.actor(), id)).toMatchObject({ role: "viewer" });
    await send("fay", { type: "session.end", runId: await runId() });
    expect((await view("vic")).code).toBeNull();
    await expect(services.standing(await phone.actor(), id)).rejects.toMatchObject({ code: "link_revoked" });
    await expect(services.joinByCode(await browser().actor(), code)).rejects.toMatchObject({
      code: "code_unknown",
    });
  });

  it("[SE11] stands in no document, which may be published", async () => {
    const { view, registry, id } = await sessionUnderTest();
    const { code } = await view("fay");
    expect(await registry.read(id, "session", (doc) => JSON.stringify(doc.toJSON()))).not.toContain(code);
  });

  it("[SE11] is another in the next session", async () => {
    const { services, send, view, browser, runId } = await sessionUnderTest();
    const first = (await view("vic")).code ?? "";
    await send("fay", { type: "session.end", runId: await runId() });
    await send("fay", { type: "session.start" });
    const second = (await view("vic")).code ?? "";
    expect(second).not.toBe(first);
    await services.joinByCode(await browser().actor(), second);
  });

  it("[SE11] is not found by trying: after ten failures a minute nothing is looked up", async () => {
    const { services, view, browser, clock } = await sessionUnderTest();
    const code = (await view("vic")).code ?? "";
    const actor = await browser().actor();
    for (let n = 0; n < 10; n += 1)
      await expect(services.joinByCode(actor, `wrong${n}`)).rejects.toMatchObject({ code: "code_unknown" });
    await expect(services.joinByCode(actor, code)).rejects.toMatchObject({ code: "rate_limited" });
    const other = await browser().actor({ address: "192.0.2.7" });
    await services.joinByCode(other, code);
    clock.ms += 60_000;
    await services.joinByCode(actor, code);
  });
});

describe("a session that nobody ended", () => {
  const HOUR_MS = 60 * 60_000;
  const rethrow = (_boardId: string, error: unknown) => {
    throw error;
  };

  it("[SE14] is ended after a day: hum checks are shown, unseen notes are lost, its link is revoked", async () => {
    const { send, state, view, session, access, deps, clock, id } = await sessionUnderTest();
    await send("fay", hum());
    await send("vic", vote("object"));
    await send("fay", { type: "writing.open", writingId: "write-1", prompt: "Risks?", named: false });
    await send("vic", {
      type: "writing.note",
      writingId: "write-1",
      noteId: "note-1",
      text: "x",
      name: "Vic",
    });
    clock.ms += 24 * HOUR_MS - 1;
    expect(await endForgottenSessions(deps, rethrow)).toBe(0);
    expect((await view("vic")).code).not.toBeNull();
    clock.ms += 1;
    expect(await endForgottenSessions(deps, rethrow)).toBe(1);
    const { run, hums, writing } = await state();
    expect(run?.endedAt).toBe(clock.ms);
    expect(hums[0]?.result?.remote.object).toBe(1);
    expect(writing).toBeNull();
    expect(await session.listBallots(id, "hum-one")).toEqual([]);
    expect(await session.listNotes(id, "write-1")).toEqual([]);
    expect((await access.getLink(run?.linkId ?? ""))?.revokedAt).not.toBeNull();
    expect(await endForgottenSessions(deps, rethrow)).toBe(0);
  });

  it("[SE14] lets nobody in after a day, also before it is ended", async () => {
    const { services, send, runId, view, browser, clock } = await sessionUnderTest();
    const code = (await view("vic")).code ?? "";
    clock.ms += 24 * HOUR_MS;
    await expect(services.joinByCode(await browser().actor(), code)).rejects.toMatchObject({
      code: "link_expired",
    });
    expect((await view("vic")).code).toBeNull();
    await expect(send("fay", { type: "session.code", runId: await runId() })).rejects.toMatchObject({
      code: "session_changed",
      message: expect.stringContaining("start another"),
    });
  });

  it("[SE14] an end that was cut off is completed, and one board's failure does not keep the others", async () => {
    const { send, state, session, access, deps, runId, registry, id, board } = await sessionUnderTest();
    const { id: broken } = await board();
    await session.addCode({ code: "abcd2345", boardId: broken, linkId: "none" });
    const remove = session.removeCode;
    session.removeCode = () => Promise.reject(new Error("killed"));
    await expect(send("fay", { type: "session.end", runId: await runId() })).rejects.toThrow("killed");
    session.removeCode = remove;
    expect(await session.listCodes(id)).toHaveLength(1);
    const read = registry.read;
    registry.read = (boardId, ...asked) =>
      boardId === broken ? Promise.reject(new Error("damaged")) : read(boardId, ...asked);
    const failed: string[] = [];
    expect(await endForgottenSessions(deps, (boardId) => failed.push(boardId))).toBe(1);
    expect(failed).toEqual([broken]);
    expect(await session.listCodes(id)).toEqual([]);
    expect((await access.getLink((await state()).run?.linkId ?? ""))?.revokedAt).not.toBeNull();
  });

  it("[SE14] is left alone in the trash", async () => {
    const { services, creator, state, deps, clock, id } = await sessionUnderTest();
    await services.deleteBoard(await creator.actor(), id);
    clock.ms += 24 * HOUR_MS;
    expect(await endForgottenSessions(deps, rethrow)).toBe(0);
    expect((await state()).run?.endedAt).toBeNull();
  });
});

describe("session.end", () => {
  it("[SE5] ends the session that it names, and no later one", async () => {
    const { send, state, runId } = await sessionUnderTest();
    const first = await runId();
    await send("fay", { type: "session.end", runId: first });
    await send("fay", { type: "session.start" });
    await expect(send("fay", { type: "session.end", runId: first })).rejects.toMatchObject({
      code: "session_changed",
    });
    expect((await state()).run?.endedAt).toBeNull();
  });
});

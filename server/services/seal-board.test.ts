import { describe, expect, it } from "vitest";
import { isSealed, setSealed } from "@/board/document/session-document";
import { hum, sessionUnderTest, vote } from "./session-under-test";

describe("sealing a board", () => {
  const seal = { by: "Fay" };

  it("[SE4] ends the session that runs: results are shown, ballots are erased, its address opens nothing", async () => {
    const { services, creator, send, state, view, session, browser, registry, id } = await sessionUnderTest();
    const code = (await view("vic")).code ?? "";
    const phone = browser();
    phone.keep((await services.joinByCode(await phone.actor(), code)).setCookie);
    await send("fay", hum());
    await send("vic", vote("support"));
    await services.sealBoard(await creator.actor(), id, seal);
    const { run, hums } = await state();
    expect(run?.endedAt).not.toBeNull();
    expect(hums[0]?.result?.remote.support).toBe(1);
    expect(await session.listBallots(id, "hum-one")).toEqual([]);
    expect(await session.listCodes(id)).toEqual([]);
    expect(await registry.read(id, "session", isSealed)).toBe(true);
    await expect(services.joinByCode(await browser().actor(), code)).rejects.toMatchObject({
      code: "code_unknown",
    });
    await expect(services.standing(await phone.actor(), id)).rejects.toMatchObject({ code: "link_revoked" });
  });

  it("[SE8] is refused with a sentence while private notes wait, and nothing happens", async () => {
    const { services, creator, send, state, view, registry, id } = await sessionUnderTest();
    const writingId = "write-1";
    await send("fay", { type: "writing.open", writingId, prompt: "Risks?", named: false });
    await send("vic", { type: "writing.note", writingId, noteId: "note-1", text: "It is slow", name: "Vic" });
    await expect(services.sealBoard(await creator.actor(), id, seal)).rejects.toMatchObject({
      code: "session_changed",
      message: expect.stringContaining("then seal the board"),
    });
    expect(await registry.read(id, "session", isSealed)).toBe(false);
    expect((await state()).run?.endedAt).toBeNull();
    expect((await view("vic")).notes).toHaveLength(1);
    await send("fay", { type: "writing.discard", writingId });
    await services.sealBoard(await creator.actor(), id, seal);
    expect(await registry.read(id, "session", isSealed)).toBe(true);
  });

  it("[SE4] is completed by sealing again when it was cut off before the secrets were erased", async () => {
    const { services, creator, send, session, registry, id } = await sessionUnderTest();
    await send("fay", hum());
    await send("vic", vote("support"));
    const erase = session.eraseBallotsExcept;
    session.eraseBallotsExcept = () => Promise.reject(new Error("killed"));
    await expect(services.sealBoard(await creator.actor(), id, seal)).rejects.toThrow("killed");
    session.eraseBallotsExcept = erase;
    expect(await registry.read(id, "session", isSealed)).toBe(true);
    await services.sealBoard(await creator.actor(), id, seal);
    expect(await session.listBallots(id, "hum-one")).toEqual([]);
    expect(await session.listCodes(id)).toEqual([]);
  });

  it("[SE4] ends the session also when a board is sealed as it is published", async () => {
    const { services, creator, state, session, registry, id } = await sessionUnderTest();
    const facilitator = await creator.actor();
    await services.publishBoard(facilitator, id, { seal: false, by: "Fay" }, null);
    expect((await state()).run?.endedAt).toBeNull();
    await services.publishBoard(facilitator, id, { seal: true, by: "Fay" }, null);
    expect((await state()).run?.endedAt).not.toBeNull();
    expect(await session.listCodes(id)).toEqual([]);
    expect(await registry.read(id, "session", isSealed)).toBe(true);
  });

  it("[SE4] leaves a board without a session as it was, but sealed", async () => {
    const { services, creator, state, registry, id } = await sessionUnderTest({ started: false });
    await services.sealBoard(await creator.actor(), id, seal);
    expect(await registry.read(id, "session", isSealed)).toBe(true);
    expect((await state()).run).toBeNull();
  });

  it("[SE4] a session that a seal of before left running is still ended, and its secrets with it", async () => {
    const { send, state, runId, registry, session, id } = await sessionUnderTest();
    await send("fay", hum());
    await send("vic", vote("object"));
    const writingId = "write-1";
    await send("fay", { type: "writing.open", writingId, prompt: "Risks?", named: false });
    await send("vic", { type: "writing.note", writingId, noteId: "note-1", text: "It is slow", name: "Vic" });
    await registry.edit(id, "session", (doc) => setSealed(doc, true));
    await expect(send("vic", vote("support"))).rejects.toMatchObject({ code: "sealed" });
    await send("fay", { type: "hum.close", humId: "hum-one" });
    await send("fay", { type: "writing.discard", writingId });
    await send("fay", { type: "session.end", runId: await runId() });
    expect((await state()).run?.endedAt).not.toBeNull();
    expect(await session.listBallots(id, "hum-one")).toEqual([]);
    await expect(send("fay", { type: "session.end", runId: await runId() })).rejects.toMatchObject({
      code: "sealed",
    });
  });
});

import { describe, expect, it } from "vitest";
import { hum, sessionUnderTest, vote } from "./session-under-test";

describe("a hum check", () => {
  it("[SE7] has one voice a person, the last, and keeps room and remote apart", async () => {
    const { send, state, view } = await sessionUnderTest();
    await send("fay", hum());
    await send("vic", vote("object", "room"));
    await send("vic", vote("support", "room"));
    await send("ann", vote("abstain"));
    const { hums } = await state();
    expect(hums[0]).toMatchObject({ voices: { room: 1, remote: 1 }, result: null });
    expect((await view("vic")).ballots).toEqual({ "hum-one": "support" });
    expect((await view("viv")).ballots).toEqual({});
    await send("fay", { type: "hum.close", humId: "hum-one" });
    const none = { object: 0, "can-live-with": 0, support: 0, abstain: 0 };
    expect((await state()).hums[0]?.result).toEqual({
      room: { ...none, support: 1 },
      remote: { ...none, abstain: 1 },
    });
    await expect(send("viv", vote("object"))).rejects.toMatchObject({ code: "session_changed" });
  });

  it("[SE7] erases ballots and tags when it is closed, also when the first try was cut off", async () => {
    const { send, session, id, state } = await sessionUnderTest();
    await send("fay", hum());
    await send("vic", vote("object"));
    const erase = session.eraseBallotsExcept.bind(session);
    session.eraseBallotsExcept = () => Promise.reject(new Error("the process was killed"));
    const close = { id: "close-1", type: "hum.close", humId: "hum-one" } as const;
    await expect(send("fay", close)).rejects.toThrow("killed");
    expect((await state()).hums[0]?.result).not.toBeNull();
    session.eraseBallotsExcept = erase;
    expect(await send("fay", close)).toMatchObject({ applied: false });
    expect(await session.listBallots(id, "hum-one")).toEqual([]);
  });

  it("[SE7] keeps the ballots until the result is on disk", async () => {
    const { send, session, id, state, registry } = await sessionUnderTest();
    await send("fay", hum());
    await send("vic", vote("object"));
    const edit = registry.edit.bind(registry);
    let write = () => {};
    const disk = new Promise<void>((resolve) => (write = resolve));
    let counted = false;
    registry.edit = async (...asked) => {
      await edit(...asked);
      counted = true;
      await disk;
    };
    const closed = send("fay", { type: "hum.close", humId: "hum-one" });
    await expect.poll(() => counted).toBe(true);
    expect((await state()).hums[0]?.result).not.toBeNull();
    expect(await session.listBallots(id, "hum-one")).toHaveLength(1);
    write();
    await closed;
    expect(await session.listBallots(id, "hum-one")).toEqual([]);
  });

  it("[SE7] with names shows who chose what, once it is closed", async () => {
    const { send, state, runId } = await sessionUnderTest();
    await send("fay", hum(false));
    await expect(send("vic", { ...vote("object"), name: null })).rejects.toMatchObject({
      code: "bad_request",
    });
    await send("vic", { ...vote("object"), name: "Vic" });
    await send("ann", { ...vote("support", "room"), name: "Ann" });
    await send("fay", { type: "session.end", runId: await runId() });
    expect((await state()).hums[0]?.result?.names).toEqual([
      { name: "Ann", choice: "support", place: "room" },
      { name: "Vic", choice: "object", place: "remote" },
    ]);
  });
});

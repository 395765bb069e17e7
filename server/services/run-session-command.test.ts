import { describe, expect, it } from "vitest";
import { setSealed } from "@/board/document/session-document";
import { SESSION_LIMITS } from "@/contract/session-limits";
import { hum, sessionUnderTest, vote } from "./session-under-test";

describe("a session's command", () => {
  it("[SE2] is carried out once, however often it is sent", async () => {
    const { send, state } = await sessionUnderTest();
    const put = { type: "topic.put", topicId: "topic-1", title: "First", minutes: 5 } as const;
    await send("fay", put);
    await send("fay", { type: "topic.start", topicId: "topic-1" });
    const extend = { id: "the-same", type: "timer.extend", topicId: "topic-1", minutes: 5 } as const;
    expect(await send("fay", extend)).toMatchObject({ applied: true });
    expect(await send("fay", extend)).toMatchObject({ applied: false });
    expect((await state()).topics[0]?.addedMinutes).toBe(5);
  });

  it("[SE2] that comes again after later ones changes nothing", async () => {
    const { send, state } = await sessionUnderTest();
    const raise = {
      id: "raise-1",
      type: "queue.raise",
      name: "Vic",
      kind: "new-topic",
      place: "phone",
    } as const;
    await send("vic", raise);
    await send("fay", { type: "queue.call", entryId: "raise-1" });
    await send("vic", raise);
    expect(await state()).toMatchObject({ queue: [], speaker: { name: "Vic", place: "phone" } });
    await send("fay", hum());
    const first = { id: "vote-1", ...vote("object") };
    await send("vic", first);
    await send("vic", { id: "vote-2", ...vote("support") });
    await send("vic", first);
    expect((await send("fay", { type: "hum.close", humId: "hum-one" })).applied).toBe(true);
    expect((await state()).hums[0]?.result?.remote).toMatchObject({ object: 0, support: 1 });
  });

  it("[SE2] that changes nothing takes no place among those that are remembered", async () => {
    const { send, state, registry, clock, id } = await sessionUnderTest();
    await send("fay", { type: "topic.put", topicId: "topic-1", title: "First", minutes: 5 });
    await send("fay", { type: "topic.start", topicId: "topic-1" });
    const extend = { id: "the-same", type: "timer.extend", topicId: "topic-1", minutes: 5 } as const;
    await send("fay", extend);
    const slots = () =>
      registry.read(id, "session", (doc) =>
        [...doc.getMap("session").keys()].filter((key) => key.startsWith("done:")),
      );
    const before = await slots();
    for (let n = 0; n < 20; n += 1) await send("vic", { type: "queue.lower" });
    clock.ms += 60_000;
    expect(await slots()).toEqual(before);
    expect(await send("fay", extend)).toMatchObject({ applied: false });
    expect((await state()).topics[0]?.addedMinutes).toBe(5);
    // Somebody chooses the same once more: the document says the same, but an earlier choice must not come back.
    await send("fay", hum());
    await send("vic", { id: "vote-1", ...vote("object") });
    expect(await slots()).toHaveLength(before.length + 2);
    expect(SESSION_LIMITS.rememberedCommands).toBeGreaterThanOrEqual(5 * SESSION_LIMITS.commandsPerMinute);
  });

  it("[SE2] by many people at once loses none", async () => {
    const { send, state } = await sessionUnderTest();
    const names = ["ann", "bob", "cleo", "vic", "viv"];
    await Promise.all(
      names.map((name) => send(name, { type: "queue.raise", name, kind: "new-topic", place: "room" })),
    );
    expect((await state()).queue.map(({ name }) => name).sort()).toEqual([...names].sort());
  });

  it("[SE2] is answered when it is on disk, and does not keep the next one waiting until then", async () => {
    const { send, registry } = await sessionUnderTest();
    const edit = registry.edit.bind(registry);
    let write = () => {};
    const disk = new Promise<void>((resolve) => (write = resolve));
    let changes = 0;
    registry.edit = async (...asked) => {
      await edit(...asked);
      changes += 1;
      await disk;
    };
    let answered = 0;
    const all = ["ann", "bob", "vic"].map((name) =>
      send(name, { type: "queue.raise", name, kind: "new-topic", place: "room" }).then(() => (answered += 1)),
    );
    await expect.poll(() => changes).toBe(3);
    expect(answered).toBe(0);
    write();
    await Promise.all(all);
  });

  it("[SE3] has the server's time, whatever the sender's clock says", async () => {
    const { send, state, clock } = await sessionUnderTest();
    await send("fay", { type: "topic.put", topicId: "topic-1", title: "First", minutes: 5 });
    clock.ms += 60_000;
    const { now } = await send("fay", { type: "topic.start", topicId: "topic-1" });
    expect(now).toBe(clock.ms);
    expect((await state()).current?.startedAt).toBe(clock.ms);
  });

  it("[SE4] is refused on a sealed board", async () => {
    const { send, registry, id } = await sessionUnderTest();
    await registry.edit(id, "session", (doc) => setSealed(doc, true));
    await expect(send("fay", { type: "queue.lower" })).rejects.toMatchObject({ code: "sealed" });
  });

  it("[SE12] too often in a minute is refused, for that person", async () => {
    const { send, clock } = await sessionUnderTest();
    for (let n = 0; n < 120; n += 1) await send("vic", { type: "queue.lower" });
    await expect(send("vic", { type: "queue.lower" })).rejects.toMatchObject({ code: "rate_limited" });
    await send("viv", { type: "queue.lower" });
    clock.ms += 60_000;
    await send("vic", { type: "queue.lower" });
  });

  it("locks the board for all but facilitators", async () => {
    const { send, registry, id } = await sessionUnderTest();
    await send("fay", { type: "board.lock", locked: true });
    expect(await registry.read(id, "session", (doc) => doc.getMap("meta").get("locked"))).toBe(true);
    await send("ann", { id: "text-1", type: "inbox.send", kind: "question", text: "Why?", name: "Ann" });
    const deliver = { type: "inbox.deliver", entryId: "text-1" } as const;
    await expect(send("ann", deliver)).rejects.toMatchObject({ code: "locked" });
    await send("fay", deliver);
  });
});

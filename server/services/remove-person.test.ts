import { describe, expect, it } from "vitest";
import { hum, sessionUnderTest, vote } from "./session-under-test";
import { servicesUnderTest, tokenOf } from "./services-under-test";

async function boardWithGuest() {
  const world = servicesUnderTest();
  const made = await world.board();
  const guest = world.browser();
  await guest.join(made.tokens.participant);
  const { personId } = await world.services.standing(await guest.actor(), made.id);
  world.clock.ms += 1000;
  const facilitator = await made.creator.actor();
  return { ...world, made, guest, personId, facilitator };
}

describe("a removed person", () => {
  it("may not read the board any more, and their open sockets are asked before the call resolves", async () => {
    const { services, made, guest, personId, facilitator, rechecked } = await boardWithGuest();
    await services.removePerson(facilitator, made.id, personId);
    expect(rechecked).toEqual([made.id]);
    await expect(services.getBoard(await guest.actor(), made.id)).rejects.toMatchObject({ code: "removed" });
    expect(await services.listBoards(await guest.actor())).toEqual([]);
  });

  it("comes back neither by the same link nor by another one that exists already", async () => {
    const { services, made, guest, personId, facilitator } = await boardWithGuest();
    await services.removePerson(facilitator, made.id, personId);
    for (const role of ["participant", "viewer", "facilitator", "room"] as const) {
      await expect(guest.join(made.tokens[role]), role).rejects.toMatchObject({ code: "removed" });
    }
  });

  it("comes back by a link that was made for them afterwards", async () => {
    const { services, clock, made, guest, personId, facilitator } = await boardWithGuest();
    await services.removePerson(facilitator, made.id, personId);
    clock.ms += 1;
    const link = await services.createLink(facilitator, made.id, { role: "viewer", label: "again" });
    await guest.join(tokenOf(link.url));
    expect(await services.standing(await guest.actor(), made.id)).toMatchObject({ role: "viewer", personId });
  });

  it("stays out even when they opened a link while they were being removed", async () => {
    const { services, access, made, guest, personId, facilitator } = await boardWithGuest();
    const [viewerLink] = (await services.listLinks(facilitator, made.id)).filter((l) => l.role === "viewer");
    await services.removePerson(facilitator, made.id, personId);
    const { session } = await guest.actor();
    // The join had looked before the removal, and writes its grant after it.
    await access.addGrant({
      sessionId: session?.id ?? "",
      boardId: made.id,
      linkId: viewerLink?.id ?? "",
      grantedAt: 0,
      removedAt: null,
    });
    await expect(services.standing(await guest.actor(), made.id)).rejects.toMatchObject({ code: "removed" });
  });

  it("keeps other boards, and others keep this one", async () => {
    const { services, board, browser, made, guest, personId, facilitator } = await boardWithGuest();
    const other = await board();
    await guest.join(other.tokens.viewer);
    const colleague = browser();
    await colleague.join(made.tokens.participant);
    await services.removePerson(facilitator, made.id, personId);
    expect(await services.getBoard(await guest.actor(), other.id)).toMatchObject({ role: "viewer" });
    expect(await services.getBoard(await colleague.actor(), made.id)).toMatchObject({ role: "participant" });
  });

  it("is let back in with the role that they had", async () => {
    const { services, made, guest, personId, facilitator } = await boardWithGuest();
    await services.removePerson(facilitator, made.id, personId);
    await services.readmitPerson(facilitator, made.id, personId);
    expect(await services.standing(await guest.actor(), made.id)).toMatchObject({ role: "participant" });
  });
});

describe("a person who is removed while a session runs", () => {
  it("[SE15] has no hand, no turn and no spotlight any more", async () => {
    const { services, creator, send, state, personOf, id } = await sessionUnderTest();
    const hand = { type: "queue.raise", kind: "new-topic", place: "remote" } as const;
    await send("ann", { ...hand, id: "ann-hand", name: "Ann" });
    await send("fay", { type: "queue.call", entryId: "ann-hand" });
    await send("ann", { ...hand, name: "Ann" });
    await send("bob", { ...hand, name: "Bob" });
    await send("fay", { type: "attention.spotlight", name: "Ann", personId: await personOf("ann") });
    await services.removePerson(await creator.actor(), id, await personOf("ann"));
    const { queue, speaker, spoken, spotlight } = await state();
    expect(queue.map(({ name }) => name)).toEqual(["Bob"]);
    expect([speaker, spotlight]).toEqual([null, null]);
    expect(spoken.map(({ name }) => name)).toEqual(["Ann"]);
  });
});

describe("what a person wrote or chose unseen before they were removed", () => {
  const open = { type: "writing.open", writingId: "write-1", prompt: "What may fail?", named: true } as const;
  const note = (noteId: string, text: string, name: string) =>
    ({ type: "writing.note", writingId: "write-1", noteId, text, name }) as const;

  it("[SE15] is never put on the canvas, and counts no more", async () => {
    const { services, creator, send, state, personOf, canvas, session, id } = await sessionUnderTest();
    await send("fay", open);
    await send("ann", note("note-1", "Ann is rude", "Ann"));
    await send("ann", note("note-2", "Ann is ruder", "Ann"));
    await send("bob", note("note-3", "It may be slow", "Bob"));
    await services.removePerson(await creator.actor(), id, await personOf("ann"));
    expect((await session.listNotes(id, "write-1")).map(({ text }) => text)).toEqual(["It may be slow"]);
    expect((await state()).writing).toMatchObject({ writers: 1, notes: 1 });
    await send("fay", { type: "writing.reveal", writingId: "write-1" });
    const shown = JSON.stringify([...(await canvas()).records.values()]);
    expect(shown).toContain("It may be slow");
    expect(shown).not.toContain("Ann");
  });

  it("[SE15] is lost in open hum checks, and stays in closed ones and among what others chose", async () => {
    const { services, creator, send, state, personOf, id } = await sessionUnderTest();
    await send("fay", hum());
    await send("ann", vote("object", "room"));
    await send("fay", { type: "hum.close", humId: "hum-one" });
    await send("fay", { ...hum(false), humId: "hum-two" } as never);
    await send("ann", { ...vote("object", "room"), humId: "hum-two", name: "Ann" });
    await send("vic", { ...vote("support", "room"), humId: "hum-two", name: "Vic" });
    await services.removePerson(await creator.actor(), id, await personOf("ann"));
    expect((await state()).hums.map(({ voices }) => voices.room)).toEqual([1, 1]);
    await send("fay", { type: "hum.close", humId: "hum-two" });
    const [closed, open] = (await state()).hums;
    expect(closed?.result?.room).toMatchObject({ object: 1 });
    expect(open?.result?.room).toMatchObject({ object: 0, support: 1 });
    expect(open?.result?.names).toEqual([{ name: "Vic", choice: "support", place: "room" }]);
  });

  it("[SE15] is gone after a second try, when the first was cut off before the session knew", async () => {
    const { services, creator, send, state, personOf, registry, id } = await sessionUnderTest();
    await send("fay", open);
    await send("ann", note("note-1", "Ann is rude", "Ann"));
    const ann = await personOf("ann");
    const edit = registry.edit.bind(registry);
    registry.edit = () => Promise.reject(new Error("killed"));
    await expect(services.removePerson(await creator.actor(), id, ann)).rejects.toThrow("killed");
    registry.edit = edit;
    await services.removePerson(await creator.actor(), id, ann);
    expect((await state()).writing).toMatchObject({ writers: 0, notes: 0 });
  });
});

describe("removePerson", () => {
  it("removes nobody who has no link of this board, however well known elsewhere", async () => {
    const { services, board, browser, made, facilitator } = await boardWithGuest();
    const other = await board();
    const stranger = browser();
    await stranger.join(other.tokens.viewer);
    const { personId } = await services.standing(await stranger.actor(), other.id);
    for (const id of [personId, "nobody"]) {
      await expect(services.removePerson(facilitator, made.id, id)).rejects.toMatchObject({
        code: "not_found",
      });
    }
  });

  it("removes neither oneself nor a program that shows a link", async () => {
    const { services, program, made, facilitator } = await boardWithGuest();
    const self = await services.standing(facilitator, made.id);
    const robot = await services.standing(await program(made.tokens.viewer), made.id);
    for (const { personId } of [self, robot]) {
      await expect(services.removePerson(facilitator, made.id, personId)).rejects.toMatchObject({
        code: "conflict",
      });
    }
  });
});

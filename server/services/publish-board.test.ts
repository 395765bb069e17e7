import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { readBoardFacts } from "@/board/document/session-document";
import { servicesUnderTest } from "./services-under-test";

const SILENT = { seal: false, by: "" };

async function published(options: Parameters<typeof servicesUnderTest>[0] = {}) {
  const world = servicesUnderTest(options);
  const board = await world.board();
  const key = options.createKey ?? null;
  await world.services.publishBoard(await board.creator.actor(), board.id, SILENT, key);
  const facts = () => world.registry.read(board.id, "session", readBoardFacts);
  return { ...world, ...board, facts };
}

describe("publishing", () => {
  it("makes a board readable without a link, and nothing beyond that", async () => {
    const { services, id, browser } = await published();
    const stranger = await browser().actor();
    expect(await services.getBoard(stranger, id)).toMatchObject({ role: "viewer", byLibrary: true });
    expect((await services.getBoard(stranger, id)).personId).toBeUndefined();
    expect((await services.documentState(stranger, id, "canvas")).seq).toBe(1);
    expect((await services.boardRecord(stranger, id)).board.id).toBe(id);
    for (const attempt of [
      services.duplicateBoard(stranger, id, { title: "Mine" }, null),
      services.renameBoard(stranger, id, "Mine"),
      services.sealBoard(stranger, id, { by: "" }),
      services.takeBackBoard(stranger, id),
      services.listLinks(stranger, id),
    ])
      await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
  });

  it("tells in the summary and in the session document since when", async () => {
    const { services, id, creator, clock, facts } = await published();
    const at = new Date(clock.ms).toISOString();
    clock.ms += 60_000;
    // Publishing again changes nothing.
    const summary = await services.publishBoard(await creator.actor(), id, SILENT, null);
    expect(summary.publishedAt).toBe(at);
    expect((await services.listBoards(await creator.actor()))[0]?.publishedAt).toBe(at);
    expect((await facts()).publishedAt).toBe(Date.parse(at));
    expect((await facts()).sealed).toBe(false);
  });

  it("seals at the same time when asked to", async () => {
    const { services, registry, board } = servicesUnderTest();
    const { id, creator } = await board();
    await services.publishBoard(await creator.actor(), id, { seal: true, by: "Ann" }, null);
    const facts = await registry.read(id, "session", readBoardFacts);
    expect(facts).toMatchObject({ sealed: true, seal: { by: "Ann" } });
  });

  it("is not possible on an instance without a create key until its operator opens the library", async () => {
    const { services, board, publications } = servicesUnderTest({ library: "closed" });
    const { id, creator } = await board();
    expect(services.publishing()).toBe("closed");
    await expect(services.publishBoard(await creator.actor(), id, SILENT, null)).rejects.toMatchObject({
      code: "library_closed",
    });
    expect(await publications.find(id)).toBeNull();
  });

  it("needs the create key where there is one, whether the library is open or not", async () => {
    for (const library of ["closed", "open"] as const) {
      const { services, program, registry, browser, publications } = servicesUnderTest({
        createKey: "open-sesame",
        library,
      });
      const creator = browser();
      const made = await services.createBoard(
        await creator.actor(),
        { title: "A board", template: "blank" },
        "open-sesame",
      );
      const actor = await program(made.links.facilitator.split("/").at(-1) ?? "");
      expect(services.publishing()).toBe("key");
      for (const key of [null, "wrong-guess"])
        await expect(services.publishBoard(actor, made.id, SILENT, key)).rejects.toMatchObject({
          code: "create_key_required",
          message: "Publishing boards on this instance needs its create key.",
        });
      expect((await registry.read(made.id, "session", readBoardFacts)).publishedAt).toBeNull();
      await services.publishBoard(actor, made.id, SILENT, "open-sesame");
      expect(await publications.find(made.id)).not.toBeNull();
    }
  });

  it("says so before it opens the door, so that nobody is read who does not know", async () => {
    const { services, board, publications, registry } = servicesUnderTest();
    const { id, creator } = await board();
    publications.publish = () => Promise.reject(new Error("power cut"));
    await expect(services.publishBoard(await creator.actor(), id, SILENT, null)).rejects.toThrow("power cut");
    expect((await registry.read(id, "session", readBoardFacts)).publishedAt).not.toBeNull();
    // Taking back heals what was left half done.
    await services.takeBackBoard(await creator.actor(), id);
    expect((await registry.read(id, "session", readBoardFacts)).publishedAt).toBeNull();
  });
});

describe("taking back", () => {
  it("ends what strangers may, asks their sockets again, and is nothing to those with a link", async () => {
    const { services, id, browser, tokens, creator, rechecked, facts } = await published();
    const reader = browser();
    await reader.join(tokens.viewer);
    rechecked.length = 0;
    await services.takeBackBoard(await creator.actor(), id);
    expect(rechecked).toEqual([id]);
    const stranger = await browser().actor();
    await expect(services.getBoard(stranger, id)).rejects.toMatchObject({ code: "not_joined" });
    await expect(services.boardRecord(stranger, id)).rejects.toMatchObject({ code: "not_joined" });
    expect((await services.getBoard(await reader.actor(), id)).byLibrary).toBeUndefined();
    expect((await facts()).publishedAt).toBeNull();
    expect(await services.listLibrary()).toEqual([]);
  });
});

describe("the library", () => {
  it("lists published boards, last published first, and drops one that is deleted, also once it is restored", async () => {
    const { services, board, clock } = servicesUnderTest();
    const [first, second, hidden] = [await board(), await board(), await board()];
    await services.publishBoard(await first.creator.actor(), first.id, SILENT, null);
    clock.ms += 1000;
    await services.publishBoard(await second.creator.actor(), second.id, SILENT, null);
    expect((await services.listLibrary()).map(({ id }) => id)).toEqual([second.id, first.id]);
    expect((await services.listLibrary()).map(({ id }) => id)).not.toContain(hidden.id);

    await services.deleteBoard(await second.creator.actor(), second.id);
    expect((await services.listLibrary()).map(({ id }) => id)).toEqual([first.id]);
    await services.restoreBoard(await second.creator.actor(), second.id);
    expect((await services.listLibrary()).map(({ id }) => id)).toEqual([first.id]);
    await expect(services.getBoard(await first.creator.actor(), second.id)).rejects.toMatchObject({
      code: "not_joined",
    });
  });

  it("stands below a link, even a weak one, and does not open to somebody who was removed", async () => {
    const { services, id, browser, tokens, creator } = await published();
    const visitor = browser();
    await visitor.join(tokens.participant);
    const { personId } = await services.standing(await visitor.actor(), id);
    expect((await services.getBoard(await visitor.actor(), id)).role).toBe("participant");
    await services.removePerson(await creator.actor(), id, personId);
    await expect(services.getBoard(await visitor.actor(), id)).rejects.toMatchObject({ code: "removed" });
  });

  it("is there for somebody whose link was revoked, but a revoked token stays refused", async () => {
    const { services, id, browser, tokens, creator, program } = await published();
    const visitor = browser();
    await visitor.join(tokens.viewer);
    const { linkId } = await services.standing(await visitor.actor(), id);
    await services.revokeLink(await creator.actor(), id, linkId);
    expect(await services.getBoard(await visitor.actor(), id)).toMatchObject({ byLibrary: true });
    await expect(services.getBoard(await program(tokens.viewer), id)).rejects.toMatchObject({
      code: "link_revoked",
    });
  });

  it("lets a board that cannot be read be deleted", async () => {
    const { services, id, creator, registry, publications } = await published();
    registry.read = () => Promise.reject(Object.assign(new Error("damaged"), { code: "board_unreadable" }));
    await services.deleteBoard(await creator.actor(), id);
    expect(await publications.find(id)).toBeNull();
  });
});

describe("sealing", () => {
  it("keeps who sealed and when; a second seal changes nothing, reopening forgets it", async () => {
    const { services, board, registry, clock } = servicesUnderTest();
    const { id, creator } = await board();
    const facts = () => registry.read(id, "session", readBoardFacts);
    const at = clock.ms;
    await services.sealBoard(await creator.actor(), id, { by: "Ann" });
    clock.ms += 60_000;
    await services.sealBoard(await creator.actor(), id, { by: "Ben" });
    expect(await facts()).toMatchObject({ sealed: true, seal: { at, by: "Ann" } });
    await services.reopenBoard(await creator.actor(), id);
    expect(await facts()).toMatchObject({ sealed: false, seal: null });
  });

  it("closes the canvas, not the address of the discussion", async () => {
    const { services, board, registry } = servicesUnderTest();
    const { id, creator } = await board();
    const actor = await creator.actor();
    await services.sealBoard(actor, id, { by: "" });
    await services.setOrigin(actor, id, "https://lists.example/1");
    expect((await registry.read(id, "session", readBoardFacts)).origin).toBe("https://lists.example/1");
    expect((await services.boardRecord(actor, id)).board).toMatchObject({
      sealed: true,
      origin: "https://lists.example/1",
    });
    await expect(services.renameBoard(actor, id, "New")).rejects.toMatchObject({ code: "sealed" });
  });

  it("is not taken over by a duplicate, and neither is the library", async () => {
    const { services, board, registry } = servicesUnderTest();
    const { id, creator } = await board();
    await services.publishBoard(await creator.actor(), id, { seal: true, by: "Ann" }, null);
    const copy = await services.duplicateBoard(await creator.actor(), id, { title: "Copy" }, null);
    const facts = await registry.read(copy.id, "session", readBoardFacts);
    expect(facts).toMatchObject({ sealed: false, seal: null, publishedAt: null });
  });
});

it("reads as not published in a document that holds something else there", () => {
  const doc = new Y.Doc();
  const meta = doc.getMap("meta");
  meta.set("publishedAt", "yes");
  meta.set("continues", 7);
  meta.set("continuedBy", [null, { board: "a" }, { board: "b", at: 1 }]);
  expect(readBoardFacts(doc)).toMatchObject({
    publishedAt: null,
    continues: null,
    continuedBy: [{ board: "b", at: 1 }],
  });
});

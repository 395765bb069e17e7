import { describe, expect, it } from "vitest";
import { LIMITS } from "@/contract/limits";
import { ROLES } from "@/contract/roles";
import { emptyTrash } from "./purge-board";
import { servicesUnderTest } from "./services-under-test";

const DAY = 86_400_000;

describe("a deleted board", () => {
  it("is gone for everybody, says so to those who had it, and asks its open sockets again", async () => {
    const { services, board, browser, program, rechecked } = servicesUnderTest();
    const { id, tokens, creator } = await board();
    const reader = browser();
    await reader.join(tokens.viewer);
    await services.deleteBoard(await creator.actor(), id);
    expect(rechecked).toEqual([id]);
    for (const actor of [await creator.actor(), await reader.actor(), await program(tokens.participant)]) {
      await expect(services.getBoard(actor, id)).rejects.toMatchObject({ code: "board_deleted" });
      await expect(services.documentState(actor, id, "canvas")).rejects.toMatchObject({
        code: "board_deleted",
      });
      expect(await services.listBoards(actor)).toEqual([]);
    }
    await expect(browser().join(tokens.viewer)).rejects.toMatchObject({ code: "board_deleted" });
    // Whoever never had it does not learn that it was there.
    await expect(services.getBoard(await browser().actor(), id)).rejects.toMatchObject({ code: "not_found" });
    await expect(services.deleteBoard(await creator.actor(), id)).rejects.toMatchObject({
      code: "board_deleted",
    });
  });

  it("comes back with title, content, links and grants", async () => {
    const { services, board, browser } = servicesUnderTest();
    const { id, tokens, creator } = await board("proposals");
    const reader = browser();
    await reader.join(tokens.viewer);
    const facilitator = await creator.actor();
    const before = await services.documentState(facilitator, id, "canvas");
    const links = await services.listLinks(facilitator, id);
    await services.deleteBoard(facilitator, id);

    expect(await services.restoreBoard(facilitator, id)).toMatchObject({ id, role: "facilitator" });
    expect(await services.documentState(await reader.actor(), id, "canvas")).toEqual(before);
    expect(await services.listLinks(facilitator, id)).toEqual(links);
    expect(await browser().join(tokens.participant)).toBe(`/board/${id}`);
    await expect(services.restoreBoard(facilitator, id)).rejects.toMatchObject({ code: "not_in_trash" });
  });

  it("is in the trash of its facilitators only, last deleted first, with the day it is gone", async () => {
    const { services, board, browser, program, clock } = servicesUnderTest();
    const [first, second, kept] = [await board(), await board(), await board()];
    const helper = browser();
    await helper.join(first.tokens.facilitator);
    await helper.join(second.tokens.facilitator);
    await helper.join(kept.tokens.facilitator);
    await helper.join((await board()).tokens.participant);
    const deletedAt = clock.ms;
    await services.deleteBoard(await first.creator.actor(), first.id);
    clock.ms += 1000;
    await services.deleteBoard(await second.creator.actor(), second.id);

    const trash = await services.listTrash(await helper.actor());
    expect(trash.map(({ id }) => id)).toEqual([second.id, first.id]);
    expect(trash[1]).toEqual({
      id: first.id,
      title: "A board",
      template: "blank",
      deletedAt: new Date(deletedAt).toISOString(),
      goneAt: new Date(deletedAt + LIMITS.trashDays * DAY).toISOString(),
      thumbnailAt: null,
    });
    const reader = browser();
    await expect(reader.join(first.tokens.viewer)).rejects.toMatchObject({ code: "board_deleted" });
    expect(await services.listTrash(await reader.actor())).toEqual([]);
    expect(await services.listTrash(await program(first.tokens.participant))).toEqual([]);
    expect(await services.listTrash(await program(first.tokens.facilitator))).toMatchObject([
      { id: first.id },
    ]);
  });

  it("is restored and deleted for good by a facilitator only, and only out of the trash", async () => {
    const { services, board, program, browser } = servicesUnderTest();
    const { id, tokens } = await board();
    const facilitator = await program(tokens.facilitator);
    await expect(services.restoreBoard(facilitator, id)).rejects.toMatchObject({ code: "not_in_trash" });
    await expect(services.purgeBoard(facilitator, id)).rejects.toMatchObject({ code: "not_in_trash" });
    await services.deleteBoard(facilitator, id);
    for (const role of ROLES.filter((each) => each !== "facilitator")) {
      const actor = await program(tokens[role]);
      await expect(services.restoreBoard(actor, id)).rejects.toMatchObject({ code: "forbidden" });
      await expect(services.purgeBoard(actor, id)).rejects.toMatchObject({ code: "forbidden" });
    }
    const stranger = await browser().actor();
    await expect(services.restoreBoard(stranger, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(services.purgeBoard(stranger, id)).rejects.toMatchObject({ code: "not_found" });
    await services.restoreBoard(facilitator, id);
  });

  it("is unknown once it was deleted for good", async () => {
    const { services, board, browser, dropped } = servicesUnderTest();
    const { id, tokens, creator } = await board();
    const facilitator = await creator.actor();
    await services.deleteBoard(facilitator, id);
    await services.purgeBoard(facilitator, id);
    expect(dropped).toEqual([id]);
    await expect(services.getBoard(facilitator, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(services.restoreBoard(facilitator, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(browser().join(tokens.viewer)).rejects.toMatchObject({ code: "link_unknown" });
    expect(await services.listTrash(facilitator)).toEqual([]);
  });

  it("keeps its expired links expired when it comes back", async () => {
    const { services, board, browser, clock } = servicesUnderTest();
    const { id, creator } = await board();
    const facilitator = await creator.actor();
    const { url } = await services.createLink(facilitator, id, {
      role: "viewer",
      label: "",
      expiresAt: new Date(clock.ms + DAY).toISOString(),
    });
    await services.deleteBoard(facilitator, id);
    clock.ms += 2 * DAY;
    await services.restoreBoard(facilitator, id);
    const token = new URL(url).pathname.split("/").at(-1) ?? "";
    await expect(browser().join(token)).rejects.toMatchObject({ code: "link_expired" });
  });
});

describe("emptyTrash", () => {
  const fail = (boardId: string, error: unknown) => {
    throw new Error(boardId, { cause: error });
  };

  it("deletes what has been in the trash for 30 days, and nothing else", async () => {
    const { services, boards, assets, registry, board, clock } = servicesUnderTest();
    const deps = { boards, assets, registry, now: () => clock.ms };
    const [old, young, restored, untouched] = [await board(), await board(), await board(), await board()];
    for (const { id, creator } of [old, restored]) await services.deleteBoard(await creator.actor(), id);
    clock.ms += DAY;
    await services.deleteBoard(await young.creator.actor(), young.id);
    clock.ms += 29 * DAY;
    expect(await emptyTrash(deps, fail)).toBe(0);
    await services.restoreBoard(await restored.creator.actor(), restored.id);
    clock.ms += 1;
    expect(await emptyTrash(deps, fail)).toBe(1);
    expect(await boards.getBoard(old.id)).toBeNull();
    for (const { id } of [young, restored, untouched]) expect(await boards.getBoard(id)).not.toBeNull();
    clock.ms += DAY;
    expect(await emptyTrash(deps, fail)).toBe(1);
    expect(await boards.getBoard(young.id)).toBeNull();
  });

  it("goes on with the others when one cannot be deleted", async () => {
    const { services, boards, assets, registry, board, clock } = servicesUnderTest();
    const [first, second] = [await board(), await board()];
    await services.deleteBoard(await first.creator.actor(), first.id);
    clock.ms += 1;
    await services.deleteBoard(await second.creator.actor(), second.id);
    clock.ms += 31 * DAY;
    const failed: string[] = [];
    const troubled = {
      ...boards,
      deleteBoard: (...given: Parameters<typeof boards.deleteBoard>) =>
        given[0] === first.id ? Promise.reject(new Error("disk")) : boards.deleteBoard(...given),
    };
    const deps = { boards: troubled, assets, registry, now: () => clock.ms };
    expect(await emptyTrash(deps, (id) => failed.push(id))).toBe(1);
    expect(failed).toEqual([first.id]);
    expect(await boards.getBoard(second.id)).toBeNull();
    expect(await emptyTrash({ ...deps, boards }, fail)).toBe(1);
  });
});

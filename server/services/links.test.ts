import { describe, expect, it } from "vitest";
import { servicesUnderTest, tokenOf } from "./services-under-test";

describe("links of a board", () => {
  it("are shown again to a facilitator, with the URL that was handed out", async () => {
    const { services, board } = servicesUnderTest();
    const { id, links, creator } = await board();
    const listed = await services.listLinks(await creator.actor(), id);
    expect(Object.fromEntries(listed.map(({ role, url }) => [role, url]))).toEqual(links);
  });

  it("are made with a label and an end", async () => {
    const { services, board, clock } = servicesUnderTest();
    const { id, creator } = await board();
    const expiresAt = new Date(clock.ms + 60_000).toISOString();
    const link = await services.createLink(await creator.actor(), id, {
      role: "viewer",
      label: "List",
      expiresAt,
    });
    expect(link).toMatchObject({ role: "viewer", label: "List", expiresAt, revokedAt: null });
  });

  it("do not end in the past", async () => {
    const { services, board, clock } = servicesUnderTest();
    const { id, creator } = await board();
    const input = { role: "viewer", label: "", expiresAt: new Date(clock.ms).toISOString() } as const;
    const attempt = services.createLink(await creator.actor(), id, input);
    await expect(attempt).rejects.toMatchObject({
      code: "bad_request",
      message: expect.stringContaining("expiresAt"),
    });
  });

  it("say what the operator must restore when they were sealed with another key", async () => {
    const { services, access, board } = servicesUnderTest();
    const { id, creator } = await board();
    await access.createLinks([
      {
        id: "foreign",
        boardId: id,
        role: "viewer",
        label: "",
        tokenHash: new Uint8Array(32),
        tokenSealed: new Uint8Array(60),
        createdAt: 0,
        expiresAt: null,
        revokedAt: null,
      },
    ]);
    await expect(services.listLinks(await creator.actor(), id)).rejects.toThrow(/instance\.key/);
  });
});

describe("revokeLink", () => {
  it("asks the open sockets of the board again before it resolves", async () => {
    const { services, board, browser, rechecked } = servicesUnderTest();
    const { id, tokens, creator } = await board();
    const visitor = browser();
    await visitor.join(tokens.participant);
    const actor = await creator.actor();
    const link = (await services.listLinks(actor, id)).find(({ role }) => role === "participant");
    await services.revokeLink(actor, id, link?.id ?? "");
    expect(rechecked).toEqual([id]);
    await expect(services.standing(await visitor.actor(), id)).rejects.toMatchObject({
      code: "link_revoked",
    });
    const listed = await services.listLinks(actor, id);
    expect(listed.find(({ role }) => role === "participant")?.revokedAt).not.toBeNull();
  });

  it("does not reach the links of another board", async () => {
    const { services, board, program } = servicesUnderTest();
    const [mine, other] = [await board(), await board()];
    const [link] = await services.listLinks(await other.creator.actor(), other.id);
    const attempt = services.revokeLink(await mine.creator.actor(), mine.id, link?.id ?? "");
    await expect(attempt).rejects.toMatchObject({ code: "not_found" });
    await services.standing(await program(other.tokens.facilitator), other.id);
  });

  it("keeps the last facilitator link that has no end", async () => {
    const { services, board, clock } = servicesUnderTest();
    const { id, creator } = await board();
    const actor = await creator.actor();
    const expiresAt = new Date(clock.ms + 60_000).toISOString();
    await services.createLink(actor, id, { role: "facilitator", label: "for now", expiresAt });
    const lasting = (await services.listLinks(actor, id)).find(
      (link) => link.role === "facilitator" && !link.expiresAt,
    );
    const attempt = services.revokeLink(actor, id, lasting?.id ?? "");
    await expect(attempt).rejects.toMatchObject({ code: "conflict" });
  });

  it("leaves whoever exchanges a leaked facilitator link in charge, and nobody else who came by it", async () => {
    const { services, board, browser } = servicesUnderTest();
    const { id, tokens, creator } = await board();
    const thief = browser();
    await thief.join(tokens.facilitator);
    const actor = await creator.actor();
    const leaked = (await services.listLinks(actor, id)).find(({ role }) => role === "facilitator");
    const fresh = await services.createLink(actor, id, { role: "facilitator", label: "" });
    await services.revokeLink(actor, id, leaked?.id ?? "");

    expect(await services.standing(await creator.actor(), id)).toMatchObject({
      role: "facilitator",
      linkId: fresh.id,
    });
    await expect(services.standing(await thief.actor(), id)).rejects.toMatchObject({ code: "link_revoked" });
    await expect(browser().join(tokenOf(leaked?.url ?? ""))).rejects.toMatchObject({ code: "link_revoked" });
  });
});

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

describe("links that a participant sees", () => {
  it("are their own and the plain ones of weaker roles, without who is here", async () => {
    const { services, board, browser } = servicesUnderTest();
    const { id, links, tokens, creator } = await board();
    const actor = await creator.actor();
    await services.createLink(actor, id, { role: "viewer", label: "Press" });
    await services.createLink(actor, id, { role: "participant", label: "" });
    const ended = await services.createLink(actor, id, { role: "viewer", label: "" });
    await services.revokeLink(actor, id, ended.id);
    const guest = browser();
    await guest.join(tokens.participant);
    const seen = await services.listLinks(await guest.actor(), id);
    expect(seen.map(({ url }) => url).toSorted()).toEqual(
      [links.participant, links.viewer, links.room].toSorted(),
    );
    expect(seen.every((link) => link.here === undefined)).toBe(true);
  });

  it("include a labelled one only for those who came by it", async () => {
    const { services, board, program } = servicesUnderTest();
    const { id, creator } = await board();
    const input = { role: "participant", label: "List" } as const;
    const link = await services.createLink(await creator.actor(), id, input);
    const seen = await services.listLinks(await program(tokenOf(link.url)), id);
    expect(seen.map(({ role, label }) => `${role} ${label}`).toSorted()).toEqual([
      "participant List",
      "room ",
      "viewer ",
    ]);
  });

  it("never last longer than the one they came by", async () => {
    const { services, board, program, clock } = servicesUnderTest();
    const { id, creator } = await board();
    const actor = await creator.actor();
    const at = (ms: number) => new Date(clock.ms + ms).toISOString();
    const mine = await services.createLink(actor, id, {
      role: "participant",
      label: "today",
      expiresAt: at(60_000),
    });
    const shorter = await services.createLink(actor, id, {
      role: "viewer",
      label: "",
      expiresAt: at(30_000),
    });
    await services.createLink(actor, id, { role: "viewer", label: "", expiresAt: at(90_000) });
    const guest = await program(tokenOf(mine.url));
    const seen = async () => new Set((await services.listLinks(guest, id)).map((link) => link.id));
    expect(await seen()).toEqual(new Set([mine.id, shorter.id]));
    clock.ms += 30_000;
    expect(await seen()).toEqual(new Set([mine.id]));
  });
});

describe("links that a facilitator sees", () => {
  it("say who is here by them", async () => {
    const { services, board, connected } = servicesUnderTest();
    const { id, creator } = await board();
    const actor = await creator.actor();
    const [first] = await services.listLinks(actor, id);
    connected.set(first?.id ?? "", { people: new Set(["ann", "bob"]), screens: 1 });
    const [again, ...others] = await services.listLinks(actor, id);
    expect(again?.here).toEqual({ people: ["ann", "bob"], screens: 1 });
    expect(others.map((link) => link.here)).toEqual(others.map(() => ({ people: [], screens: 0 })));
  });
});

describe("replaceLink", () => {
  it("ends the old token and hands out another for the same role, label and end", async () => {
    const { services, board, browser, rechecked, clock } = servicesUnderTest();
    const { id, creator } = await board();
    const actor = await creator.actor();
    const expiresAt = new Date(clock.ms + 60_000).toISOString();
    const old = await services.createLink(actor, id, { role: "viewer", label: "List", expiresAt });
    const fresh = await services.replaceLink(actor, id, old.id);
    expect(fresh).toMatchObject({ role: "viewer", label: "List", expiresAt, revokedAt: null });
    expect(rechecked).toEqual([id]);
    await expect(browser().join(tokenOf(old.url))).rejects.toMatchObject({ code: "link_revoked" });
    await browser().join(tokenOf(fresh.url));
  });

  it("leaves the facilitator who does it in charge, and nobody else who came by the link", async () => {
    const { services, board, browser } = servicesUnderTest();
    const { id, tokens, creator } = await board();
    const other = browser();
    await other.join(tokens.facilitator);
    const actor = await creator.actor();
    const old = (await services.listLinks(actor, id)).find(({ role }) => role === "facilitator");
    const fresh = await services.replaceLink(actor, id, old?.id ?? "");
    expect(await services.standing(await creator.actor(), id)).toMatchObject({
      role: "facilitator",
      linkId: fresh.id,
    });
    await expect(services.standing(await other.actor(), id)).rejects.toMatchObject({ code: "link_revoked" });
  });

  it("replaces no link that has ended, nor one of another board, and each only once", async () => {
    const { services, board, clock } = servicesUnderTest();
    const [mine, other] = [await board(), await board()];
    const actor = await mine.creator.actor();
    const expiresAt = new Date(clock.ms + 1000).toISOString();
    const short = await services.createLink(actor, mine.id, { role: "viewer", label: "", expiresAt });
    clock.ms += 1000;
    await expect(services.replaceLink(actor, mine.id, short.id)).rejects.toMatchObject({ code: "conflict" });
    const [foreign] = await services.listLinks(await other.creator.actor(), other.id);
    await expect(services.replaceLink(actor, mine.id, foreign?.id ?? "")).rejects.toMatchObject({
      code: "not_found",
    });
    const link = await services.createLink(actor, mine.id, { role: "viewer", label: "twice" });
    const both = await Promise.allSettled([
      services.replaceLink(actor, mine.id, link.id),
      services.replaceLink(actor, mine.id, link.id),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const live = (await services.listLinks(actor, mine.id)).filter(
      ({ label, revokedAt }) => label === "twice" && revokedAt === null,
    );
    expect(live).toHaveLength(1);
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

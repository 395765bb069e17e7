import { describe, expect, it } from "vitest";
import { ROLES } from "@/contract/roles";
import { servicesUnderTest } from "./services-under-test";

describe("join", () => {
  it.each(ROLES)("by a %s link leads to the page of that role", async (role) => {
    const { board, browser } = servicesUnderTest();
    const { id, tokens } = await board();
    const page = { room: "room", viewer: "review", participant: "board", facilitator: "board" }[role];
    expect(await browser().join(tokens[role])).toBe(`/${page}/${id}`);
  });

  it("by a viewer link leads to the board while somebody who edits it is there", async () => {
    const { board, browser, connected, access } = servicesUnderTest();
    const { id, tokens } = await board();
    const links = new Map((await access.listLinks(id)).map((link) => [link.role, link.id]));
    const visit = () => browser().join(tokens.viewer);
    connected.set(links.get("viewer") ?? "", { people: new Set(["reader"]), screens: 0 });
    connected.set(links.get("participant") ?? "", { people: new Set(), screens: 1 });
    expect(await visit()).toBe(`/review/${id}`);
    connected.set(links.get("participant") ?? "", { people: new Set(["ann"]), screens: 0 });
    expect(await visit()).toBe(`/board/${id}`);
  });

  it("gives a newcomer a session, and keeps the one of somebody who was here", async () => {
    const { services, board, browser } = servicesUnderTest();
    const { id, tokens } = await board();
    const visitor = browser();
    await visitor.join(tokens.viewer);
    const first = await services.standing(await visitor.actor(), id);
    const again = await services.join(await visitor.actor(), tokens.participant);
    expect(again.setCookie).toBeNull();
    const second = await services.standing(await visitor.actor(), id);
    expect(second).toMatchObject({ role: "participant", personId: first.personId });
  });

  it("by a stronger link asks the browser's open sockets again; by a weaker one there is nothing to ask", async () => {
    const { board, browser, rechecked } = servicesUnderTest();
    const { id, tokens } = await board();
    const visitor = browser();
    await visitor.join(tokens.participant);
    await visitor.join(tokens.viewer);
    expect(rechecked).toEqual([]);
    await visitor.join(tokens.facilitator);
    expect(rechecked).toEqual([id]);
  });

  it("puts no token into the location", async () => {
    const { board, browser } = servicesUnderTest();
    const { tokens } = await board();
    expect(await browser().join(tokens.viewer)).not.toContain(tokens.viewer);
  });

  it("says that a link was revoked, has ended, or is unknown", async () => {
    const { services, board, browser, clock } = servicesUnderTest();
    const { id, tokens, creator } = await board();
    const actor = await creator.actor();
    const [room] = (await services.listLinks(actor, id)).filter(({ role }) => role === "room");
    await services.revokeLink(actor, id, room?.id ?? "");
    await expect(browser().join(tokens.room)).rejects.toMatchObject({ code: "link_revoked" });

    const expiresAt = new Date(clock.ms + 1000).toISOString();
    const short = await services.createLink(actor, id, { role: "viewer", label: "", expiresAt });
    clock.ms += 1000;
    const token = short.url.split("/").at(-1) ?? "";
    await expect(browser().join(token)).rejects.toMatchObject({ code: "link_expired" });
    await expect(browser().join("unknown")).rejects.toMatchObject({ code: "link_unknown" });
  });

  it("answers ten unknown links a minute per address, then says to wait; known ones still open", async () => {
    const { services, facts, board, browser, clock } = servicesUnderTest();
    const { tokens } = await board();
    for (let i = 0; i < 10; i++) {
      await expect(browser().join(`unknown-${i}`)).rejects.toMatchObject({ code: "link_unknown" });
    }
    await expect(browser().join("unknown")).rejects.toMatchObject({ code: "rate_limited" });
    const elsewhere = await services.identify(facts({ address: "192.0.2.2" }));
    await expect(services.join(elsewhere, "unknown")).rejects.toMatchObject({ code: "link_unknown" });
    await browser().join(tokens.viewer);
    clock.ms += 60_000;
    await expect(browser().join("unknown")).rejects.toMatchObject({ code: "link_unknown" });
  });
});

import { describe, expect, it } from "vitest";
import { servicesUnderTest } from "./services-under-test";

const HOUR_MS = 60 * 60 * 1000;

describe("standing", () => {
  it("is the strongest of a browser's live links", async () => {
    const { services, board, browser } = servicesUnderTest();
    const { id, tokens } = await board();
    const visitor = browser();
    for (const role of ["viewer", "participant", "room"] as const) await visitor.join(tokens[role]);
    expect(await services.standing(await visitor.actor(), id)).toMatchObject({ role: "participant" });
  });

  it("falls back to the next link when the strongest is revoked", async () => {
    const { services, access, board, browser, clock } = servicesUnderTest();
    const { id, tokens } = await board();
    const visitor = browser();
    await visitor.join(tokens.viewer);
    await visitor.join(tokens.participant);
    const { linkId } = await services.standing(await visitor.actor(), id);
    await access.revokeLink(id, linkId, clock.ms);
    expect(await services.standing(await visitor.actor(), id)).toMatchObject({ role: "viewer" });
  });

  it("is the shown token's alone, whatever else the browser holds", async () => {
    const { services, board } = servicesUnderTest();
    const { id, tokens, creator } = await board();
    const actor = await creator.actor({ authorization: `Bearer ${tokens.room}` });
    expect(await services.standing(actor, id)).toMatchObject({ role: "room", sessionId: null });
  });

  it("of a token without a browser is one person per link", async () => {
    const { services, board, program } = servicesUnderTest();
    const { id, tokens } = await board();
    const standing = await services.standing(await program(tokens.participant), id);
    expect(standing).toMatchObject({
      role: "participant",
      personId: `link:${standing.linkId}`,
      sessionId: null,
    });
  });

  it("ends with the link", async () => {
    const { services, board, browser, clock } = servicesUnderTest();
    const { id, creator } = await board();
    const expiresAt = new Date(clock.ms + HOUR_MS).toISOString();
    const link = await services.createLink(await creator.actor(), id, {
      role: "viewer",
      label: "",
      expiresAt,
    });
    const visitor = browser();
    await visitor.join(link.url.split("/").at(-1) ?? "");
    expect(await services.standing(await visitor.actor(), id)).toMatchObject({ endsAt: clock.ms + HOUR_MS });
    clock.ms += HOUR_MS;
    await expect(services.standing(await visitor.actor(), id)).rejects.toMatchObject({
      code: "link_expired",
    });
  });

  it("says what became of the link", async () => {
    const { services, access, board, browser, program, clock } = servicesUnderTest();
    const { id, tokens } = await board();
    const visitor = browser();
    await visitor.join(tokens.viewer);
    const { linkId } = await services.standing(await visitor.actor(), id);
    await access.revokeLink(id, linkId, clock.ms);
    await expect(services.standing(await visitor.actor(), id)).rejects.toMatchObject({
      code: "link_revoked",
    });
    const shown = await program(tokens.viewer);
    await expect(services.standing(shown, id)).rejects.toMatchObject({ code: "link_revoked" });
    const unknown = await program("unknown");
    await expect(services.standing(unknown, id)).rejects.toMatchObject({ code: "link_unknown" });
  });

  it("of a removed person is gone, and the same link does not bring it back", async () => {
    const { services, access, board, browser, clock } = servicesUnderTest();
    const { id, tokens } = await board();
    const visitor = browser();
    await visitor.join(tokens.participant);
    const { sessionId } = await services.standing(await visitor.actor(), id);
    await access.removeGrants(id, [sessionId ?? ""], clock.ms);
    await expect(services.standing(await visitor.actor(), id)).rejects.toMatchObject({ code: "removed" });
    await expect(visitor.join(tokens.participant)).rejects.toMatchObject({ code: "removed" });
    await expect(services.standing(await visitor.actor(), id)).rejects.toMatchObject({ code: "removed" });
  });

  it("says not_found for a board that does not exist", async () => {
    const { services, browser } = servicesUnderTest();
    const actor = await browser().actor();
    await expect(services.standing(actor, "nowhere")).rejects.toMatchObject({ code: "not_found" });
  });
});

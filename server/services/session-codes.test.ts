import { describe, expect, it } from "vitest";
import { sessionUnderTest } from "./session-under-test";

async function withPhone() {
  const world = await sessionUnderTest();
  const { services, view, browser, creator, state, id } = world;
  const facilitator = await creator.actor();
  const join = async (code: string, jar = browser()) => {
    jar.keep((await services.joinByCode(await jar.actor(), code)).setCookie);
    return jar;
  };
  const code = (await view("vic")).code ?? "";
  const phone = await join(code);
  const linkId = async () => (await state()).run?.linkId ?? "";
  const mayRead = async (jar: typeof phone) => services.standing(await jar.actor(), id);
  return { ...world, facilitator, join, code, phone, linkId, mayRead };
}

describe("the link of a session", () => {
  it("[SE11] when replaced, the short address leads to the new one, which ends with the session", async () => {
    const { services, facilitator, join, send, runId, view, code, phone, linkId, mayRead, clock, id } =
      await withPhone();
    clock.ms += 1000;
    const replacement = await services.replaceLink(facilitator, id, await linkId());
    expect(await linkId()).toBe(replacement.id);
    expect(replacement.expiresAt).not.toBeNull();
    await expect(mayRead(phone)).rejects.toMatchObject({ code: "link_revoked" });
    expect((await view("vic")).code).toBe(code);
    const next = await join(code);
    expect(await mayRead(next)).toMatchObject({ role: "viewer", linkId: replacement.id });
    await send("fay", { type: "session.end", runId: await runId() });
    await expect(mayRead(next)).rejects.toMatchObject({ code: "link_revoked" });
  });

  it("[SE11] when revoked, no short address is shown any more, until the facilitator makes another", async () => {
    const { services, facilitator, join, send, runId, view, code, browser, linkId, mayRead, session, id } =
      await withPhone();
    await services.revokeLink(facilitator, id, await linkId());
    expect((await view("vic")).code).toBeNull();
    await expect(services.joinByCode(await browser().actor(), code)).rejects.toMatchObject({
      code: "code_unknown",
    });
    await send("fay", { type: "session.code", runId: await runId() });
    const next = (await view("vic")).code ?? "";
    expect(next).not.toBe(code);
    // A second facilitator pressed as well.
    await send("fay", { type: "session.code", runId: await runId() });
    expect((await view("vic")).code).toBe(next);
    expect(await session.listCodes(id)).toHaveLength(1);
    const phone = await join(next);
    await send("fay", { type: "session.end", runId: await runId() });
    await expect(mayRead(phone)).rejects.toMatchObject({ code: "link_revoked" });
  });

  it("[SE11] when the server was killed while it was replaced, is made anew, and none stays behind", async () => {
    const { services, facilitator, send, runId, view, registry, access, linkId, id } = await withPhone();
    const edit = registry.edit;
    let edits = 0;
    registry.edit = (...asked) => {
      edits += 1;
      return edits === 2 ? Promise.reject(new Error("killed")) : edit(...asked);
    };
    await expect(services.replaceLink(facilitator, id, await linkId())).rejects.toThrow("killed");
    registry.edit = edit;
    expect((await view("vic")).code).toBeNull();
    // By which the panel knows.
    expect(await linkId()).toBe("");
    await send("fay", { type: "session.code", runId: await runId() });
    expect((await view("vic")).code).not.toBeNull();
    await send("fay", { type: "session.end", runId: await runId() });
    const open = (await access.listLinks(id)).filter(
      ({ label, revokedAt }) => label !== "" && revokedAt === null,
    );
    expect(open).toEqual([]);
  });

  it("[SE5] a new short address is for the session that runs", async () => {
    const { send, runId } = await sessionUnderTest();
    const first = await runId();
    await expect(send("fay", { type: "session.code", runId: "another" })).rejects.toMatchObject({
      code: "session_changed",
    });
    await send("fay", { type: "session.end", runId: first });
    await expect(send("fay", { type: "session.code", runId: first })).rejects.toMatchObject({
      code: "session_not_running",
    });
  });

  it("[SE15] opens the board for nobody who was removed, in later sessions neither", async () => {
    const { services, facilitator, join, send, runId, view, phone, code, clock, id } = await withPhone();
    const { personId } = await services.standing(await phone.actor(), id);
    await services.removePerson(facilitator, id, personId);
    await expect(join(code, phone)).rejects.toMatchObject({ code: "removed" });
    await send("fay", { type: "session.end", runId: await runId() });
    clock.ms += 60_000;
    await send("fay", { type: "session.start" });
    const next = (await view("vic")).code ?? "";
    await expect(join(next, phone)).rejects.toMatchObject({ code: "removed" });
    await join(next);
    await services.readmitPerson(facilitator, id, personId);
    await join(next, phone);
  });
});

import { describe, expect, it } from "vitest";
import { sessionUnderTest } from "./session-under-test";

describe("the short address of a session", () => {
  it("[SE11] opens the board for viewers while the session runs, and not after", async () => {
    const { services, send, view, browser, id } = await sessionUnderTest();
    const code = (await view("vic")).code ?? "";
    expect(code).toMatch(/^[a-z2-9]{8}$/);
    const phone = browser();
    const opened = await services.joinByCode(await phone.actor(), ` ${code.toUpperCase()} `);
    phone.keep(opened.setCookie);
    expect(opened.location).toBe(`/phone/${id}`);
    expect(await services.standing(await phone.actor(), id)).toMatchObject({ role: "viewer" });
    await send("fay", { type: "session.end" });
    expect((await view("vic")).code).toBeNull();
    await expect(services.standing(await phone.actor(), id)).rejects.toMatchObject({ code: "link_revoked" });
    await expect(services.joinByCode(await browser().actor(), code)).rejects.toMatchObject({
      code: "code_unknown",
    });
  });

  it("[SE11] stands in no document, which may be published", async () => {
    const { view, registry, id } = await sessionUnderTest();
    const { code } = await view("fay");
    expect(await registry.read(id, "session", (doc) => JSON.stringify(doc.toJSON()))).not.toContain(code);
  });

  it("[SE11] is another in the next session", async () => {
    const { services, send, view, browser } = await sessionUnderTest();
    const first = (await view("vic")).code ?? "";
    await send("fay", { type: "session.end" });
    await send("fay", { type: "session.start" });
    const second = (await view("vic")).code ?? "";
    expect(second).not.toBe(first);
    await services.joinByCode(await browser().actor(), second);
  });

  it("[SE11] is not found by trying: after ten failures a minute nothing is looked up", async () => {
    const { services, view, browser, clock } = await sessionUnderTest();
    const code = (await view("vic")).code ?? "";
    const actor = await browser().actor();
    for (let n = 0; n < 10; n += 1)
      await expect(services.joinByCode(actor, `wrong${n}`)).rejects.toMatchObject({ code: "code_unknown" });
    await expect(services.joinByCode(actor, code)).rejects.toMatchObject({ code: "rate_limited" });
    const other = await browser().actor({ address: "192.0.2.7" });
    await services.joinByCode(other, code);
    clock.ms += 60_000;
    await services.joinByCode(actor, code);
  });
});

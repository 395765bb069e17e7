import { describe, expect, it } from "vitest";
import { ORIGIN, servicesUnderTest } from "./services-under-test";

const FOREIGN = "http://evil.test";

async function joined() {
  const under = servicesUnderTest();
  const { tokens, creator } = await under.board();
  return { ...under, tokens, cookie: creator.cookie, identify: under.services.identify };
}

describe("identify", () => {
  it.each(["POST", "PATCH", "DELETE", "PUT", "UPGRADE"])(
    "refuses a %s by cookie from another site, and without an Origin",
    async (method) => {
      const { identify, facts, cookie } = await joined();
      for (const originHeader of [FOREIGN, "null", null, `${ORIGIN}.evil.test`, "http://board.test:3001"]) {
        await expect(identify(facts({ method, cookie, originHeader }))).rejects.toMatchObject({
          code: "bad_origin",
        });
      }
      expect((await identify(facts({ method, cookie, originHeader: ORIGIN }))).session).not.toBeNull();
    },
  );

  it("needs no Origin to read by cookie", async () => {
    const { identify, facts, cookie } = await joined();
    expect((await identify(facts({ cookie }))).session).not.toBeNull();
  });

  it("needs no Origin for a write with an explicit token", async () => {
    const { identify, facts, tokens } = await joined();
    const bearer = facts({ method: "POST", authorization: `Bearer ${tokens.viewer}` });
    expect(await identify(bearer)).toMatchObject({ token: tokens.viewer, session: null, browser: false });
    const query = facts({ method: "UPGRADE", url: new URL(`http://server/sync/x?token=${tokens.viewer}`) });
    expect(await identify(query)).toMatchObject({ token: tokens.viewer, session: null });
  });

  it("does not let a token open the way for the cookie of another site's visitor", async () => {
    const { identify, facts, cookie } = await joined();
    const url = new URL("http://server/?token=anything");
    const actor = await identify(facts({ method: "POST", cookie, url, originHeader: FOREIGN }));
    expect(actor).toMatchObject({ session: null, browser: false });
  });

  it("refuses a write of another site's page even when the browser holds no cookie", async () => {
    const { identify, facts } = await joined();
    await expect(identify(facts({ method: "POST", originHeader: FOREIGN }))).rejects.toMatchObject({
      code: "bad_origin",
    });
  });

  it("lets a program write without cookie, token and Origin; services decide what it may", async () => {
    const { identify, facts } = await joined();
    expect(await identify(facts({ method: "POST" }))).toEqual({
      session: null,
      token: null,
      origin: ORIGIN,
      browser: false,
      address: "192.0.2.1",
    });
  });

  it("compares with PUBLIC_URL when that is set", async () => {
    const { services, facts } = servicesUnderTest({ publicUrl: "https://board.example.org" });
    await expect(services.identify(facts({ method: "POST", originHeader: ORIGIN }))).rejects.toMatchObject({
      code: "bad_origin",
    });
    const actor = await services.identify(
      facts({ method: "POST", originHeader: "https://board.example.org" }),
    );
    expect(actor.origin).toBe("https://board.example.org");
  });

  it("does not know a cookie that it did not set, nor one not seen for 400 days", async () => {
    const { identify, facts, cookie, clock } = await joined();
    const invented = `paperboard_session=${"A".repeat(24)}`;
    expect((await identify(facts({ cookie: invented }))).session).toBeNull();
    clock.ms += 401 * 24 * 60 * 60 * 1000;
    expect((await identify(facts({ cookie }))).session).toBeNull();
  });

  it("keeps a session that is seen now and then", async () => {
    const { identify, facts, cookie, clock } = await joined();
    for (let visit = 0; visit < 3; visit++) {
      clock.ms += 300 * 24 * 60 * 60 * 1000;
      expect((await identify(facts({ cookie }))).session).not.toBeNull();
    }
  });
});

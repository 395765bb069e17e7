import { describe, expect, it } from "vitest";
import { servicesUnderTest } from "./services-under-test";

describe("what stands beside a record", () => {
  it("is the seal, the library and the thread", async () => {
    const { services, board, clock } = servicesUnderTest();
    const { id, creator } = await board("late-module-patching");
    const actor = await creator.actor();
    expect(await services.reviewFacts(actor, id)).toMatchObject({
      sealed: false,
      sealedAt: null,
      publishedAt: null,
      continues: null,
      continuedBy: [],
    });
    const at = new Date(clock.ms).toISOString();
    await services.publishBoard(actor, id, { seal: true, by: "Ada" }, null);
    expect(await services.reviewFacts(actor, id)).toMatchObject({
      sealed: true,
      sealedAt: at,
      sealedBy: "Ada",
      publishedAt: at,
      origin: expect.stringContaining("http"),
    });
  });

  it("names the other boards of the series, by title for those who may read them, and forgets deleted ones", async () => {
    const { services, board, browser } = servicesUnderTest();
    const { id, tokens, creator } = await board("late-module-patching");
    const actor = await creator.actor();
    const next = await services.continueBoard(actor, id, { title: "Next", structure: "blank" }, null);
    const reader = browser();
    await reader.join(tokens.viewer);

    const of = async (who: typeof actor, which: string) => {
      const { continues, continuedBy } = await services.reviewFacts(who, which);
      return { continues, continuedBy };
    };
    expect(await of(actor, id)).toEqual({ continues: null, continuedBy: [{ id: next.id, title: "Next" }] });
    expect(await of(actor, next.id)).toEqual({ continues: { id, title: "A board" }, continuedBy: [] });
    expect((await of(await reader.actor(), id)).continuedBy).toEqual([{ id: next.id, title: null }]);

    await services.deleteBoard(actor, next.id);
    expect((await of(actor, id)).continuedBy).toEqual([]);
  });
});

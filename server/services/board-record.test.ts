import { describe, expect, it } from "vitest";
import { ORIGIN, servicesUnderTest } from "./services-under-test";

describe("boardRecord", () => {
  it("is made of the board's documents, with addresses of this instance and the thread it came from", async () => {
    const { services, board } = servicesUnderTest();
    const { id, creator } = await board("late-module-patching");
    const record = await services.boardRecord(await creator.actor(), id);
    expect(record.board).toMatchObject({
      id,
      title: "A board",
      url: `${ORIGIN}/review/${id}`,
      origin: "https://lore.kernel.org/live-patching/20190904084932.gndrtewubqiaxmzy@pathway.suse.cz/",
      sealed: false,
    });
  });
});

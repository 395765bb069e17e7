import { describe, expect, it } from "vitest";
import { fakeClock } from "@/client/sync/testing/fake-clock";
import { createThumbnailSchedule } from "./thumbnail-schedule";

function world(given: { outdated?: boolean } = {}) {
  const clock = fakeClock();
  const state = { elected: true, fails: false, takesMs: 0, made: 0 };
  const schedule = createThumbnailSchedule({
    clock,
    outdated: given.outdated ?? false,
    mayMake: () => state.elected,
    async make() {
      state.made += 1;
      if (state.takesMs > 0) await new Promise<void>((resolve) => clock.after(state.takesMs, resolve));
      if (state.fails) throw new Error("the server is away");
    },
  });
  /** Lets time pass in steps, with promises settling in between. */
  async function pass(ms: number, stepMs = 500) {
    for (let passed = 0; passed < ms; passed += stepMs) {
      clock.advance(Math.min(stepMs, ms - passed));
      await Promise.resolve();
      await Promise.resolve();
      await Promise.resolve();
    }
  }
  return { schedule, state, pass };
}

describe("when a thumbnail is made", () => {
  it("waits until changes have come to rest", async () => {
    const { schedule, state, pass } = world();
    for (let change = 0; change < 10; change += 1) {
      schedule.changed();
      await pass(1_000);
    }
    expect(state.made).toBe(0);
    await pass(4_000);
    expect(state.made).toBe(1);
  });

  it("does not wait for ever in a session that never rests", async () => {
    const { schedule, state, pass } = world();
    for (let second = 0; second < 100; second += 1) {
      schedule.changed();
      await pass(1_000);
    }
    expect(state.made).toBe(1);
  });

  it("makes none while nothing changes, and at once for a board whose picture is older than its content", async () => {
    const fresh = world();
    await fresh.pass(600_000, 10_000);
    expect(fresh.state.made).toBe(0);
    const outdated = world({ outdated: true });
    await outdated.pass(5_000);
    expect(outdated.state.made).toBe(1);
    await outdated.pass(600_000, 10_000);
    expect(outdated.state.made).toBe(1);
  });

  it("makes one a minute at most", async () => {
    const { schedule, state, pass } = world();
    for (let burst = 0; burst < 12; burst += 1) {
      schedule.changed();
      await pass(10_000);
    }
    expect(state.made).toBe(2);
  });

  it("makes them more rarely where they take long", async () => {
    const { schedule, state, pass } = world();
    state.takesMs = 3_000;
    schedule.changed();
    await pass(8_000);
    schedule.changed();
    await pass(290_000);
    expect(state.made).toBe(1);
    await pass(20_000);
    expect(state.made).toBe(2);
  });

  it("leaves it to whoever is elected, and takes over when they leave", async () => {
    const { schedule, state, pass } = world();
    state.elected = false;
    schedule.changed();
    await pass(300_000, 5_000);
    expect(state.made).toBe(0);
    state.elected = true;
    await pass(10_000);
    expect(state.made).toBe(1);
  });

  it("tries again later when it failed", async () => {
    const { schedule, state, pass } = world();
    state.fails = true;
    schedule.changed();
    await pass(60_000);
    expect(state.made).toBe(1);
    state.fails = false;
    await pass(70_000);
    expect(state.made).toBe(2);
    await pass(600_000, 10_000);
    expect(state.made).toBe(2);
  });

  it("makes one when the page is left, unless one was just made or nothing changed", async () => {
    const { schedule, state, pass } = world();
    schedule.leaving();
    expect(state.made).toBe(0);
    schedule.changed();
    schedule.leaving();
    expect(state.made).toBe(1);
    await pass(1_000);
    schedule.changed();
    schedule.leaving();
    expect(state.made).toBe(1);
    await pass(10_000);
    schedule.leaving();
    expect(state.made).toBe(2);
  });

  it("stays quiet when it was stopped", async () => {
    const { schedule, state, pass } = world({ outdated: true });
    schedule.stop();
    schedule.changed();
    schedule.leaving();
    await pass(600_000, 10_000);
    expect(state.made).toBe(0);
  });
});

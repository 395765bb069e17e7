import { describe, expect, it } from "vitest";
import { createAttemptLimiter } from "./attempt-limiter";

function limiterAt(clock: { ms: number }, maxKeys = 100) {
  return createAttemptLimiter({ failures: 3, windowMs: 60_000, maxKeys, now: () => clock.ms });
}

describe("createAttemptLimiter", () => {
  it("lets a key fail as often as it may within the window, and no more", () => {
    const limiter = limiterAt({ ms: 0 });
    for (let i = 0; i < 3; i++) {
      expect(limiter.exhausted("a")).toBe(false);
      limiter.recordFailure("a");
    }
    expect(limiter.exhausted("a")).toBe(true);
    expect(limiter.exhausted("b")).toBe(false);
  });

  it("forgets each failure when the window has passed", () => {
    const clock = { ms: 0 };
    const limiter = limiterAt(clock);
    for (clock.ms of [0, 10_000, 20_000]) limiter.recordFailure("a");
    clock.ms = 59_999;
    expect(limiter.exhausted("a")).toBe(true);
    clock.ms = 60_000;
    expect(limiter.exhausted("a")).toBe(false);
  });

  it("remembers a bounded number of keys, the latest", () => {
    const limiter = limiterAt({ ms: 0 }, 2);
    for (const key of ["a", "a", "a", "b", "b", "b", "c"]) limiter.recordFailure(key);
    expect(limiter.exhausted("a")).toBe(false);
    expect(limiter.exhausted("b")).toBe(true);
  });
});

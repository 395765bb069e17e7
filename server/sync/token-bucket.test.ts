import { expect, it } from "vitest";
import { fakeClock } from "./testing/fake-clock";
import { createTokenBucket } from "./token-bucket";

const takeAll = (take: () => boolean) => {
  let taken = 0;
  while (taken < 1_000 && take()) taken += 1;
  return taken;
};

it("allows a burst, then the rate, and never more than a burst after a pause", () => {
  const clock = fakeClock();
  const bucket = createTokenBucket(clock, 10, 25);
  expect(takeAll(() => bucket.take())).toBe(25);
  clock.advance(500);
  expect(takeAll(() => bucket.take())).toBe(5);
  clock.advance(3_600_000);
  expect(takeAll(() => bucket.take())).toBe(25);
});

it("takes many at once or none of them", () => {
  const bucket = createTokenBucket(fakeClock(), 1, 10);
  expect([bucket.take(11), bucket.take(7), bucket.take(4), bucket.take(3)]).toEqual([
    false,
    true,
    false,
    true,
  ]);
});

it("is not emptied by a clock that is set back", () => {
  let now = 10_000;
  const bucket = createTokenBucket({ now: () => now, after: () => () => {} }, 1, 3);
  expect(bucket.take(3)).toBe(true);
  now = 0;
  expect(bucket.take()).toBe(false);
  now = 1_000;
  expect(bucket.take()).toBe(true);
});

import { expect, it } from "vitest";
import { createFrameThrottle } from "./frame-throttle";
import { fakeClock } from "./testing/fake-clock";

function throttle() {
  const clock = fakeClock();
  const runs: number[] = [];
  const startedAt = clock.now();
  const frame = createFrameThrottle(
    clock,
    () => 16,
    () => runs.push(clock.now() - startedAt),
  );
  return { clock, runs, frame };
}

it("runs at once after a pause, but not in the caller's turn, and then once a frame", () => {
  const { clock, runs, frame } = throttle();
  frame.request();
  frame.request();
  expect(runs).toEqual([]);
  clock.advance(0);
  expect(runs).toEqual([0]);
  for (let ms = 1; ms <= 40; ms += 1) {
    frame.request();
    clock.advance(1);
  }
  expect(runs).toEqual([0, 16, 32]);
  clock.advance(100);
  expect(runs).toEqual([0, 16, 32, 48]);
});

it("runs what waits when it is flushed, and nothing after it was stopped", () => {
  const { clock, runs, frame } = throttle();
  frame.flush();
  expect(runs).toEqual([]);
  frame.request();
  frame.flush();
  expect(runs).toEqual([0]);
  frame.request();
  frame.stop();
  clock.advance(1_000);
  expect(runs).toEqual([0]);
});

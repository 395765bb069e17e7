// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from "vitest";
import { browserClock } from "./clock";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("runs what waits for a frame after a quarter of a second where there are none: a hidden tab", () => {
  vi.useFakeTimers();
  vi.stubGlobal("requestAnimationFrame", () => 1);
  vi.stubGlobal("cancelAnimationFrame", () => undefined);
  const run = vi.fn();
  browserClock().frame(run);
  vi.advanceTimersByTime(200);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60);
  expect(run).toHaveBeenCalledTimes(1);
});

it("runs it once, in the frame, and not at all when it was taken back", () => {
  vi.useFakeTimers();
  let frame = () => {};
  vi.stubGlobal("requestAnimationFrame", (callback: () => void) => {
    frame = callback;
    return 1;
  });
  vi.stubGlobal("cancelAnimationFrame", () => undefined);
  const [run, other] = [vi.fn(), vi.fn()];
  browserClock().frame(run);
  frame();
  browserClock().frame(other)();
  vi.advanceTimersByTime(1000);
  expect(run).toHaveBeenCalledTimes(1);
  expect(other).not.toHaveBeenCalled();
});

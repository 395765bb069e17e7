// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi, type Mock } from "vitest";
import { watchPageLifecycle } from "./page-lifecycle";
import { fakeClock, type FakeClock } from "./testing/fake-clock";

let clock: FakeClock;
let calls: { flush: Mock<() => void>; wake: Mock<() => void> };
let unsaved: boolean;
let stop: () => void;

function show(state: "visible" | "hidden"): void {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(state);
  document.dispatchEvent(new Event("visibilitychange"));
}

beforeEach(() => {
  clock = fakeClock();
  calls = { flush: vi.fn<() => void>(), wake: vi.fn<() => void>() };
  unsaved = false;
  stop = watchPageLifecycle({ window, clock, ...calls, mustWarn: () => unsaved });
});
afterEach(() => {
  stop();
  vi.restoreAllMocks();
});

it("flushes when the tab is hidden, and goes on by a timer: there are no animation frames", () => {
  show("hidden");
  expect(calls.flush).toHaveBeenCalledTimes(1);
  clock.advance(3_000);
  expect(calls.flush).toHaveBeenCalledTimes(4);
  expect(calls.wake).not.toHaveBeenCalled();
});

it("wakes the connection when the tab is shown or the network is back, and stops the timer", () => {
  show("hidden");
  show("visible");
  window.dispatchEvent(new Event("online"));
  expect(calls.wake).toHaveBeenCalledTimes(2);
  const before = calls.flush.mock.calls.length;
  clock.advance(10_000);
  expect(calls.flush).toHaveBeenCalledTimes(before);
});

it("flushes before the page goes, and asks only when that would lose something", () => {
  const leave = () => {
    const event = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(leave()).toBe(false);
  unsaved = true;
  expect(leave()).toBe(true);
  window.dispatchEvent(new Event("pagehide"));
  expect(calls.flush).toHaveBeenCalledTimes(3);
});

it("listens to nothing once it is stopped", () => {
  show("hidden");
  stop();
  const before = calls.flush.mock.calls.length;
  clock.advance(10_000);
  window.dispatchEvent(new Event("pagehide"));
  expect(calls.flush).toHaveBeenCalledTimes(before);
});

// @vitest-environment happy-dom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useServerNow } from "./use-server-now";

const SKEW_MS = 3_600_250;
const desk = { now: () => Date.now() + SKEW_MS, subscribe: () => () => undefined };

function Clock({ ticking }: { ticking: boolean }) {
  return <p>{useServerNow(desk, ticking)}</p>;
}

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("[SE3] changes as the server's seconds do, and stands still when nothing runs", () => {
  const container = document.createElement("div");
  const root = createRoot(container);
  act(() => root.render(<Clock ticking />));
  expect(container.textContent).toBe(String(1_000_000 + SKEW_MS));
  // The server's next full second is 750 ms away.
  act(() => void vi.advanceTimersByTime(749));
  expect(container.textContent).toBe(String(1_000_000 + SKEW_MS));
  act(() => void vi.advanceTimersByTime(1));
  expect(container.textContent).toBe("4601000");
  act(() => void vi.advanceTimersByTime(2000));
  expect(container.textContent).toBe("4603000");
  act(() => root.render(<Clock ticking={false} />));
  act(() => void vi.advanceTimersByTime(5000));
  expect(container.textContent).toBe("4603000");
  act(() => root.unmount());
  expect(vi.getTimerCount()).toBe(0);
});

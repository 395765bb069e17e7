import { expect, it, vi } from "vitest";
import { createFirstState, stateUrl } from "./first-state";

it("asks once, and hands over what came", async () => {
  const fetchPacked = vi.fn(() => Promise.resolve(Uint8Array.of(1, 2)));
  const first = createFirstState(fetchPacked);
  expect(fetchPacked).not.toHaveBeenCalled();
  first.request("b");
  first.request("b");
  expect(fetchPacked).toHaveBeenCalledExactlyOnceWith("b", "canvas", expect.any(AbortSignal));
  expect(await first.packed).toEqual(Uint8Array.of(1, 2));
});

it("is null when it could not be had: why, the socket finds out", async () => {
  const first = createFirstState(() => Promise.reject(new Error("401")));
  first.request("b");
  expect(await first.packed).toBeNull();
});

it("is fetched packed", () => {
  expect(stateUrl("b 1", "canvas")).toBe("/api/boards/b%201/state?document=canvas&form=packed");
});

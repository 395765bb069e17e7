import { expect, it } from "vitest";
import { clockText } from "./clock-text";

it.each([
  [0, "0:00"],
  [1, "0:01"],
  [245_000, "4:05"],
  [3_845_000, "1:04:05"],
  [-1, "0:00"],
  [-61_000, "1:01"],
])("%i ms are %s", (ms, text) => {
  expect(clockText(ms)).toBe(text);
});

import { expect, test } from "vitest";
import { figure, median, percentile, renderTable, verdictOf } from "./figures";

const base = { scenario: "storm", measure: "messages", unit: "msg/s" } as const;

test("a value above its budget, or one that could not be measured, is over", () => {
  expect(verdictOf(figure({ ...base, value: 35, budget: 35 }))).toBe("ok");
  expect(verdictOf(figure({ ...base, value: 35.1, budget: 35 }))).toBe("over");
  expect(verdictOf(figure({ ...base, value: Number.NaN, budget: 35 }))).toBe("over");
  expect(verdictOf(figure({ ...base, value: 9999 }))).toBe("info");
});

test("the distance to the plain relay counts only when the relay ran", () => {
  expect(verdictOf(figure({ ...base, value: 10, timesBelowNaive: 3, naive: 29 }))).toBe("over");
  expect(verdictOf(figure({ ...base, value: 10, timesBelowNaive: 3, naive: 30 }))).toBe("ok");
  expect(verdictOf(figure({ ...base, value: 10, timesBelowNaive: 3 }))).toBe("info");
});

test("the table names what is over and how far the plain relay is", () => {
  const table = renderTable([figure({ ...base, value: 40, budget: 35, naive: 1000, note: "60 clients" })]);
  expect(table).toContain("OVER");
  expect(table).toContain("25.0 ×");
  expect(table).toContain("messages: 60 clients");
});

test("percentiles of few samples are samples", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(percentile([1, 2, 3, 4], 0.95)).toBe(4);
  expect(median([])).toBeNaN();
});

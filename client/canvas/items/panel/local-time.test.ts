import { expect, it } from "vitest";
import { localTime, utcTime } from "./local-time";

it("shows a time in the browser's zone and brings it back", () => {
  const local = localTime("2019-09-11T14:05:00.000Z");
  expect(local).toMatch(/^2019-09-1\dT\d\d:05$/);
  expect(utcTime(local)).toBe("2019-09-11T14:05:00.000Z");
});

it("has nothing to show for no time and for none that is one", () => {
  expect(localTime("")).toBe("");
  expect(localTime("soon")).toBe("");
  expect(utcTime("")).toBe("");
});

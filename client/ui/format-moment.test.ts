import { describe, expect, it } from "vitest";
import { formatDay, formatMoment, formatTime } from "./format-moment";

const date = new Date("2019-09-11T14:05:00Z");

describe("formatMoment", () => {
  it("names the weekday, the day before the month, and the year", () => {
    expect(formatMoment(date, { timeZone: "UTC" })).toBe("Wed 11 Sept 2019, 14:05");
  });

  it("leaves the year out within the current one", () => {
    expect(formatMoment(date, { timeZone: "UTC", now: new Date("2019-12-01T00:00:00Z") })).toBe(
      "Wed 11 Sept, 14:05",
    );
  });

  it("writes a day alike in every time zone", () => {
    expect(formatDay("2026-11-30")).toBe("Mon 30 Nov 2026");
  });

  it("writes midnight as 00:00", () => {
    expect(formatTime(new Date("2019-09-11T00:00:00Z"), "UTC")).toBe("00:00");
  });
});

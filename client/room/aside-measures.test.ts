import { describe, expect, it } from "vitest";
import { asideMeasures, type AsideUse } from "./aside-measures";

const USES: readonly AsideUse[] = ["talk", "hum", "result", "ended"];

describe("the column beside the canvas", () => {
  it.each(USES)("has less of one thing in each step, and never more of another (%s)", (use) => {
    const measures = asideMeasures(use);
    const amount = ({
      question,
      small,
      queue,
      waiting,
      decisions,
      lines,
      join,
      hint,
    }: (typeof measures)[number]) => [
      question,
      queue,
      decisions,
      lines,
      ["none", "address", "code", "whole"].indexOf(join),
      Number(hint),
      Number(!small),
      Number(waiting),
    ];
    for (const [n, measure] of measures.slice(1).entries()) {
      const before = amount(measures[n] ?? measure);
      const changes = amount(measure).map((value, field) => value - (before[field] ?? 0));
      expect(changes.filter((change) => change !== 0)).toHaveLength(1);
      expect(Math.max(...changes)).toBeLessThanOrEqual(0);
    }
  });

  it("sets a long question in smaller type before it is cut, and leaves it four lines while a queue is named", () => {
    for (const use of ["hum", "result"] as const) {
      const measures = asideMeasures(use);
      expect(measures[0]).toMatchObject({ question: 8, small: false });
      expect(measures.find(({ question }) => question < 8)?.small).toBe(true);
      for (const { queue, question } of measures) if (queue >= 2) expect(question).toBeGreaterThanOrEqual(4);
    }
  });

  it("keeps the code for phones longer than the queue while people vote, not when they have", () => {
    const withCode = (use: AsideUse) =>
      asideMeasures(use).findLastIndex(({ join }) => join === "whole" || join === "code");
    const withTwo = (use: AsideUse) => asideMeasures(use).findLastIndex(({ queue }) => queue >= 2);
    expect(withCode("hum")).toBeGreaterThan(withTwo("hum"));
    expect(withCode("result")).toBeLessThan(withTwo("result"));
  });

  it.each(["talk", "hum", "result"] as const)(
    "says how to join as long as somebody of the queue is named (%s)",
    (use) => {
      expect(asideMeasures(use).filter(({ queue, join }) => queue > 0 && join === "none")).toEqual([]);
    },
  );
});

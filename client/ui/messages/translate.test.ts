import { describe, expect, it } from "vitest";
import { createTranslate } from "./translate";

const t = createTranslate(
  {
    plain: "Create board",
    named: "Expires {date}",
    counted: { one: "{n} edit waits", other: "{n} edits wait" },
  },
  "en",
);

describe("createTranslate", () => {
  it("returns a message without parameters as it is", () => {
    expect(t("plain")).toBe("Create board");
  });

  it("puts parameters in their places, and leaves what looks like a placeholder inside a value alone", () => {
    expect(t("named", { date: "{n}" })).toBe("Expires {n}");
  });

  it("chooses the plural form by n and writes numbers for people", () => {
    expect(t("counted", { n: 1 })).toBe("1 edit waits");
    expect(t("counted", { n: 0 })).toBe("0 edits wait");
    expect(t("counted", { n: 1200 })).toBe("1,200 edits wait");
  });
});

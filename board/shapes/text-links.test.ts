import { describe, expect, it } from "vitest";
import { linkRuns, shortAddress, withLinks } from "./text-links";

describe("withLinks", () => {
  it("finds addresses and leaves the sentence's own signs outside", () => {
    expect(withLinks("see https://lore.kernel.org/x, or (https://en.wikipedia.org/wiki/A_(b)).")).toEqual([
      { text: "see " },
      { text: "https://lore.kernel.org/x", href: "https://lore.kernel.org/x", ink: "accent" },
      { text: ", or (" },
      {
        text: "https://en.wikipedia.org/wiki/A_(b)",
        href: "https://en.wikipedia.org/wiki/A_(b)",
        ink: "accent",
      },
      { text: ")." },
    ]);
  });

  it("links nothing else, whatever it looks like", () => {
    for (const text of ["javascript:alert(1)", "data:text/html,x", "ftp://x.org", "plain", ""])
      expect(withLinks(text)).toEqual([{ text }]);
  });
});

describe("linkRuns", () => {
  it("shows the label, else the address in short", () => {
    expect(linkRuns("https://www.kernel.org/", "")).toMatchObject([{ text: "kernel.org" }]);
    expect(linkRuns("https://kernel.org/", "the tree")).toMatchObject([{ text: "the tree" }]);
    expect(linkRuns("javascript:alert(1)", "click")).toEqual([{ text: "click" }]);
    expect(linkRuns("", "")).toEqual([]);
  });

  it("leaves out the middle of a long address", () => {
    const short = shortAddress(
      "https://lore.kernel.org/live-patching/20190905124514.8944-1-mbenes@suse.cz/T/#u",
    );
    expect(short.length).toBeLessThanOrEqual(60);
    expect(short).toMatch(/^lore\.kernel\.org\/….*#u$/);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakLines, fitLine, lineText } from "./text-lines";
import { textWidth, type TextStyle } from "./text-width";

const STYLE: TextStyle = { size: 15, weight: 400, lineHeight: 22 };
const lines = (text: string, width: number, style = STYLE) => breakLines(text, style, width).map(lineText);

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        "klp",
        "reloc ",
        "-",
        "--force ",
        "https://lore.kernel.org/",
        "漢字",
        "。",
        "שלום ",
        "\n",
        "🧑🏽‍💻",
        "é",
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join("")),
);

describe("textWidth", () => {
  it("grows with size and weight", () => {
    expect(textWidth("module", { size: 30, weight: 400 })).toBeCloseTo(
      2 * textWidth("module", { size: 15, weight: 400 }),
    );
    expect(textWidth("module", { size: 15, weight: 600 })).toBeGreaterThan(
      textWidth("module", { size: 15, weight: 400 }),
    );
  });

  it("estimates what Inter does not have, and gives invisible characters no room", () => {
    expect(textWidth("漢", STYLE)).toBeGreaterThanOrEqual(15);
    expect(textWidth("🙂", STYLE)).toBeGreaterThanOrEqual(18);
    expect(textWidth("\u0301\u200d\ufeff", STYLE)).toBe(0);
  });
});

describe("breakLines", () => {
  it("no line is wider than its box, whatever the text", () => {
    fc.assert(
      fc.property(
        anyText,
        // No card is narrower; one character with its accents always fits.
        fc.integer({ min: 120, max: 600 }),
        fc.constantFrom(400, 560, 620),
        fc.integer({ min: 11, max: 24 }),
        (text, width, weight, size) => {
          for (const line of breakLines(text, { size, weight, lineHeight: size * 1.4 }, width)) {
            expect(line.width).toBeLessThanOrEqual(width);
            const measured = line.runs.reduce((sum, run) => sum + textWidth(run.text, { size, weight }), 0);
            expect(line.width).toBeCloseTo(measured, 6);
          }
        },
      ),
    );
  });

  it("keeps every character but blanks at the ends of lines and what cannot be drawn", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 40, max: 600 }), (text, width) => {
        const bare = (value: string) =>
          // oxlint-disable-next-line no-control-regex -- these are what must go
          value.replace(/[\s\u0000-\u001f\u007f-\u009f\ufffe\uffff\ufffd\ud800-\udfff]/g, "");
        expect(bare(lines(text, width).join(""))).toBe(bare(text));
      }),
    );
  });

  it("is the same when it is done again with its own lines", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 60, max: 600 }), (text, width) => {
        const once = lines(text, width);
        expect(lines(once.join("\n"), width)).toEqual(once);
      }),
    );
  });

  it("keeps paragraphs, empty lines and indents", () => {
    expect(lines("one\r\n\n  two", 300)).toEqual(["one", "", "  two"]);
    expect(lines("", 300)).toEqual([""]);
  });

  it("breaks at blanks and after a hyphen inside a word", () => {
    expect(lines("special sections and jump-labels", 150)).toEqual(["special sections and", "jump-labels"]);
    expect(lines("and the jump-labels", 105)).toEqual(["and the jump-", "labels"]);
    expect(lines("insmod --force it", 125)).toEqual(["insmod --force", "it"]);
  });

  it("breaks an address that is longer than a line at its joints", () => {
    const broken = lines("https://lore.kernel.org/live-patching/20190905124514.8944-1-mbenes@suse.cz/", 200);
    expect(broken[0]).toBe("https://lore.kernel.org/live-");
    expect(broken.length).toBeGreaterThan(2);
  });

  it("breaks a word without joints anywhere, but never inside a character", () => {
    expect(lines("x".repeat(100), 100).length).toBeGreaterThan(5);
    for (const line of lines("🧑🏽‍💻".repeat(8), 90)) expect(line.replaceAll("🧑🏽‍💻", "")).toBe("");
    for (const line of lines("e\u0301".repeat(60), 60)) expect(line.startsWith("\u0301")).toBe(false);
  });

  it("breaks between full-width characters, and begins no line with a full stop", () => {
    const broken = lines("模块重定位已经实现。其他特殊节仍然缺失。", 80);
    expect(broken.length).toBeGreaterThan(3);
    for (const line of broken) expect(line).not.toMatch(/^。/);
  });

  it("tells the direction of a paragraph by its first letter", () => {
    const broken = breakLines("12 שלום\nmodule", STYLE, 300);
    expect(broken.map(({ rtl }) => rtl)).toEqual([true, false]);
  });

  it("keeps runs apart, each with its weight and address", () => {
    const [first, second] = breakLines(
      [
        { text: "Dissent: ", weight: 620 },
        { text: "distributions would not accept forced loading", href: "https://x.org" },
      ],
      STYLE,
      250,
    );
    expect(first?.runs).toEqual([
      { text: "Dissent: ", weight: 620 },
      { text: expect.stringMatching(/^distributions/) as string, href: "https://x.org" },
    ]);
    expect(second?.runs[0]?.href).toBe("https://x.org");
  });
});

describe("fitLine", () => {
  it("ends what does not fit with an ellipsis", () => {
    expect(lineText(fitLine("short", STYLE, 300))).toBe("short");
    expect(lineText(fitLine("from “Do livepatches use the special sections?”", STYLE, 182))).toBe(
      "from “Do livepatches…",
    );
  });

  it("is never wider than its box", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 40, max: 400 }), (text, width) => {
        const line = fitLine(text, STYLE, width);
        expect(line.width).toBeLessThanOrEqual(width);
        expect(lineText(line)).not.toContain("\n");
      }),
    );
  });
});

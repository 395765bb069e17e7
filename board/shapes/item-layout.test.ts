import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newActionItem } from "./action-item";
import type { CardLayout, CardPart } from "./card-parts";
import { newDecision } from "./decision";
import type { Entries } from "./item-fields";
import { cardHeight, layoutCard, type CardContent } from "./item-layout";
import { NO_WORDS, type ItemWords } from "./item-words";
import { newProposal } from "./proposal";
import { newQuestion } from "./question";
import { lineText } from "./text-lines";

/** Long words: whatever a language says must not move anything. */
const LONG = "Donaudampfschifffahrtsgesellschaft nebst Anhang";
const long = () => LONG;
const WORDS = longer(NO_WORDS) as ItemWords;

function longer(value: object): object {
  return Object.fromEntries(
    Object.entries(value).map(([key, word]: [string, unknown]) => [
      key,
      typeof word === "string" ? LONG : typeof word === "function" ? long : longer(word as object),
    ]),
  );
}

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 120 }),
  fc.constantFrom(
    "",
    " ",
    "klp relocations, see https://lore.kernel.org/live-patching/20190905124514.8944-1-mbenes@suse.cz/.",
  ),
);
const link = fc.constantFrom(
  "",
  "https://lore.kernel.org/live-patching/",
  "mailto:a@b.org",
  `https://x.org/${"y".repeat(300)}`,
);
const width = fc.integer({ min: 200, max: 800 });

function entries<E extends object>(entry: fc.Arbitrary<E>): fc.Arbitrary<Entries<E & { index: string }>> {
  return fc
    .array(entry, { maxLength: 5 })
    .map((list) => Object.fromEntries(list.map((value, i) => [`e${i}`, { ...value, index: `a${i}` }])));
}

const card: fc.Arbitrary<CardContent> = fc.oneof(
  fc
    .record({
      w: width,
      text,
      answer: text,
      quantity: text,
      quantitySource: text,
      quantityUrl: link,
      status: fc.constantFrom("open", "answered", "parked"),
      evidence: entries(fc.record({ url: link, label: text })),
    })
    .map((props) => ({ type: "question" as const, props: { ...newQuestion(), ...props } })),
  fc
    .record({
      w: width,
      title: text,
      summary: text,
      origin: link,
      disposition: fc.constantFrom("open", "accepted", "rejected", "needs-data", "needs-patch"),
      code: entries(fc.record({ url: link, label: text, effect: text })),
      points: entries(
        fc.record({
          sign: fc.constantFrom("positive", "negative", "blocking"),
          text,
          author: text,
          settled: text,
        }),
      ),
    })
    .map((props) => ({ type: "proposal" as const, props: { ...newProposal(), ...props } })),
  fc
    .record({
      w: width,
      text,
      dissent: entries(fc.record({ who: text, why: text })),
      decidedAt: text,
      topic: text,
    })
    .map((props) => ({ type: "decision" as const, props: { ...newDecision(), ...props } })),
  fc
    .record({ w: width, text, owner: text, due: text, status: fc.constantFrom("open", "done", "dropped") })
    .map((props) => ({ type: "action-item" as const, props: { ...newActionItem(), ...props } })),
) as fc.Arbitrary<CardContent>;

function heightOf(part: CardPart): number {
  if (part.kind === "text") return part.lines.length * part.style.lineHeight;
  if (part.kind === "fill") return part.h;
  return part.kind === "rule" ? 1 : part.size;
}

function widthOf(part: CardPart): number {
  return "w" in part ? part.w : part.size;
}

function texts(layout: CardLayout): string[] {
  return layout.parts.flatMap((part) => (part.kind === "text" ? part.lines.map(lineText) : []));
}

describe("layouts of cards", () => {
  it("keep every line in its box and every box on the card", () => {
    fc.assert(
      fc.property(card, fc.array(text, { maxLength: 6 }), (content, restsOn) => {
        const layout = layoutCard(content, { words: WORDS, restsOn, from: restsOn[0] ?? null });
        for (const part of layout.parts) {
          expect(part.x).toBeGreaterThanOrEqual(0);
          expect(part.x + widthOf(part)).toBeLessThanOrEqual(layout.w);
          expect(part.y + heightOf(part)).toBeLessThanOrEqual(layout.h);
          if (part.kind !== "text") continue;
          for (const line of part.lines) expect(line.width).toBeLessThanOrEqual(part.w + 1e-6);
        }
      }),
    );
  });

  it("let no two texts overlap", () => {
    fc.assert(
      fc.property(card, fc.array(text, { maxLength: 6 }), (content, restsOn) => {
        const { parts } = layoutCard(content, { words: WORDS, restsOn, from: restsOn[0] ?? null });
        const boxes = parts.filter((part) => part.kind === "text");
        boxes.forEach((a, i) => {
          for (const b of boxes.slice(i + 1)) {
            const apart =
              a.x + a.w <= b.x + 1e-6 ||
              b.x + b.w <= a.x + 1e-6 ||
              a.y + heightOf(a) <= b.y + 1e-6 ||
              b.y + heightOf(b) <= a.y + 1e-6;
            expect(apart).toBe(true);
          }
        });
      }),
    );
  });

  it("are as high in every language", () => {
    fc.assert(
      fc.property(card, fc.integer({ min: 0, max: 6 }), (content, n) => {
        const restsOn = Array.from({ length: n }, () => "an item");
        expect(layoutCard(content, { words: WORDS, restsOn }).h).toBe(cardHeight(content, n));
      }),
    );
  });

  it("grow with their content and never below the height that a person gave them", () => {
    const question = { type: "question" as const, props: { ...newQuestion(), h: 300 } };
    expect(cardHeight(question)).toBe(300);
    const long = { ...question, props: { ...question.props, answer: "Because of many things. ".repeat(60) } };
    expect(cardHeight(long)).toBeGreaterThan(600);
  });

  it("name who objects, what settled it and who said what", () => {
    const props = newProposal();
    props.points = {
      b: { index: "a2", sign: "blocking", text: "Unwanted modules", author: "Bea", settled: "Cy: patch v3" },
      a: { index: "a1", sign: "positive", text: "Removes notifiers", author: "Ada", settled: "" },
    };
    const shown = texts(
      layoutCard({ type: "proposal", props }, { words: { ...NO_WORDS, settled: "Settled" } }),
    );
    expect(shown.indexOf("Removes notifiers")).toBeLessThan(shown.indexOf("Unwanted modules"));
    expect(shown).toEqual(expect.arrayContaining(["Ada", "Bea", "Settled", "Cy: patch v3"]));
  });

  it("count the items that a decision rests on when they are many", () => {
    const restsOn = ["one", "two", "three", "four", "five", "six"];
    const words = { ...NO_WORDS, more: (n: number) => `and ${n} more` };
    const shown = texts(layoutCard({ type: "decision", props: newDecision() }, { words, restsOn }));
    expect(shown).toEqual(expect.arrayContaining(["one", "four", "and 2 more"]));
    expect(shown).not.toContain("five");
  });

  it("do not open addresses that are none", () => {
    const props = { ...newQuestion(), quantity: "many", quantityUrl: "javascript:alert(1)" };
    const layout = layoutCard({ type: "question", props }, { words: NO_WORDS });
    const links = layout.parts.flatMap((part) =>
      part.kind === "text" ? part.lines.flatMap((line) => line.runs.map((run) => run.href)) : [],
    );
    expect(links.filter((href) => href !== undefined)).toEqual([]);
  });
});

import type { Page } from "@playwright/test";
import { samplePage, sampleShape } from "@/board/document/testing/sample-records";
import { createBoard, joinAs, shapes } from "./fixtures/boards";
import { expect, test } from "./fixtures/test";
import { writeRecords } from "./fixtures/write-records";

declare global {
  interface Window {
    /** Elements that went into the page together to be measured. */
    together?: number;
    /** What was measured of each text, by the text and its style. */
    sizes?: Record<string, string>;
  }
}

const FONTS = ["draw", "sans", "serif", "mono"] as const;
const TEXTS = [
  "One word",
  "Several words that go over more than one line of a note, and then over some more",
  "Donaudampfschifffahrtsgesellschaftskapitän",
  "First\nSecond\n\nFourth",
  "ELF .klp.arch sections",
];

function richText(text: string) {
  const content = text
    .split("\n")
    .map((line) => ({ type: "paragraph", ...(line ? { content: [{ type: "text", text: line }] } : {}) }));
  return { type: "doc", content };
}

/** Opens the page anew and notes the size of each text that is measured. */
async function sizesOf(page: Page, { together }: { together: boolean }): Promise<Record<string, string>> {
  await page.addInitScript((inPage) => {
    const sizes: Record<string, string> = (window.sizes = {});
    const copies = new WeakSet<Element>();
    const { after, getBoundingClientRect } = Element.prototype;
    Element.prototype.after = function (...nodes) {
      const measuring = this.classList.contains("tl-text-measure");
      if (measuring) window.together = nodes.length;
      for (const node of nodes) if (node instanceof Element) copies.add(node);
      // Outside the page nothing has a size: the canvas then measures each text by itself.
      if (!measuring || inPage) after.apply(this, nodes);
    };
    Element.prototype.getBoundingClientRect = function () {
      const rect = getBoundingClientRect.call(this);
      if (this.classList.contains("tl-text-measure") && copies.has(this) === inPage) {
        const { fontFamily, fontSize, fontWeight, maxWidth, minWidth, overflowWrap } = getComputedStyle(this);
        const key = [fontFamily, fontSize, fontWeight, maxWidth, minWidth, overflowWrap, this.innerHTML];
        // The first counts: later more fonts are there.
        sizes[key.join(" ")] ??= `${rect.width} ${rect.height} ${this.scrollWidth}`;
      }
      return rect;
    };
  }, together);
  await page.reload();
  await expect(shapes(page)).toHaveCount(TEXTS.length * FONTS.length);
  await page.evaluate(() => document.fonts.ready);
  expect(await page.evaluate(() => window.together)).toBe(TEXTS.length * FONTS.length);
  return page.evaluate(() => window.sizes ?? {});
}

test("texts measured together have the sizes that they have one by one", async ({ app, browser }) => {
  const board = await createBoard(app, { title: "Sizes", template: "blank" });
  const records = TEXTS.flatMap((text, row) =>
    FONTS.map((font, column) => {
      const type = (row + column) % 2 === 0 ? "note" : "geo";
      return sampleShape(type, `${type}-${row}-${column}`, {
        x: column * 240,
        y: row * 240,
        parentId: samplePage().id,
        index: `a${row}${column + 1}` as never,
        props: { richText: richText(text), font, size: column % 2 === 0 ? "m" : "xl" },
      });
    }),
  );
  const page = await joinAs(browser, board, "viewer");
  await writeRecords(app, board, records);
  await expect(shapes(page)).toHaveCount(records.length);

  const together = await sizesOf(page, { together: true });
  expect(Object.keys(together)).toHaveLength(records.length);
  const oneByOne = await sizesOf(page, { together: false });
  expect(oneByOne).toMatchObject(together);
});

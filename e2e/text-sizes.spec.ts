import type { Page } from "@playwright/test";
import { samplePage, sampleShape } from "@/board/document/testing/sample-records";
import { createBoard, joinAs, shapes } from "./fixtures/boards";
import { expect, test } from "./fixtures/test";
import { writeRecords } from "./fixtures/write-records";

declare global {
  interface Window {
    measuredTogether?: number;
  }
}

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

/** Where each shape is, and in what size its text is written. */
function drawn(page: Page): Promise<string[]> {
  return page
    .locator(".tl-shape")
    .evaluateAll((all) =>
      all.map((shape) =>
        [shape, ...shape.querySelectorAll("[class*='tl-text-label']")]
          .map((element) => element.getAttribute("style"))
          .join(" | "),
      ),
    );
}

test("texts measured together have the sizes that they have one by one", async ({ app, browser }) => {
  const board = await createBoard(app, { title: "Sizes", template: "blank" });
  const fonts = ["draw", "sans", "serif", "mono"] as const;
  const records = TEXTS.flatMap((text, row) =>
    fonts.map((font, column) => {
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

  await page.addInitScript(() => {
    const after = Element.prototype.after;
    Element.prototype.after = function (...nodes) {
      if (this.classList.contains("tl-text-measure")) window.measuredTogether = nodes.length;
      after.apply(this, nodes);
    };
  });
  await page.reload();
  await expect(shapes(page)).toHaveCount(records.length);
  expect(await page.evaluate(() => window.measuredTogether)).toBe(records.length);
  await page.evaluate(() => document.fonts.ready);
  const together = await drawn(page);

  // Outside the page nothing has a size: the canvas then measures each text by itself.
  await page.addInitScript(() => {
    const after = Element.prototype.after;
    Element.prototype.after = function (...nodes) {
      if (!this.classList.contains("tl-text-measure")) after.apply(this, nodes);
    };
  });
  await page.reload();
  await expect(shapes(page)).toHaveCount(records.length);
  await page.evaluate(() => document.fonts.ready);
  expect(await drawn(page)).toEqual(together);
});

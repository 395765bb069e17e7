import type { Page } from "@playwright/test";
import { createBoard, expectSaved, joinAs } from "./fixtures/boards";
import { expect, test } from "./fixtures/test";

const ROWS = 20;
const COLUMNS = 12;

/** A table as a spreadsheet copies it: a head row, a column of labels, every second cell filled. */
function table(): string {
  const head = ["feature", ...Array.from({ length: COLUMNS }, (_, n) => `arch${n + 1}`)];
  const rows = Array.from({ length: ROWS }, (_, r) => [
    `feature ${r + 1}`,
    ...Array.from({ length: COLUMNS }, (_, c) => ((r + c) % 2 === 0 ? "ok" : "")),
  ]);
  return [head, ...rows].map((row) => row.join("\t")).join("\n");
}

async function paste(page: Page, text: string): Promise<void> {
  await page.locator(".grid-field").evaluate((field, plain) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", plain);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** What a screen reader is told about the cell the cursor is on. */
function active(page: Page) {
  return page.locator(".grid-active");
}

test("a pasted table of 20 × 12 is filled by two people at once, by keyboard", async ({ app, browser }) => {
  const board = await createBoard(app, { title: "Support matrix", template: "blank" });
  const ada = await joinAs(browser, board, "participant", "Ada");
  // Without having been on the canvas before.
  await ada.keyboard.press("Shift+G");
  await ada.keyboard.press("Enter");
  await expect(ada.locator(".grid-field")).toBeFocused();

  // From the corner on, so that the labels come along.
  await ada.keyboard.press("ArrowUp");
  await ada.keyboard.press("ArrowLeft");
  await paste(ada, table());
  await expect(ada.locator(".grid-row:not(.grid-sum-row)")).toHaveCount(ROWS);
  await expectSaved(ada);

  const ben = await joinAs(browser, board, "participant", "Ben");
  const grid = ben.locator(".item-grid");
  await expect(grid).toBeVisible();
  await expect(ben.locator(".grid-cell")).toHaveCount(ROWS * COLUMNS);
  await ben.keyboard.press("Shift+1");
  await grid.dblclick({ force: true, position: { x: 60, y: 60 } });
  await expect(ben.locator(".grid-field")).toBeFocused();

  // Ada is on the second cell, Ben on the one below it: each sees where the other is.
  await ada.keyboard.press("Control+Home");
  await ada.keyboard.press("ArrowRight");
  await expect(active(ada)).toHaveAttribute("aria-label", "feature 1, arch2: empty");
  await ben.keyboard.press("Control+Home");
  await ben.keyboard.press("ArrowDown");
  await expect(active(ben)).toHaveAttribute("aria-label", "feature 2, arch1: empty");
  await expect(ada.locator(".grid-other")).toHaveText("Ben");
  await expect(ben.locator(".grid-other")).toHaveText("Ada");

  await Promise.all([ada.keyboard.press("t"), ben.keyboard.press("c")]);
  await expect(active(ada)).toHaveAttribute("aria-label", "feature 1, arch2: TODO");
  await expect(active(ben)).toHaveAttribute("aria-label", "feature 2, arch1: conditional");

  // Both on one cell: the status of the one and the note of the other stay.
  await ben.keyboard.press("Control+Home");
  await ben.keyboard.press("ArrowRight");
  await ben.keyboard.press("Enter");
  await ben.keyboard.type("had caused panics");
  await ada.keyboard.press("u");
  await ben.keyboard.press("Enter");
  for (const page of [ada, ben]) {
    await page.locator(".grid-field").focus();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("ArrowRight");
    await expect(active(page)).toHaveAttribute("aria-label", "feature 1, arch2: unknown: had caused panics");
  }

  // Two columns of twenty cells, filled at the same time.
  await Promise.all(
    [
      { page: ada, column: 0, key: "t" },
      { page: ben, column: 2, key: "c" },
    ].map(async ({ page, column, key }) => {
      await page.keyboard.press("Control+Home");
      for (let step = 0; step < column; step += 1) await page.keyboard.press("ArrowRight");
      for (let row = 0; row < ROWS; row += 1) {
        await page.keyboard.press(key);
        await page.keyboard.press("ArrowDown");
      }
    }),
  );
  for (const page of [ada, ben]) {
    await expect(page.locator(".grid-cell").filter({ hasText: "TODO" })).toHaveCount(ROWS);
    await expect(page.locator(".grid-cell").filter({ hasText: "conditional" })).toHaveCount(ROWS);
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("ArrowRight");
  }

  // A row that moves takes its cells along, for both; the way back is one step.
  await ada.keyboard.press("Alt+ArrowDown");
  await expect(active(ada)).toHaveAttribute("aria-label", "feature 1, arch2: unknown: had caused panics");
  await expect(active(ben)).toHaveAttribute("aria-label", "feature 2, arch2: ok");
  await ada.keyboard.press("Control+z");
  await expect(active(ben)).toHaveAttribute("aria-label", "feature 1, arch2: unknown: had caused panics");
  await expectSaved(ada);
  await expectSaved(ben);
});

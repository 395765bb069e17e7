import type { Page } from "@playwright/test";
import { sampleShape } from "@/board/document/testing/sample-records";
import { createBoard, expectSaved, joinAs, shapes } from "./fixtures/boards";
import { expect, test } from "./fixtures/test";
import { writeRecords } from "./fixtures/write-records";

/** More than are written to the document ten times a second, all of them on the screen. */
const NOTES = Array.from({ length: 32 }, (_, index) =>
  sampleShape("geo", `n${index}`, {
    x: 150 + (index % 8) * 60,
    y: 120 + Math.floor(index / 8) * 60,
    index: `a${10 + index}` as never,
  }),
);

/** Where the shapes are seen, in whole pixels and in reading order. */
async function seenAt(page: Page): Promise<{ x: number; y: number }[]> {
  const places = await shapes(page).evaluateAll((elements) =>
    elements.map((element) => {
      const { x, y } = element.getBoundingClientRect();
      return { x: Math.round(x), y: Math.round(y) };
    }),
  );
  return places.sort((a, b) => a.y - b.y || a.x - b.x);
}

/** How many shapes are shown elsewhere than the document has them. */
function previewed(page: Page): Promise<number> {
  return shapes(page).evaluateAll(
    (elements) => elements.filter((element) => (element as HTMLElement).style.translate !== "").length,
  );
}

/** Goes on dragging until the other page shows all shapes on the way: the document is written once a second only. */
async function dragUntilPreviewed(author: Page, watcher: Page, count: number): Promise<void> {
  let step = 0;
  await expect
    .poll(
      async () => {
        step += 1;
        await author.mouse.move(420 + (step % 40) * 4, 330 + (step % 20) * 3);
        return previewed(watcher);
      },
      { intervals: [30], timeout: 30_000 },
    )
    .toBe(count);
}

test("a large selection is seen moving before it is let go, settles right, and leaves no ghost", async ({
  app,
  browser,
}) => {
  const board = await createBoard(app, { title: "Many", template: "blank" });
  const ada = await joinAs(browser, board, "facilitator", "Ada");
  const ben = await joinAs(browser, board, "participant", "Ben");
  await writeRecords(app, board, NOTES);
  for (const page of [ada, ben]) await expect(shapes(page)).toHaveCount(NOTES.length);

  // Who has not moved the pointer yet is not drawn for the others.
  await ada.mouse.move(380, 300);
  await ada.keyboard.press("Control+a");
  await expect(ben.getByTestId("peer-selection")).toBeVisible();
  await ada.mouse.move(360, 290);
  await ada.mouse.down();
  await dragUntilPreviewed(ada, ben, NOTES.length);
  const undo = ben.getByTestId("quick-actions.undo");
  await expect(undo).toBeDisabled();
  await ada.mouse.move(400, 340);
  // Still held: what Ben sees is where Ada has it.
  await expect.poll(async () => JSON.stringify(await seenAt(ben))).toBe(JSON.stringify(await seenAt(ada)));
  await ada.mouse.up();
  await expectSaved(ada);
  await expect.poll(() => previewed(ben)).toBe(0);
  await expect.poll(async () => JSON.stringify(await seenAt(ben))).toBe(JSON.stringify(await seenAt(ada)));
  await expect(undo).toBeDisabled();

  await ada.mouse.down();
  await dragUntilPreviewed(ada, ben, NOTES.length);
  await ada.context().close();
  await expect.poll(() => previewed(ben)).toBe(0);
  await expect(ben.getByTestId("peer-selection")).toHaveCount(0);
  await expect(shapes(ben)).toHaveCount(NOTES.length);
});

import { createBoard, drawRectangle, expectSaved, joinAs, shapes } from "./fixtures/boards";
import { expect, test } from "./fixtures/test";

// A blank board has two objects: its document and its page.
test.use({ settings: { BOARD_MAX_OBJECTS: "13", PAGE_MAX_OBJECTS: "10" } });

test("the page says so in time, a full page and a full board refuse with a sentence, and nothing is lost", async ({
  app,
  browser,
}) => {
  const board = await createBoard(app, { title: "Crowded", template: "blank" });
  const page = await joinAs(browser, board, "participant", "Ada");
  const notices = page.getByTestId("notice");
  // A rectangle takes a dozen movements of the mouse, its copy one key.
  const copy = async (count: number) => {
    for (let n = 0; n < count; n++) await page.keyboard.press("Control+d");
  };
  await drawRectangle(page, { x: 300, y: 300 });
  await copy(4);
  await expect(notices).toContainText(["5 objects on this page"]);
  await copy(4);
  await expect(notices).toContainText(["9 objects on this page; 1 more fit", "84 % of the objects"]);
  await copy(1);
  await expect(notices.first()).toContainText("This page is full with 10 objects");
  await drawRectangle(page, { x: 600, y: 500 });
  await expect(notices.last()).toContainText("Nothing was added: Page 1 holds 10 objects of at most 10");
  await page.keyboard.press("Escape");
  await expect(shapes(page)).toHaveCount(10);
  await expectSaved(page);

  // The eleventh object is a page; on it nothing more fits on the board.
  await page.getByTestId("page-menu.button").click();
  await page.getByTestId("page-menu.create").click();
  // Its name is asked for a moment later; until then Enter would make another page.
  await expect(page.getByTestId("page-menu.list").locator("input:focus")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expectSaved(page);
  await drawRectangle(page, { x: 400, y: 400 });
  const strip = page.getByTestId("withheld");
  await expect(strip).toContainText("The board is at its size limit. Delete something");
  await expect(strip).toContainText("1 edit of yours is not on the board");
  await expect(shapes(page)).toHaveCount(0);
  await strip.getByRole("button", { name: "Keep as a copy" }).click();
  await expect(page.getByRole("menuitem", { name: "As a file" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "As a new board…" })).toHaveCount(0);
  await page.keyboard.press("Escape");

  // Still full; then there is room.
  const send = strip.getByRole("button", { name: "Put it on the board" });
  await send.click();
  await expect(strip).toContainText("The board is at its size limit");
  await page.getByTestId("page-menu.button").click();
  await page.getByRole("button", { name: "Page 1" }).click();
  await expect(shapes(page)).toHaveCount(10);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await expect(shapes(page)).toHaveCount(0);
  await expectSaved(page);
  await expect(notices).toHaveCount(0);
  await send.click();
  await expect(strip).toHaveCount(0);
  await expectSaved(page);
  const viewer = await joinAs(browser, board, "viewer");
  await expect(shapes(viewer)).toHaveCount(0);
  await viewer.getByTestId("page-menu.button").click();
  await viewer.getByRole("button", { name: "Page 2" }).click();
  await expect(shapes(viewer)).toHaveCount(1);
});

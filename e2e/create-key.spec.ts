import { standBetween } from "./fixtures/between-sockets";
import { createBoard, drawRectangle, expectSaved, shapes } from "./fixtures/boards";
import { expect, test } from "./fixtures/test";

const key = "open-sesame";

test.use({
  settings: { CREATE_KEY: key },
  // The answer to a wrong key.
  expectedProblems: [/status of 401/],
});

test("edits of a board that was put back become a new board for those who have the key, asked once", async ({
  app,
  browser,
}) => {
  const board = await createBoard(app, { title: "Put back", template: "blank" }, key);
  const page = await (await browser.newContext()).newPage();
  const between = await standBetween(page, app, board);
  await page.goto(board.links.participant);
  await page.getByRole("dialog").getByRole("textbox").fill("Ada");
  await page.keyboard.press("Enter");
  await drawRectangle(page, { x: 300, y: 300 });
  await expectSaved(page);

  const keepAsBoard = async () => {
    between.holdBack = true;
    await drawRectangle(page, { x: 600, y: 300 });
    await expect(page.getByTestId("saved-state")).toContainText(/Saving \d/);
    await between.changeSession((meta) => meta.set("epoch", 1));
    between.holdBack = false;
    const strip = page.getByTestId("withheld");
    await expect(strip).toContainText("put back to another state");
    await expect(shapes(page)).toHaveCount(1);
    await strip.getByRole("button", { name: "Keep as a copy" }).click();
    await page.getByRole("menuitem", { name: "As a new board…" }).click();
  };
  await keepAsBoard();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Create key").fill("something-else");
  await dialog.getByRole("button", { name: "Create board" }).click();
  await expect(dialog).toContainText("not the create key");
  await dialog.getByLabel("Create key").fill(key);
  await dialog.getByRole("button", { name: "Create board" }).click();
  await page.waitForURL((url) => url.pathname.startsWith("/board/") && !url.pathname.includes(board.id));
  await expect(shapes(page)).toHaveCount(2);

  await page.goto(`${app.url}/board/${board.id}`);
  await expect(shapes(page)).toHaveCount(1);
  await expect(page.getByTestId("withheld")).toHaveCount(0);
  await keepAsBoard();
  await expect(dialog.getByLabel("Title")).toBeVisible();
  await expect(dialog.getByLabel("Create key")).toHaveCount(0);
});

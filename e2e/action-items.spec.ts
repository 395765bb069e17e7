import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./fixtures/axe";
import { createBoard, expectSaved, joinAs } from "./fixtures/boards";
import { expect, test } from "./fixtures/test";

/** The card of a type on the canvas. */
function card(page: Page, type: string): Locator {
  return page.locator(`.tl-shape[data-shape-type="${type}"]`);
}

function row(page: Page, text: string): Locator {
  return page.getByTestId("action-row").filter({ hasText: text });
}

test("action items are ticked off and changed from their list, and everybody on the board sees it", async ({
  app,
  browser,
}) => {
  const board = await createBoard(app, { title: "Follow up", template: "blank" });
  const ada = await joinAs(browser, board, "participant", "Ada");
  await ada.keyboard.press("i");
  await expect(ada.getByTestId("quick-add")).toBeVisible();
  await ada.keyboard.press("a");
  await expect(ada.getByTestId("item-panel")).toBeVisible();
  await ada.keyboard.type("Ask about jump labels");
  await ada.keyboard.press("Escape");
  await expectSaved(ada);
  const onBoard = card(ada, "action-item");
  await expect(onBoard.getByRole("checkbox")).not.toBeChecked();

  // In another tab of the same person, the list; the board stays open behind it.
  const page = await ada.context().newPage();
  await expect(async () => {
    await page.goto(`${app.url}/actions`);
    await expect(row(page, "Ask about jump labels")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await row(page, "Ask about jump labels").getByRole("checkbox").click();
  await expect(row(page, "Ask about jump labels").getByRole("checkbox")).toBeChecked();
  await expect(onBoard.getByRole("checkbox")).toBeChecked();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row(page, "Ask about jump labels").getByRole("checkbox")).not.toBeChecked();
  await expect(onBoard.getByRole("checkbox")).not.toBeChecked();

  // Owner and due date, by keyboard, while nobody has the board open.
  await ada.goto("about:blank");
  await row(page, "Ask about jump labels")
    .getByRole("button", { name: /^Change/ })
    .focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("combobox", { name: "Owner" })).toBeFocused();
  await page.keyboard.type("Ben");
  await dialog.getByLabel("On a date").last().fill("2019-09-11");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(row(page, "Ask about jump labels")).toContainText("Ben");
  await expect(row(page, "Ask about jump labels")).toContainText("Overdue, Wed 11 Sept 2019");
  await expectAccessible(page, "the list of action items");

  // The server says the same by itself, filtered by the address, and as files.
  await expect(async () => {
    await page.goto(`${app.url}/actions?owner=ben&due=overdue`);
    await expect(row(page, "Ask about jump labels")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByRole("combobox", { name: "Due" }).selectOption("This week");
  await expect(page.getByText("Nothing fits these filters")).toBeVisible();
  await expect(page).toHaveURL(/owner=ben&due=week/);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(row(page, "Ask about jump labels")).toBeVisible();
  await expect(page).toHaveURL(/\/actions$/);
  const csv = await page.request.get(`${app.url}/api/actions.csv?due=overdue`);
  expect(await csv.text()).toMatch(/"Follow up","[^"]+","Ask about jump labels","Ben","2019-09-11","open"/);
  const ics = await page.request.get(`${app.url}/api/actions.ics`);
  expect(await ics.text()).toMatch(/SUMMARY:Ben: Ask about jump labels[^]*DUE;VALUE=DATE:20190911/);

  // It leads to its place on the board.
  await row(page, "Ask about jump labels").getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`/board/${board.id}\\?item=`));
  await expect(card(page, "action-item")).toContainText("Ben");

  // Who may only read sees the list and changes nothing, also when the request is made by hand.
  const reader = await joinAs(browser, board, "viewer");
  await reader.goto(`${app.url}/actions`);
  await expect(row(reader, "Ask about jump labels")).toBeVisible();
  await expect(row(reader, "Ask about jump labels").getByRole("checkbox")).toHaveCount(0);
  await expect(row(reader, "Ask about jump labels").getByRole("button")).toHaveCount(0);
  const listed = (await (await reader.request.get(`${app.url}/api/actions`)).json()) as {
    actions: { id: string }[];
  };
  const refused = await reader.request.patch(
    `${app.url}/api/boards/${board.id}/actions/${listed.actions[0]?.id}`,
    { data: { status: "done" }, headers: { origin: app.url } },
  );
  expect(refused.status()).toBe(403);
});

test("search finds an answer on a board and leads to it", async ({ app, browser }) => {
  const board = await createBoard(app, { title: "Example", template: "late-module-patching" });
  const other = await createBoard(app, { title: "Somebody else's", template: "late-module-patching" });
  const page = await joinAs(browser, board, "viewer");
  await page.goto(app.url);
  await expect(async () => {
    await page.getByRole("searchbox").fill("");
    await page.getByRole("searchbox").fill("home for the rec");
    await expect(page.getByTestId("found-board")).toHaveCount(1, { timeout: 1_000 });
  }).toPass();
  const found = page.getByTestId("found-board");
  await expect(found.getByRole("heading")).toContainText("Example");
  await expect(found.getByRole("link", { name: /Find one home for the record/ }).locator("mark")).toHaveText([
    "home",
    "for",
    "the",
    "record",
    // Further on in the sentence.
    "the",
  ]);
  expect(await (await page.request.get(`${app.url}/api/search?q=module`)).text()).not.toContain(other.id);
  await expectAccessible(page, "what a search found");

  await found.getByRole("link", { name: /Find one home for the record/ }).click();
  await expect(page).toHaveURL(new RegExp(`/board/${board.id}\\?item=`));
  await expect(page.getByTestId("item-mark")).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("searchbox")).toHaveValue("home for the rec");
  await expect(page.getByTestId("found-board")).toHaveCount(1);

  await page.getByRole("searchbox").fill('nothing like "it');
  await expect(page.getByText('Nothing on the boards says “nothing like "it”.')).toBeVisible();
  await page.getByRole("button", { name: "Show all boards" }).click();
  await expect(page.getByTestId("board-card")).toHaveCount(1);
});

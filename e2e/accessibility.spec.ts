import type { Page } from "@playwright/test";
import { expectAccessible } from "./fixtures/axe";
import { createBoard, joinAs, openBoard, type TestBoard } from "./fixtures/boards";
import { expectFocusRing, focused, tabTo } from "./fixtures/keyboard";
import type { TestServer } from "./fixtures/server";
import { expect, test } from "./fixtures/test";

test.describe("axe finds nothing, light and dark", () => {
  test.use({ expectedProblems: [/status of (403|404|410)/] });
  test.slow();

  test("pages without a board", async ({ app, browser }) => {
    const board = await createBoard(app, { title: "Late module patching", template: "blank" });
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(app.url);
    await expectAccessible(page, "home without boards");
    await page.getByRole("button", { name: "Create board" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "title" })).toBeVisible();
    await expectAccessible(page, "home with a missing title");
    await page.getByRole("button", { name: "Settings" }).click();
    await expect(page.getByRole("dialog", { name: "Settings" })).toBeVisible();
    await expectAccessible(page, "the settings", "[role=dialog]");
    await page.goto(board.links.facilitator);
    await page.goto(app.url);
    await expect(page.getByRole("link", { name: /Late module patching/ })).toBeVisible();
    await expectAccessible(page, "home with boards");
    await page.getByRole("button", { name: "New board" }).click();
    await expect(page.getByRole("dialog", { name: "New board" })).toBeVisible();
    await expectAccessible(page, "the form for a new board", "[role=dialog]");
    await page.keyboard.press("Escape");
    for (const action of ["Rename", "Duplicate"]) {
      await page.getByRole("button", { name: /^Actions for/ }).click();
      await page.getByRole("menuitem", { name: action }).click();
      await expectAccessible(page, `the dialog to ${action.toLowerCase()}`, "[role=dialog]");
      await page.keyboard.press("Escape");
    }
    await page.getByRole("button", { name: /^Actions for/ }).click();
    await expectAccessible(page, "the menu of a board", "[role=menu]");
    await page.getByRole("menuitem", { name: "Move to trash" }).click();
    await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
    await expectAccessible(page, "home with a deleted board");
    await page.getByRole("link", { name: "Trash" }).click();
    await expect(page.getByRole("button", { name: /^Restore/ })).toBeVisible();
    await expectAccessible(page, "the trash");
    await page.getByRole("button", { name: /for good$/ }).click();
    await expectAccessible(page, "the question before a board is gone for good", "[role=dialog]");
    await page.goto(`${app.url}/link-problem?code=link_expired`);
    await expectAccessible(page, "an expired link");
    await page.goto(`${app.url}/link-problem?code=removed&board=${board.id}`);
    await expectAccessible(page, "somebody who was removed");
    await page.goto(`${app.url}/nothing-here`);
    await expectAccessible(page, "a page that does not exist");
  });

  test("the board and its dialogs", async ({ app, browser }) => {
    const board = await createBoard(app, { title: "Accessible", template: "discussion-session" });
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(board.links.facilitator);
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page, "the question for a name", "[role=dialog]");
    await page.getByRole("dialog").getByRole("textbox").fill("Ada");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page.locator(".tl-canvas")).toBeVisible();
    const ben = await joinAs(browser, board, "participant", "Ben");
    await expect(page.getByRole("button", { name: "Follow Ben" })).toBeVisible();
    await expectAccessible(page, "the board");

    await page.getByRole("button", { name: "Share" }).click();
    await expect(page.getByRole("dialog", { name: "Share this board" })).toBeVisible();
    await expect(page.getByRole("dialog").getByRole("textbox").first()).toBeVisible();
    await expectAccessible(page, "the links in the share dialog", "[role=dialog]");
    const link = page.getByTestId("link").first();
    await link.getByRole("button", { name: /^Revoke/ }).click();
    await expectAccessible(page, "the question before a link is revoked", "[role=dialog]");
    await link.getByRole("button", { name: "Keep it" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "New link" }).click();
    await expectAccessible(page, "the form for a new link", "[role=dialog]");
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    await link.getByRole("button", { name: /^QR code/ }).click();
    await expect(page.getByRole("img", { name: /^QR code/ })).toBeVisible();
    await expectAccessible(page, "a QR code", "[role=dialog]");
    await page.getByRole("button", { name: "All links" }).click();
    await page.getByRole("tab", { name: /People|Here/ }).click();
    await expectAccessible(page, "the people in the share dialog", "[role=dialog]");
    await page.getByRole("dialog").getByRole("button", { name: "Remove Ben" }).click();
    await expectAccessible(page, "the question before a person is removed", "[role=dialog]");
    await page.getByRole("group").getByRole("button", { name: "Remove Ben" }).click();
    await expect(page.getByTestId("removed-person")).toBeVisible();
    await expectAccessible(page, "what can be done about a removed person", "[role=dialog]");
    await page.getByRole("button", { name: "Let back in" }).click();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^How this board works/ }).click();
    await expectAccessible(page, "the hint of the template", "[role=dialog]");
    await page.keyboard.press("Escape");
    await openPanel(page, "people");
    await expectAccessible(page, "the list of people", "[role=dialog]");
    await page.keyboard.press("Escape");
    await openPanel(page, "saved-state");
    await expectAccessible(page, "the saved state", "[role=dialog]");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Board menu" }).click();
    await expectAccessible(page, "the board's menu", "[role=menu]");
    await page.getByRole("menuitem", { name: "Settings" }).click();
    await expect(page.getByRole("dialog", { name: "Settings" })).toBeVisible();
    await expectAccessible(page, "the settings on a board", "[role=dialog]");
    await page.keyboard.press("Escape");
    await ben.context().close();
  });

  test("reading, the room, and a refusal", async ({ app, browser }) => {
    const board = await createBoard(app, { title: "Read", template: "feature-grid" });
    const context = await browser.newContext();
    const page = await context.newPage();
    await openBoard(page, board.id, board.links.viewer);
    await expect(page.locator(".tl-canvas")).toBeVisible();
    await expectAccessible(page, "the board for a reader");
    await page.goto(board.links.room);
    await expect(page.getByText("live")).toBeVisible();
    await expectAccessible(page, "the room screen");

    await page.goto(board.links.participant);
    await page.getByRole("dialog").getByRole("textbox").fill("Ada");
    await page.keyboard.press("Enter");
    await expect(page.locator(".tl-canvas")).toBeVisible();
    await endBoard(app, board);
    await expect(page.getByRole("heading", { name: "This board was deleted" })).toBeVisible();
    await expectAccessible(page, "the page of a refusal");
  });
});

test("a whole visit by keyboard: every stop is visible, and the focus comes back to where it was", async ({
  app,
  browser,
}) => {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(app.url);
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("Skip to content");
  await expectFocusRing(page);
  await tabTo(page, "INPUT");
  await page.keyboard.type("By keyboard");
  await tabTo(page, /^Discussion session/);
  await page.keyboard.press("ArrowDown");
  await expectFocusRing(page);
  await expect(page.getByRole("radio", { name: /Discussion session/ })).not.toBeChecked();
  await page.keyboard.press("Enter");

  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await page.keyboard.type("Ada");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByTestId("saved-state")).toHaveAttribute("data-online", "true");

  await page.getByRole("banner").getByRole("link").first().focus();
  await tabTo(page, "Share");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeVisible();
  // Nothing of ours moves for whoever does not want it.
  expect(await page.evaluate(movesForMs)).toBe(0);
  await page.keyboard.press("Tab");
  await expectFocusRing(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Share" })).toBeFocused();

  await tabTo(page, "Board menu");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expectFocusRing(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Board menu" })).toBeFocused();
});

/** Milliseconds that the longest movement on the page lasts; what is over before it can be seen counts as none. */
function movesForMs(): number {
  const times = document
    .getAnimations()
    .map(({ effect }) => Number(effect?.getComputedTiming().endTime ?? 0));
  return Math.max(0, ...times.filter((time) => time > 1));
}

/** Deletes a board over the API, as its facilitator would. */
async function endBoard(app: TestServer, { id, tokens }: TestBoard): Promise<void> {
  const response = await fetch(`${app.url}/api/boards/${id}`, {
    method: "DELETE",
    headers: { authorization: `Bearer ${tokens.facilitator}` },
  });
  expect(response.status).toBe(204);
}

async function openPanel(page: Page, testId: string): Promise<void> {
  await page.getByTestId(testId).click();
  await expect(page.getByRole("dialog")).toBeVisible();
}

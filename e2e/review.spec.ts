import type { Page } from "@playwright/test";
import { expectAccessible } from "./fixtures/axe";
import { createBoard, drawRectangle, joinAs, shapes, type TestBoard } from "./fixtures/boards";
import { expect, test } from "./fixtures/test";

test.use({
  // Publishing is off where there is neither a create key nor this.
  settings: { LIBRARY: "open" },
  // What is taken back is refused, and the browser says so.
  // A picture of the board may be on its way when it is sealed. Without scripts none is loaded. (One pattern: a list of two Playwright takes for a value with its options.)
  expectedProblems: [/status of 40[134]|status of 409 .*\/thumbnail\?|request failed: .*\.js csp$/],
});

/** Chooses from the menu of the board's page. */
async function fromMenu(page: Page, item: string): Promise<void> {
  await page.getByRole("button", { name: "Board menu" }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

interface OpenAction {
  id: string;
  text: string;
}

/** An action item of the board that is still to be done. */
async function openAction(app: { url: string }, board: TestBoard): Promise<OpenAction> {
  const answer = await fetch(`${app.url}/api/boards/${board.id}/record.json`, {
    headers: { authorization: `Bearer ${board.tokens.viewer}` },
  });
  const { actions } = (await answer.json()) as { actions: (OpenAction & { status: string })[] };
  const found = actions.find(({ status }) => status === "open");
  if (!found) throw new Error("The example has no open action item.");
  return found;
}

test("a session is sealed and published; a stranger finds, reads and exports it; an action is still ticked", async ({
  app,
  browser,
}) => {
  test.slow();
  const board = await createBoard(app, {
    title: "Late patching, part one",
    template: "late-module-patching",
  });
  const action = await openAction(app, board);
  const ada = await joinAs(browser, board, "facilitator", "Ada");
  await ada.goto(`${app.url}/board/${board.id}?item=${action.id}`);
  const card = ada.locator(".tl-shape").filter({ hasText: action.text });
  await expect(card).toBeVisible();
  const ben = await joinAs(browser, board, "participant", "Ben");

  await fromMenu(ada, "Seal…");
  await expect(ada.getByRole("dialog")).toContainText("Editing ends at once");
  await ada.getByRole("button", { name: "Seal the board" }).click();
  for (const page of [ada, ben]) await expect(page.getByTestId("sealed")).toBeVisible();
  const before = await shapes(ben).count();
  await drawRectangle(ben, { x: 420, y: 300 });
  await expect(shapes(ben)).toHaveCount(before);
  await ada.getByTestId("sealed").click();
  await expect(ada.getByText("Sealed by Ada")).toBeVisible();
  await ada.keyboard.press("Escape");

  await fromMenu(ada, "Publish to the library…");
  await expect(ada.getByRole("dialog")).toContainText(new URL(app.url).host);
  await ada.getByRole("button", { name: "Publish", exact: true }).click();
  for (const page of [ada, ben]) await expect(page.getByTestId("published")).toBeVisible();

  // Somebody without any link.
  const context = await browser.newContext();
  const stranger = await context.newPage();
  const canvasCode: string[] = [];
  stranger.on("request", (request) => {
    if (/\/sync\/|tldraw|translations/.test(request.url())) canvasCode.push(request.url());
  });
  await stranger.goto(app.url);
  await stranger.getByTestId("library-card").getByRole("link", { name: "Late patching, part one" }).click();
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Late patching, part one");
  await expect(stranger.getByRole("checkbox")).toHaveCount(0);
  await expect(stranger.getByRole("button", { name: "Manage" })).toHaveCount(0);
  expect(canvasCode).toEqual([]);
  const minutes = await context.request.get(`${app.url}/api/boards/${board.id}/record.md`);
  expect(await minutes.text()).toContain(action.text);
  await stranger.getByRole("button", { name: "Minutes as mail" }).click();
  await expect(stranger.getByRole("dialog")).toContainText("Subject");
  await expect(stranger.getByRole("dialog").locator("pre")).toContainText("Late patching, part one");
  await expect(stranger.getByRole("link", { name: "Download .eml" })).toHaveAttribute("href", /record\.eml$/);
  await stranger.keyboard.press("Escape");

  // An item's place, on a board beside the record.
  const listed = stranger.getByRole("listitem").filter({ hasText: action.text });
  await listed.getByRole("link", { name: "Show on the board" }).click();
  const canvas = stranger.getByTestId("review-canvas");
  await expect(canvas.getByTestId("item-mark")).toBeVisible();
  await expect(shapes(stranger).filter({ hasText: action.text })).toBeVisible();
  await stranger.keyboard.press("Escape");
  await expect(canvas).toHaveCount(0);

  // Ben ticks it off from the record; Ada sees it on the sealed board, and the record says who it was.
  await ben.goto(`${app.url}/review/${board.id}`);
  await ben.getByRole("checkbox", { name: action.text }).check();
  await expect(ben.getByText(/status set to done, Ben/)).toBeVisible();
  await expect(card.getByRole("checkbox")).toBeChecked();
  // And back from the card, on the sealed board.
  const saved = ada.waitForResponse((answer) => answer.request().method() === "PATCH");
  await card.getByRole("checkbox").click();
  expect((await saved).status()).toBe(200);
  await stranger.reload();
  await expect(stranger.getByText(/status set to open, Ada/)).toBeVisible();

  // Whoever reads along without a link loses the board when it is taken back; Ben has a link.
  await stranger.goto(`${app.url}/board/${board.id}`);
  await expect(stranger.locator(".tl-canvas")).toBeVisible();
  await fromMenu(ada, "In the library…");
  await ada.getByRole("button", { name: "Take it back" }).click();
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("This board opens with a link");
  await stranger.goto(`${app.url}/review/${board.id}`);
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("This board opens with a link");
  await stranger.goto(app.url);
  await expect(stranger.getByTestId("library-card")).toHaveCount(0);
  await ben.reload();
  await expect(ben.getByRole("heading", { level: 1 })).toHaveText("Late patching, part one");
});

test("a board is continued: what is open comes along and leads back", async ({ app, browser }) => {
  const board = await createBoard(app, { title: "First round", template: "late-module-patching" });
  const context = await browser.newContext();
  const page = await context.newPage();
  await context.request.get(board.links.facilitator, { maxRedirects: 0 });
  await page.goto(`${app.url}/review/${board.id}`);
  await page.getByRole("button", { name: "Manage" }).click();
  await page.getByRole("menuitem", { name: "Continue in a new board…" }).click();
  await expect(page.getByRole("dialog")).toContainText(/open question/);
  await page.getByRole("textbox", { name: "Title of the new board" }).fill("Second round");
  await page.getByRole("button", { name: "Create board" }).click();
  await expect(page).toHaveURL(/\/board\//);
  await expect(page.getByText("Second round").first()).toBeVisible();
  const nextId = new URL(page.url()).pathname.split("/").at(-1) ?? "";

  await page.goto(`${app.url}/review/${nextId}`);
  await expect(page.getByRole("link", { name: "First round" })).toHaveAttribute(
    "href",
    `/review/${board.id}`,
  );
  const carried = page.getByText(/Open since/).first();
  await expect(carried).toBeVisible();
  await carried.getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`/review/${board.id}#item-`));
  await expect(page.getByRole("link", { name: "Second round" })).toHaveAttribute("href", `/review/${nextId}`);
});

test("a reader comes to the record, which is whole without scripts, on paper and on a phone", async ({
  app,
  browser,
}) => {
  const board = await createBoard(app, { title: "Read me", template: "late-module-patching" });
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await plain.goto(board.links.viewer);
  expect(new URL(plain.url()).pathname).toBe(`/review/${board.id}`);
  const record = (await (
    await plain.context().request.get(`${app.url}/api/boards/${board.id}/record.json`)
  ).json()) as { questions: { text: string }[]; grids: { columns: string[] }[] };
  for (const { text } of record.questions) await expect(plain.getByText(text).first()).toBeVisible();
  await expect(plain.getByRole("table")).toHaveCount(record.grids.length);
  await expect(plain.getByRole("link", { name: "Markdown" })).toBeVisible();
  await plain.emulateMedia({ media: "print" });
  for (const screenOnly of ["Skip to content", "Markdown", "Show on the board"]) {
    await expect(plain.getByRole("link", { name: screenOnly }).first()).toBeHidden();
  }
  for (const { text } of record.questions) await expect(plain.getByText(text).first()).toBeVisible();
  // A table that could be scrolled would not be broken over two pages, nor would what lies beside be printed.
  for (const grid of await plain
    .getByRole("region")
    .filter({ has: plain.getByRole("table") })
    .all()) {
    await expect(grid).toHaveCSS("overflow-x", "visible");
  }

  const phone = await (
    await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })
  ).newPage();
  await phone.goto(board.links.facilitator);
  await phone.goto(`${app.url}/review/${board.id}`);
  await expectAccessible(phone, "the record on a phone");
  await phone.getByRole("link", { name: "Show on the board" }).first().click();
  const canvas = phone.getByTestId("review-canvas");
  await expect(canvas.locator(".tl-canvas")).toBeVisible();
  const box = await canvas.boundingBox();
  expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(844);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await canvas.getByRole("button", { name: "Close the board" }).click();

  await phone.setViewportSize({ width: 1366, height: 768 });
  await expectAccessible(phone, "the record");
  for (const item of [
    "Seal…",
    "Publish to the library…",
    "Discussion it came from…",
    "Continue in a new board…",
  ]) {
    await phone.getByRole("button", { name: "Manage" }).click();
    await phone.getByRole("menuitem", { name: item }).click();
    await expectAccessible(phone, item, "[role=dialog]");
    await phone.keyboard.press("Escape");
    await expect(phone.getByRole("button", { name: "Manage" })).toBeFocused();
  }
});

import type { BrowserContext, Locator, Page } from "@playwright/test";
import { createBoard, drawRectangle, expectSaved, joinAs, type TestBoard } from "./fixtures/boards";
import { startTestServer } from "./fixtures/server";
import { expect, test } from "./fixtures/test";
import type { Role } from "@/contract/roles";

/** Puts a board on the list of a browser, as opening the link does, without loading the canvas. */
async function open(context: BrowserContext, board: TestBoard, role: Role): Promise<void> {
  const answer = await context.request.get(board.links[role], { maxRedirects: 0 });
  expect(answer.status()).toBe(303);
}

const card = (page: Page, title: string | RegExp) =>
  page.getByTestId("board-card").filter({ has: page.getByRole("link", { name: title }) });

/** How many pixels of a picture are drawn upon, how many of those are nearly white, and how many nearly black. */
function inkOf(picture: Locator): Promise<{ drawn: number; bright: number; dark: number }> {
  return picture.evaluate((element) => {
    const image = element as HTMLImageElement;
    const canvas = Object.assign(document.createElement("canvas"), {
      width: image.naturalWidth,
      height: image.naturalHeight,
    });
    const pen = canvas.getContext("2d");
    pen?.drawImage(image, 0, 0);
    const pixels = pen?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
    let [drawn, bright, dark] = [0, 0, 0];
    for (let at = 0; at < pixels.length; at += 4) {
      if ((pixels[at + 3] ?? 0) < 128) continue;
      drawn += 1;
      const red = pixels[at] ?? 0;
      if (red > 200) bright += 1;
      if (red < 60) dark += 1;
    }
    return { drawn, bright, dark };
  });
}

async function choose(page: Page, title: string, action: string): Promise<void> {
  await card(page, title)
    .getByRole("button", { name: /Actions for/ })
    .click();
  await page.getByRole("menuitem", { name: action }).click();
}

/** Opens the home page until its list says that nobody is on that board: a socket that was closed counts a moment longer. */
async function openHomeAlone(page: Page, home: string, title: string): Promise<void> {
  await expect(async () => {
    await page.goto(home);
    await expect(card(page, title)).toBeVisible();
    expect(await card(page, title).textContent()).not.toContain("here now");
  }).toPass();
}

test("a list of boards: found, renamed, duplicated by keyboard", async ({ app, browser }) => {
  const context = await browser.newContext();
  for (const title of ["Alpha", "Beta", "Řešení", "Delta"])
    await open(context, await createBoard(app, { title, template: "blank" }), "facilitator");
  await open(context, await createBoard(app, { title: "Read me", template: "proposals" }), "viewer");
  await open(context, await createBoard(app, { title: "On the wall", template: "blank" }), "room");
  const page = await context.newPage();
  await page.goto(app.url);
  await expect(page.getByTestId("board-card")).toHaveCount(6);
  await expect(card(page, "Read me")).toContainText("Viewer");
  await expect(card(page, "On the wall").getByRole("link")).toHaveAttribute("href", /^\/room\//);
  await expect(card(page, "On the wall").getByRole("button")).toHaveCount(0);

  await page.getByRole("searchbox").fill("resen");
  await expect(page.getByTestId("board-card")).toHaveCount(1);
  await page.getByRole("searchbox").fill("nothing like it");
  await page.getByRole("button", { name: "Show all boards" }).click();

  // Rename, keyboard alone.
  await card(page, "Alpha").getByRole("link").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Rename" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Omega");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(card(page, "Omega")).toBeVisible();
  await expect(card(page, "Alpha")).toHaveCount(0);

  // A reader may make a board of their own out of one, and nothing else.
  await card(page, "Read me")
    .getByRole("button", { name: /Actions for/ })
    .click();
  await expect(page.getByRole("menuitem")).toHaveText(["Duplicate"]);
  await page.getByRole("menuitem").click();
  await expect(page.getByLabel("Title of the copy")).toHaveValue("Copy of Read me");
  await page.keyboard.type("My own");
  await page.keyboard.press("Enter");
  await expect(card(page, "My own")).toContainText("Facilitator");
  await expect(card(page, "My own").getByRole("link")).toBeFocused();
  await page.reload();
  await expect(card(page, "Omega")).toBeVisible();
  await page.getByRole("link", { name: "My own" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("Ada");
  await page.keyboard.press("Enter");
  await expect(page.locator(".tl-shape").first()).toBeVisible();
});

test.describe("deleting", () => {
  test.use({ expectedProblems: [/status of 4(04|10)/] });

  test("a board goes to the trash, comes back with its people, and is gone for good at last", async ({
    app,
    browser,
  }) => {
    const board = await createBoard(app, { title: "Going", template: "proposals" });
    const reader = await joinAs(browser, board, "viewer");
    const context = await browser.newContext();
    await open(context, board, "facilitator");
    const page = await context.newPage();
    await page.goto(app.url);
    await expect(card(page, "Going")).toContainText("1 person here now");

    await choose(page, "Going", "Move to trash");
    await expect(page.getByRole("dialog")).toContainText("1 person is on the board now");
    await page.getByRole("dialog").getByRole("button", { name: "Move to trash" }).click();
    await expect(card(page, "Going")).toHaveCount(0);
    await expect(reader.getByRole("heading", { name: "This board was deleted" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(card(page, "Going").getByRole("link")).toBeFocused();
    await reader.goto(`${app.url}/board/${board.id}`);
    await expect(reader.locator(".tl-shape").first()).toBeVisible();
    await reader.goto(app.url);

    // Nobody is there now: deleted without a question, since it can be undone.
    await openHomeAlone(page, app.url, "Going");
    await choose(page, "Going", "Move to trash");
    await expect(page.getByTestId("outcome")).toContainText("“Going” is in the trash");
    await page.getByRole("link", { name: "Trash" }).click();
    await page.getByRole("button", { name: "Restore “Going”" }).click();
    await expect(page.getByText("The trash is empty")).toBeVisible();
    await page.getByTestId("outcome").getByRole("link", { name: "Open" }).click();
    await page.waitForURL(`${app.url}/board/${board.id}`);
    await openHomeAlone(page, app.url, "Going");
    await choose(page, "Going", "Move to trash");
    await page.getByTestId("outcome").waitFor();
    await page.goto(`${app.url}/trash`);
    await page.getByRole("button", { name: "Delete “Going” for good" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete for good" }).click();
    await expect(page.getByText("The trash is empty")).toBeVisible();

    await page.goto(board.links.facilitator);
    await expect(page.getByRole("heading", { name: "This link is not known here" })).toBeVisible();
    // Whoever only read it never sees it in a trash.
    await reader.goto(`${app.url}/trash`);
    await expect(reader.getByText("The trash is empty")).toBeVisible();
  });

  test("what the server refuses or does not answer is said, and nothing is lost from the list", async ({
    app,
    browser,
  }) => {
    const board = await createBoard(app, { title: "Elsewhere deleted", template: "blank" });
    const context = await browser.newContext();
    await open(context, board, "facilitator");
    const page = await context.newPage();
    await page.goto(app.url);
    const seen = () => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));

    await page.route("**/api/boards", (route) => route.fulfill({ status: 404, body: "proxy" }));
    await seen();
    await expect(page.getByRole("alert").filter({ hasText: "may be out of date" })).toBeVisible();
    await expect(card(page, "Elsewhere deleted")).toBeVisible();
    await page.unroute("**/api/boards");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByText("may be out of date")).toHaveCount(0);

    await fetch(`${app.url}/api/boards/${board.id}`, {
      method: "DELETE",
      headers: { authorization: `Bearer ${board.tokens.facilitator}` },
    });
    await choose(page, "Elsewhere deleted", "Move to trash");
    await expect(page.getByTestId("outcome")).toContainText("This board was deleted");
    await seen();
    await expect(page.getByText("No boards in this browser yet")).toBeVisible();
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("everything is under the thumb: create, rename, delete, undo, trash", async ({ app, page }) => {
    const fits = async () =>
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.goto(app.url);
    await fits();
    await page.getByLabel("Title").fill("By thumb");
    await page.getByText("Feature grid", { exact: true }).tap();
    await page.getByRole("button", { name: "Create board" }).tap();
    await page.waitForURL(/\/board\//);
    await page.goto(app.url);
    await fits();
    const menu = card(page, "By thumb").getByRole("button", { name: /Actions for/ });
    const box = await menu.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);

    await menu.tap();
    await page.getByRole("menuitem", { name: "Rename" }).tap();
    await page.getByRole("dialog").getByRole("textbox").fill("By thumb, again");
    await page.getByRole("dialog").getByRole("button", { name: "Rename" }).tap();
    await expect(card(page, "By thumb, again")).toBeVisible();
    await card(page, "By thumb, again")
      .getByRole("button", { name: /Actions for/ })
      .tap();
    await page.getByRole("menuitem", { name: "Move to trash" }).tap();
    await fits();
    await page.getByRole("button", { name: "Undo" }).tap();
    await expect(card(page, "By thumb, again")).toBeVisible();
    await card(page, "By thumb, again")
      .getByRole("button", { name: /Actions for/ })
      .tap();
    await page.getByRole("menuitem", { name: "Move to trash" }).tap();
    await expect(page.getByTestId("outcome")).toContainText("is in the trash");
    await page.getByRole("link", { name: "Trash" }).tap();
    await expect(page.getByRole("heading", { name: "Trash" })).toBeVisible();
    await fits();
    await page.getByRole("button", { name: /^Restore/ }).tap();
    await page.getByTestId("outcome").getByRole("link", { name: "Open" }).tap();
    await page.waitForURL(/\/board\//);
  });
});

test("the picture of a board is made by one of those who edit, and comes in light and dark", async ({
  app,
  browser,
}) => {
  // Three canvases and a wait for the board to come to rest.
  test.slow();
  const board = await createBoard(app, { title: "Pictured", template: "blank" });
  const address = `${app.url}/api/boards/${board.id}/thumbnail`;
  const bearer = { headers: { authorization: `Bearer ${board.tokens.viewer}` } };
  const sent: string[] = [];
  const watch = (page: Page, name: string) =>
    page.on("request", (request) => {
      if (request.method() === "PUT" && request.url().startsWith(address)) sent.push(name);
    });
  const ada = await joinAs(browser, board, "participant", "Ada");
  const ben = await joinAs(browser, board, "participant", "Ben");
  const reader = await joinAs(browser, board, "viewer");
  watch(ada, "Ada");
  watch(ben, "Ben");
  watch(reader, "reader");
  await drawRectangle(ada, { x: 700, y: 300 });
  await ada.mouse.click(300, 500);
  await ada.keyboard.press("i");
  await expect(ada.getByTestId("quick-add")).toBeVisible();
  await ada.keyboard.press("q");
  await expect(ada.getByTestId("item-panel")).toBeVisible();
  await ada.keyboard.type("Which code goes away?");
  await ada.keyboard.press("Escape");
  await expect(ada.getByTestId("item-panel")).toHaveCount(0);
  await expectSaved(ada);

  for (const theme of ["light", "dark"]) {
    await expect
      .poll(async () => (await fetch(`${address}?theme=${theme}`, bearer)).status, { timeout: 45_000 })
      .toBe(200);
    const { headers } = await fetch(`${address}?theme=${theme}`, bearer);
    expect(headers.get("content-type")).toBe("image/webp");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toContain("sandbox");
    expect(headers.get("cache-control")).toContain("private");
  }
  expect(sent).toHaveLength(2);
  expect(new Set(sent).size).toBe(1);
  expect(sent).not.toContain("reader");
  expect((await fetch(`${address}?theme=light`)).status).toBe(401);

  for (const colorScheme of ["light", "dark"] as const) {
    const context = await browser.newContext({ colorScheme });
    await open(context, board, "viewer");
    const page = await context.newPage();
    await page.goto(app.url);
    const picture = card(page, "Pictured").locator("img:visible");
    await expect(picture).toHaveAttribute("src", new RegExp(`theme=${colorScheme}`));
    await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(640);
    // The card is paper in its own theme, whatever theme its maker looked at; the paper beside it is the page's.
    const { drawn, bright, dark } = await inkOf(picture);
    expect(drawn).toBeGreaterThan(2_000);
    expect(drawn).toBeLessThan(640 * 400 * 0.7);
    if (colorScheme === "light") expect(bright).toBeGreaterThan(5 * dark);
    else expect(dark).toBeGreaterThan(5 * bright);
  }
});

test.describe("where creating needs a key", () => {
  test.use({ expectedProblems: [/status of 401|request to another host/] });

  test("the key is asked for once", async ({ browser }) => {
    const keyed = await startTestServer({ CREATE_KEY: "open-sesame" });
    try {
      const page = await (await browser.newContext()).newPage();
      await page.goto(keyed.url);
      await page.getByLabel("Title").fill("First");
      await page.getByRole("button", { name: "Create board" }).click();
      await expect(page.getByText("Type the create key.")).toBeVisible();
      await page.getByLabel("Create key").fill("sesame");
      await page.getByRole("button", { name: "Create board" }).click();
      await expect(page.getByText("That is not the create key")).toBeVisible();
      await page.getByLabel("Create key").fill("open-sesame");
      await page.getByRole("button", { name: "Create board" }).click();
      await page.waitForURL(/\/board\//);

      await page.goto(keyed.url);
      await choose(page, "First", "Duplicate");
      await expect(page.getByLabel("Create key")).toHaveCount(0);
      await page.getByRole("button", { name: "Duplicate" }).click();
      await expect(card(page, "Copy of First")).toBeVisible();
      await page.getByRole("button", { name: "New board" }).click();
      await expect(page.getByLabel("Create key")).toHaveCount(0);
      await page.getByLabel("Title").fill("Third");
      await page.getByRole("button", { name: "Create board" }).click();
      await page.waitForURL(/\/board\//);

      // Nor in a tab of tomorrow.
      const tomorrow = await page.context().newPage();
      await page.close();
      await tomorrow.goto(keyed.url);
      await tomorrow.getByRole("button", { name: "New board" }).click();
      await expect(tomorrow.getByLabel("Title")).toBeVisible();
      await expect(tomorrow.getByLabel("Create key")).toHaveCount(0);
      await tomorrow.close();
    } finally {
      await keyed.dispose();
    }
  });
});

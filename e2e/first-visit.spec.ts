import { createBoard, drawRectangle, expectSaved, joinAs, shapes } from "./fixtures/boards";
import { expect, test } from "./fixtures/test";

test("from the home page to a board with links, without an account", async ({ app, browser }) => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(app.url);
  await page.getByLabel("Title").fill("Rethinking late module patching");
  await page.getByText("Problem scope", { exact: true }).click();
  await page.getByRole("button", { name: "Create board" }).click();
  await page.waitForURL(/\/board\//);
  await page.getByRole("dialog").getByRole("textbox").fill("Ada");
  await page.keyboard.press("Enter");
  await expect(shapes(page).first()).toBeVisible();
  await expect(page).toHaveTitle(/Rethinking late module patching/);

  // The name is kept, the board is on the home page of this browser and of no other.
  await page.reload();
  await expect(shapes(page).first()).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.goto(app.url);
  await expect(page.getByRole("link", { name: /Rethinking late module patching/ })).toBeVisible();
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(app.url);
  await expect(stranger.getByText("No boards in this browser yet")).toBeVisible();
});

test("a reader is asked for no name and finds no tools", async ({ app, browser }) => {
  const board = await createBoard(app, { title: "Read me", template: "proposals" });
  const viewer = await joinAs(browser, board, "viewer");
  await expect(shapes(viewer).first()).toBeVisible();
  await expect(viewer.getByText("Reading only")).toBeVisible();
  await expect(viewer.getByRole("dialog")).toHaveCount(0);
  await expect(viewer.getByTestId("tools.rectangle")).toHaveCount(0);
  expect(new URL(viewer.url()).pathname).toBe(`/board/${board.id}`);
});

test.describe("with links that lead nowhere", () => {
  test.use({ expectedProblems: [/status of 4\d\d/] });

  test("each says what happened and what to do, and no address keeps a token", async ({ app, browser }) => {
    const board = await createBoard(app, { title: "Links", template: "blank" });
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${app.url}/join/this-is-no-token`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(page.url()).not.toContain("this-is-no-token");
    await page.goto(`${app.url}/board/${board.id}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator(".tl-canvas")).toHaveCount(0);
    await page.goto(`${app.url}/nowhere`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });
});

test("everything works on plain http under a name that is not localhost", async ({ app, browser }) => {
  const board = await createBoard(app, { title: "On the LAN", template: "blank" });
  const one = await joinAs(browser, board, "facilitator", "Ada", { origin: app.namedUrl });
  const two = await joinAs(browser, board, "participant", "Ben", { origin: app.namedUrl });
  expect(await one.evaluate(() => window.isSecureContext)).toBe(false);
  await drawRectangle(one, { x: 300, y: 250 });
  await expect(shapes(two)).toHaveCount(1);
  await one.keyboard.press("Control+a");
  await one.keyboard.press("Control+c");
  await one.keyboard.press("Control+v");
  await expect(shapes(two)).toHaveCount(2);
  await expectSaved(one);
});

test("the room screen shows the board without chrome and comes back by itself", async ({ app, browser }) => {
  const board = await createBoard(app, { title: "Room", template: "discussion-session" });
  const room = await joinAs(browser, board, "room");
  expect(new URL(room.url()).pathname).toBe(`/room/${board.id}`);
  await expect(shapes(room).first()).toBeVisible();
  await expect(room.getByTestId("tools.rectangle")).toHaveCount(0);
  await expect(room.getByRole("dialog")).toHaveCount(0);
  const before = await shapes(room).count();
  await app.restart();
  const participant = await joinAs(browser, board, "participant", "Ben");
  await drawRectangle(participant, { x: 300, y: 300 });
  await expect(shapes(room)).toHaveCount(before + 1);
});

test("nobody has a cursor before they have moved their pointer", async ({ app, browser }) => {
  const board = await createBoard(app, { title: "Still", template: "blank" });
  const room = await joinAs(browser, board, "room");
  const viewer = await joinAs(browser, board, "viewer");
  const ben = await joinAs(browser, board, "participant", "Ben");
  await expect(viewer.getByTestId("people")).toHaveAccessibleName("2 people here");
  // What Ben adds without his pointer is seen everywhere after his presence is: an address, which becomes a link. That
  // nothing of it is fetched is watched by fixtures/page-problems.ts.
  await ben.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "https://example.org/talk");
    document.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  for (const page of [room, viewer]) {
    await expect(shapes(page)).toHaveCount(1);
    await expect(shapes(page).locator("a")).toHaveAttribute("href", "https://example.org/talk");
    await expect(page.locator(".tl-collaborator__cursor")).toHaveCount(0);
  }
  await ben.mouse.move(500, 400);
  for (const page of [room, viewer]) await expect(page.locator(".tl-collaborator__cursor")).toHaveCount(1);
});

test("a rename reaches everybody, a deleted board ends for everybody", async ({ app, browser }) => {
  const board = await createBoard(app, { title: "Old title", template: "blank" });
  const viewer = await joinAs(browser, board, "viewer");
  const headers = {
    authorization: `Bearer ${board.tokens.facilitator}`,
    "content-type": "application/json",
  };
  const renamed = await fetch(`${app.url}/api/boards/${board.id}`, {
    method: "PATCH",
    headers,
    body: JSON.stringify({ title: "New title" }),
  });
  expect(renamed.ok).toBe(true);
  await expect(viewer.getByRole("heading", { name: "New title" })).toBeVisible();
  const deleted = await fetch(`${app.url}/api/boards/${board.id}`, { method: "DELETE", headers });
  expect(deleted.ok).toBe(true);
  await expect(viewer.getByRole("heading", { level: 1 })).toContainText(/deleted/i);
});

test("a long text or a long title leaves the page where it is", async ({ app, browser }) => {
  const board = await createBoard(app, { title: "Longwordwithoutbreak".repeat(10), template: "blank" });
  const page = await joinAs(browser, board, "facilitator", "Ada");
  const share = page.getByRole("button", { name: "Share" });
  const before = await share.boundingBox();
  await page.keyboard.press("t");
  await page.mouse.click(300, 300);
  await page.keyboard.type("A very long text ".repeat(15));
  await page.keyboard.press("Escape");
  await expectSaved(page);
  expect(await share.boundingBox()).toEqual(before);
  await expect(page.getByRole("button", { name: "Share" })).toBeInViewport();
});

import type { Browser, Locator, Page } from "@playwright/test";
import WebSocket from "ws";
import type { LinkSummary } from "@/contract/api";
import { LIMITS } from "@/contract/limits";
import {
  createBoard,
  drawRectangle,
  expectSaved,
  joinAs,
  openBoard,
  shapes,
  type TestBoard,
} from "./fixtures/boards";
import type { TestServer } from "./fixtures/server";
import { expect, test } from "./fixtures/test";

/** Asks the API as the board's facilitator. */
async function manage(
  app: TestServer,
  board: TestBoard,
  method: string,
  path: string,
  body?: object,
): Promise<Response> {
  const answer = await fetch(`${app.url}/api/boards/${board.id}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${board.tokens.facilitator}`,
      "content-type": "application/json",
    },
    body: body && JSON.stringify(body),
  });
  expect(answer.ok, `${method} ${path}`).toBe(true);
  return answer;
}

/** The share dialog, opened, with its links. */
async function openShare(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByTestId("link").first()).toBeVisible();
  return dialog;
}

/** A phone: narrow, and touched. */
async function onPhone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  return context.newPage();
}

const rows = (dialog: Locator, role: string) => dialog.locator(`[data-testid=link][data-role=${role}]`);
const addressOf = (row: Locator) => row.getByRole("textbox").inputValue();
const counted = (row: Locator) => row.getByTestId("connected");

test("a facilitator makes a link for somebody, sees who came by it, and replaces it", async ({
  app,
  browser,
}) => {
  const board = await createBoard(app, { title: "Links", template: "blank" });
  const ada = await joinAs(browser, board, "facilitator", "Ada");
  const dialog = await openShare(ada);
  await expect(dialog.getByTestId("link")).toHaveCount(4);
  await expect(counted(rows(dialog, "facilitator"))).toHaveAttribute("data-count", "1");

  // By keyboard alone.
  await dialog.getByRole("button", { name: "New link" }).press("Enter");
  await expect(dialog.getByLabel("Role")).toBeFocused();
  await ada.keyboard.press("Tab");
  await ada.keyboard.type("list subscribers");
  await dialog.getByLabel("Works").selectOption("for a day");
  await dialog.getByRole("button", { name: "Create link" }).press("Enter");
  const labelled = rows(dialog, "participant").filter({ hasText: "list subscribers" });
  await expect(labelled).toContainText(/until \w+ \d+ \w+, \d\d:\d\d/);
  const old = await addressOf(labelled);

  // Shown large for the room; Esc leads back to the links, to the button that was left.
  const qr = labelled.getByRole("button", { name: /^QR code/ });
  await qr.press("Enter");
  await expect(dialog.getByRole("img", { name: /^QR code/ })).toBeVisible();
  await expect(dialog).toContainText(old);
  await ada.keyboard.press("Escape");
  await expect(qr).toBeFocused();

  const cleo = await (await browser.newContext()).newPage();
  await cleo.goto(old);
  await expect(cleo.getByRole("dialog")).toContainText(/You join as Participant · Ada is here/);
  await cleo.getByRole("dialog").getByRole("textbox").fill("Cleo");
  await cleo.keyboard.press("Enter");
  await expect(cleo.locator(".tl-canvas")).toBeVisible();
  await expect(counted(labelled)).toHaveAttribute("data-count", "1");

  const revoke = labelled.getByRole("button", { name: /^Revoke/ });
  await revoke.press("Enter");
  await expect(labelled.getByRole("alert")).toContainText(
    "1 person is connected through it and loses the board at once: Cleo.",
  );
  // A second look is left by Esc, and the dialog is not.
  await ada.keyboard.press("Escape");
  await expect(revoke).toBeFocused();
  await revoke.press("Enter");
  await labelled.getByRole("button", { name: "Replace it" }).press("Enter");
  await expect(cleo.getByRole("heading", { name: "This link was revoked" })).toBeVisible();
  await expect(labelled).toContainText("New");
  const fresh = await addressOf(labelled);
  expect(fresh).not.toBe(old);
  await expect(labelled).toContainText(/until \w+ \d+/);
  await expect(dialog.getByText("1 ended link")).toBeVisible();

  await cleo.goto(fresh);
  await expect(cleo.locator(".tl-canvas")).toBeVisible();
  await ada.keyboard.press("Escape");
  await expect(ada.getByRole("dialog")).toHaveCount(0);
  await expect(ada.getByRole("button", { name: "Share", exact: true })).toBeFocused();
});

test.describe("people who may not be there", () => {
  test.use({ expectedProblems: [/status of (4\d\d|503)/] });

  test("a removed person is out at once and by every link, until they are let back in", async ({
    app,
    browser,
  }) => {
    const board = await createBoard(app, { title: "Removed", template: "blank" });
    const ben = await joinAs(browser, board, "participant", "Ben");
    const viewer = await joinAs(browser, board, "viewer");
    const ada = await onPhone(browser);
    await ada.goto(board.links.facilitator);
    await ada.getByRole("dialog").getByRole("textbox").fill("Ada");
    await ada.keyboard.press("Enter");
    await expect(ada.locator(".tl-canvas")).toBeVisible();
    await expect(ada.getByTestId("people")).toHaveAccessibleName("3 people here");

    await ada.getByTestId("people").tap();
    await ada.getByRole("button", { name: "Manage people" }).tap();
    const dialog = ada.getByRole("dialog", { name: "Share this board" });
    await expect(dialog.getByRole("listitem")).toHaveCount(3);
    await expect(dialog.getByText("Ada (you)")).toBeVisible();
    await dialog.getByRole("button", { name: "Remove Ben" }).tap();
    await dialog.getByRole("group").getByRole("button", { name: "Remove Ben" }).tap();

    await expect(ben.getByRole("heading", { level: 1 })).toHaveText("You were removed from this board");
    await expect(ben.locator(".tl-canvas")).toHaveCount(0);
    await expect(viewer.getByText("Reading only")).toBeVisible();
    for (const role of ["participant", "viewer"] as const) {
      const answer = await ben.goto(board.links[role]);
      expect(answer?.status(), role).toBe(403);
      await expect(ben.getByRole("heading", { level: 1 })).toHaveText("You were removed from this board");
      expect(ben.url()).not.toContain(board.tokens[role]);
    }
    expect((await ben.goto(`${app.url}/board/${board.id}`))?.status()).toBe(403);

    await dialog.getByRole("button", { name: "Let back in" }).tap();
    await expect(dialog.getByTestId("removed-person")).toHaveCount(0);
    await ben.getByRole("link", { name: "Try again" }).click();
    await expect(ben.locator(".tl-canvas")).toBeVisible();
    await drawRectangle(ben, { x: 300, y: 300 });
    await expectSaved(ben);
    await expect(shapes(viewer)).toHaveCount(1);

    // The title is renamed in place; on a phone that place is the whole row.
    await dialog.getByRole("button", { name: "Close" }).tap();
    await ada.getByRole("button", { name: /^Removed/ }).tap();
    const title = ada.getByRole("textbox", { name: "Board title" });
    expect((await title.boundingBox())?.width).toBeGreaterThan(360);
    await title.fill("Everybody is back");
    await title.press("Enter");
    await expect(viewer.getByRole("heading", { name: "Everybody is back" })).toBeVisible();
  });

  test("each link that opens nothing has its page, its status and a way on", async ({ app, browser }) => {
    const board = await createBoard(app, { title: "Ended", template: "blank" });
    const make = async (body: object) =>
      (await (await manage(app, board, "POST", "/links", body)).json()) as LinkSummary;
    const revoked = await make({ role: "viewer", label: "revoked" });
    await manage(app, board, "DELETE", "/links", { id: revoked.id });
    const expired = await make({
      role: "viewer",
      label: "expired",
      expiresAt: new Date(Date.now() + 500).toISOString(),
    });
    await expect
      .poll(async () => (await fetch(expired.url, { redirect: "manual" })).headers.get("location"))
      .toContain("link_expired");

    const page = await onPhone(browser);
    const cases: [link: string, status: number, title: RegExp, says: RegExp][] = [
      [revoked.url, 410, /revoked/, /ask the facilitator/],
      [expired.url, 410, /expired/, /ask the facilitator/],
      [`${app.url}/join/unknown-link`, 404, /not known/, /Check that it is whole/],
      [`${app.url}/board/${board.id}`, 401, /opens with a link/, /Ask whoever runs the discussion/],
    ];
    for (const [link, status, title, says] of cases) {
      const answer = await page.goto(link);
      expect(answer?.status(), link).toBe(status);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
      await expect(page.getByRole("main")).toContainText(says);
      await expect(page.getByRole("link", { name: "All boards" })).toBeInViewport();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    }
  });

  test("a full board says so and lets people in when somebody leaves", async ({ app, browser }) => {
    const board = await createBoard(app, { title: "Full", template: "blank" });
    const address = `${app.url.replace("http", "ws")}/sync/${board.id}?token=${board.tokens.viewer}`;
    const sockets = await Promise.all(
      Array.from({ length: LIMITS.connectionsPerBoard }, async () => {
        const socket = new WebSocket(address);
        await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
        return socket;
      }),
    );
    const page = await (await browser.newContext()).newPage();
    await openBoard(page, board.id, board.links.viewer);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("The board is full at the moment");
    await expect(page.getByRole("status").filter({ hasText: "keeps trying" })).toBeVisible();
    for (const socket of sockets) socket.terminate();
    await expect(page.locator(".tl-canvas")).toBeVisible({ timeout: 45_000 });
  });
});

test("a participant sees the links to pass on, a viewer none", async ({ app, browser }) => {
  const board = await createBoard(app, { title: "Passing on", template: "blank" });
  await manage(app, board, "POST", "/links", { role: "viewer", label: "Press" });
  const ben = await joinAs(browser, board, "participant", "Ben");
  const viewer = await joinAs(browser, board, "viewer");
  const dialog = await openShare(ben);
  await expect(dialog.getByTestId("link")).toHaveCount(3);
  for (const role of ["participant", "viewer", "room"] as const) {
    expect(await addressOf(rows(dialog, role))).toBe(board.links[role]);
  }
  await expect(dialog.getByRole("button", { name: /Revoke|New link/ })).toHaveCount(0);
  await dialog.getByRole("tab", { name: /Here now/ }).click();
  await expect(dialog.getByRole("listitem")).toHaveCount(2);
  await expect(dialog.getByRole("button", { name: /Remove/ })).toHaveCount(0);
  await expect(viewer.getByRole("button", { name: "Share", exact: true })).toHaveCount(0);
});

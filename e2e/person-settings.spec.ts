import type { Locator, Page } from "@playwright/test";
import { createBoard, expectSaved, joinAs, shapes } from "./fixtures/boards";
import { expect, test } from "./fixtures/test";

async function openSettings(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Board menu" }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  return page.getByRole("dialog", { name: "Settings" });
}

/** Chooses an option of a group that is drawn as buttons. */
async function choose(dialog: Locator, group: string, option: string): Promise<void> {
  await dialog.getByRole("group", { name: group }).getByText(option, { exact: true }).click();
  await expect(dialog.getByRole("group", { name: group }).getByRole("radio", { name: option })).toBeChecked();
}

const theme = (page: Page) =>
  page.evaluate(() => ({
    page: getComputedStyle(document.documentElement).colorScheme,
    canvas: document.querySelector(".tl-container")?.classList.contains("tl-theme__dark"),
  }));

test("a person's settings take effect at once, for the others too, and are kept", async ({
  app,
  browser,
}) => {
  const board = await createBoard(app, { title: "Settings", template: "blank" });
  const ada = await joinAs(browser, board, "facilitator", "Ada");
  const ben = await joinAs(browser, board, "participant", "Ben");
  await ada.mouse.move(500, 400);
  await expect(ben.locator(".tl-collaborator__cursor")).toContainText("Ada");

  const dialog = await openSettings(ada);
  await dialog.getByLabel("Name").fill("Ada L.");
  await dialog.getByRole("radio", { name: "Colour 5" }).check({ force: true });
  await expect(ben.getByRole("button", { name: /^Follow Ada L\./ })).toBeVisible();
  await expect(ben.locator(".tl-collaborator__cursor")).toContainText("Ada L.");
  await dialog.getByLabel("Name").fill("");
  await expect(dialog.getByRole("alert")).toContainText("Who edits has a name");
  await choose(dialog, "Appearance", "Dark");
  expect(await theme(ada)).toEqual({ page: "dark", canvas: true });
  await choose(dialog, "Motion", "Reduced");
  // Focus comes back to the menu's button, which is the one that is still there.
  await ada.keyboard.press("Escape");
  await expect(ada.getByRole("button", { name: "Board menu" })).toBeFocused();

  await ada.reload();
  await expect(ada.locator(".tl-canvas")).toBeVisible();
  expect(await theme(ada)).toEqual({ page: "dark", canvas: true });
  await expect(ada.locator("html")).toHaveAttribute("data-motion", "reduce");
  const again = await openSettings(ada);
  await expect(again.getByLabel("Name")).toHaveValue("Ada L.");
  await expect(again.getByRole("radio", { name: "Colour 5" })).toBeChecked();
  await choose(again, "Appearance", "As the system");
  expect(await theme(ada)).toEqual({ page: "light dark", canvas: false });
  await choose(again, "Motion", "As the system");
  await expect(ada.locator("html")).not.toHaveAttribute("data-motion");
});

test.describe("on a phone", () => {
  // What Chromium says about tldraw's own listeners when its canvas and buttons are touched.
  test.use({
    expectedProblems: [/Unable to preventDefault inside passive|Ignored attempt to cancel a touch/],
  });

  test("settings from the start page, and a pen that alone draws", async ({ app, browser }) => {
    const board = await createBoard(app, { title: "Pen", template: "blank" });
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    const page = await context.newPage();
    await page.goto(app.url);
    await page.getByRole("button", { name: "Settings" }).tap();
    const home = page.getByRole("dialog", { name: "Settings" });
    await home.getByLabel("Name").fill("Ada");
    await choose(home, "Drawing on a touch screen", "Pen only");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Settings" })).toBeFocused();

    // The name is known now: no board asks for it any more.
    await page.goto(board.links.participant);
    await expect(page.locator(".tl-canvas")).toBeVisible();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page.getByTestId("people")).toBeInViewport();
    await expect(page.getByRole("button", { name: "Board menu" })).toBeInViewport();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);

    const device = await context.newCDPSession(page);
    const drawWithFinger = async (y: number) => {
      const touch = (type: "touchStart" | "touchMove" | "touchEnd", x?: number) =>
        device.send("Input.dispatchTouchEvent", { type, touchPoints: x === undefined ? [] : [{ x, y }] });
      await touch("touchStart", 100);
      for (let x = 110; x <= 220; x += 10) await touch("touchMove", x);
      await touch("touchEnd");
    };
    const drawWithPen = async (y: number) => {
      const pen = (type: "mousePressed" | "mouseMoved" | "mouseReleased", x: number) =>
        device.send("Input.dispatchMouseEvent", {
          type,
          x,
          y,
          pointerType: "pen",
          button: "left",
          buttons: type === "mouseReleased" ? 0 : 1,
          clickCount: 1,
        });
      await pen("mousePressed", 100);
      for (let x = 110; x <= 220; x += 10) await pen("mouseMoved", x);
      await pen("mouseReleased", 220);
    };
    await page.getByTestId("tools.draw").tap();
    await drawWithFinger(300);
    await drawWithPen(400);
    await expect(shapes(page)).toHaveCount(1);
    await expectSaved(page);

    // tldraw's own way out ends the setting, too.
    await page.getByRole("button", { name: "Exit pen mode" }).tap();
    const dialog = await openSettings(page);
    await expect(dialog.getByRole("radio", { name: "Pen and fingers" })).toBeChecked();
    await page.keyboard.press("Escape");
    await drawWithFinger(300);
    await expect(shapes(page)).toHaveCount(2);
  });
});

test("a screen reader hears who comes and goes, and a reader may have a name", async ({ app, browser }) => {
  const board = await createBoard(app, { title: "Heard", template: "proposals" });
  const ada = await joinAs(browser, board, "facilitator", "Ada");
  const heard = ada.getByTestId("people-announcement");
  await expect(heard).toHaveText("The board is open. Nobody else is here.");
  const ben = await joinAs(browser, board, "participant", "Ben");
  await expect(heard).toHaveText("Ben joined.");
  await ben.context().close();
  await expect(heard).toHaveText("Ben left.");

  const viewer = await joinAs(browser, board, "viewer");
  const dialog = await openSettings(viewer);
  await dialog.getByLabel("Name").fill("Vera");
  await expect(ada.getByRole("img", { name: "Vera" })).toBeVisible();
  await dialog.getByLabel("Name").fill("");
  await expect(ada.getByRole("img", { name: "Reader" })).toBeVisible();
  await viewer.keyboard.press("Escape");

  // What the template is for stands beside the title.
  await viewer.getByRole("button", { name: "How this board works: Proposals" }).click();
  await expect(viewer.getByText("Weigh what is on the table.")).toBeVisible();
  await viewer.keyboard.press("Escape");
});

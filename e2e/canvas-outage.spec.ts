import { createBoard, openBoard } from "./fixtures/boards";
import { expect, test } from "./fixtures/test";

test.describe("while pictures of the interface cannot be loaded", () => {
  test.use({ expectedProblems: [/Failed to load resource.*0_merged\.svg/] });

  test("the board opens without an uncaught error", async ({ app, browser }) => {
    const board = await createBoard(app, { title: "No icons", template: "blank" });
    const context = await browser.newContext();
    const refused = new Set<string>();
    await context.route("**/0_merged.svg*", (route) => {
      refused.add(new URL(route.request().url()).pathname);
      return route.fulfill({ status: 503, body: "" });
    });
    const page = await context.newPage();
    await openBoard(page, board.id, board.links.viewer);
    await expect(page.locator(".tl-canvas")).toBeVisible();
    await expect.poll(() => refused.size).toBeGreaterThan(0);
    // An uncaught error of the page fails the test (fixtures/page-problems.ts).
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  });
});

test.describe("while code of a panel cannot be loaded", () => {
  test.use({ expectedProblems: [/\/_next\/static\/chunks\//] });

  test("that is said, and trying again opens it", async ({ app, browser }) => {
    const board = await createBoard(app, { title: "Late code", template: "blank" });
    const context = await browser.newContext();
    // It would be fetched beforehand in the first quiet moment, which does not come here.
    await context.addInitScript(() => {
      window.requestIdleCallback = () => 0;
    });
    const page = await context.newPage();
    await openBoard(page, board.id, board.links.facilitator);
    await page.getByRole("dialog").getByRole("textbox").fill("Ada");
    await page.keyboard.press("Enter");
    await expect(page.locator(".tl-canvas")).toBeVisible();
    await expect(page.getByTestId("saved-state")).toHaveAttribute("data-online", "true");

    await context.route("**/_next/static/chunks/**", (route) => route.abort());
    await page.getByRole("button", { name: "Share" }).click();
    const problem = page.getByRole("dialog", { name: "This part of the page did not load" });
    await expect(problem).toBeVisible();
    await context.unroute("**/_next/static/chunks/**");
    await problem.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("dialog", { name: "Share" })).toBeVisible();
  });
});

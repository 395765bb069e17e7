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

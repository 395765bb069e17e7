import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./fixtures/axe";
import { createBoard, expectSaved, joinAs } from "./fixtures/boards";
import { expect, test } from "./fixtures/test";

const QUESTION = "How often do new problematic features appear?";
const GRID = "Livepatch support by architecture";

async function openOutline(page: Page): Promise<Locator> {
  const button = page.getByRole("button", { name: "Show the outline" });
  await button.focus();
  await page.keyboard.press("Enter");
  const outline = page.getByRole("complementary", { name: "Outline" });
  await expect(outline.getByRole("heading", { name: "Outline" })).toBeFocused();
  return outline;
}

/** One item in the outline, by what its heading says. */
function entry(outline: Locator, title: string): Locator {
  return outline.getByRole("article").filter({ has: outline.page().getByRole("heading", { name: title }) });
}

test("the outline is read, walked through and edited without the canvas, and kept live", async ({
  app,
  browser,
}) => {
  const board = await createBoard(app, { title: "Outline", template: "late-module-patching" });
  const ada = await joinAs(browser, board, "participant", "Ada");
  const ben = await joinAs(browser, board, "participant", "Ben");
  const outline = await openOutline(ben);

  // Frames are headings in the order in which a room reads them, items are headings below them.
  const sections = await outline.getByRole("heading", { level: 3 }).allInnerTexts();
  expect(sections.slice(0, 4)).toEqual([
    "2 Problem scope",
    "3 Proposals (1 of 2)",
    "4 Proposals (2 of 2)",
    "5 Criteria",
  ]);
  await expect(outline.getByRole("heading", { level: 4, name: `Question, Open: ${QUESTION}` })).toBeVisible();
  await expect(entry(outline, "Load the modules as dependencies").getByRole("listitem")).toContainText([
    "Positive: Removes notifiers",
    "Blocking: Loads unwanted modules",
    "Negative: A module may be missing",
  ]);
  await expect(entry(outline, "Explore livepatch module files")).toContainText(
    "Distributions: would not accept forced loading",
  );
  const grid = entry(outline, GRID);
  await expect(grid.getByRole("columnheader")).toHaveText(["Feature", "x86_64", "ppc64le", "s390x", "arm64"]);
  await expect(grid.getByRole("row", { name: /^reliable stack trace/ }).getByRole("cell")).toHaveText([
    "ok",
    "ok",
    "TODO: in review, November 2019",
    "TODO",
  ]);
  await expect(grid.getByRole("link").first()).toHaveAttribute("href", /^https:\/\/lore\.kernel\.org\//);

  // A question is answered here, with the same fields as on the canvas, by keyboard.
  const question = entry(outline, QUESTION);
  await question.getByRole("button", { name: /^Edit/ }).press("Enter");
  const field = (name: string) => question.getByRole("textbox", { name, exact: true });
  await expect(field("Question")).toBeFocused();
  await ben.keyboard.press("Tab");
  await expect(question.getByRole("radio", { name: "Open" })).toBeFocused();
  await ben.keyboard.press("Tab");
  await expect(field("Answer")).toBeFocused();
  await ben.keyboard.type("Once a release");

  // Ada goes on in the same text in her outline: hers, too, is live, and Ben's caret stays where it is.
  const hers = await openOutline(ada);
  await expect(entry(hers, QUESTION)).toContainText("Once a release");
  await entry(hers, QUESTION).getByRole("button", { name: /^Edit/ }).press("Enter");
  await entry(hers, QUESTION).getByRole("textbox", { name: "Answer", exact: true }).focus();
  await ada.keyboard.press("Control+End");
  await Promise.all([
    ada.keyboard.type(", at least", { delay: 20 }),
    (async () => {
      await ben.keyboard.press("Home");
      await ben.keyboard.type("Two answers: ", { delay: 20 });
    })(),
  ]);
  await expect(field("Answer")).toHaveValue("Two answers: Once a release, at least");
  await expect(field("Answer")).toBeFocused();
  await expect(field("Answer")).toHaveAccessibleDescription(/Ada/);

  // An item that comes before it moves the question in the outline, not the focus in it.
  await ada.keyboard.press("Escape");
  await ada.mouse.click(20, 500);
  await ada.keyboard.press("Shift+Q");
  await ada.keyboard.press("Enter");
  await ada
    .getByTestId("item-panel")
    .getByRole("textbox", { name: "Question", exact: true })
    .fill("First of all?");
  await expect(outline.getByRole("heading", { name: "Question, Open: First of all?" })).toBeVisible();
  await expect(field("Answer")).toBeFocused();
  await question.getByRole("radio", { name: "Answered" }).press("Space");
  await expect(outline.getByRole("heading", { name: `Question, Answered: ${QUESTION}` })).toBeVisible();
  await field("Answer").focus();
  await ben.keyboard.press("Escape");
  await expect(question.getByRole("button", { name: /^Edit/ })).toBeFocused();
  await expect(question).toContainText("Two answers: Once a release, at least");

  // A grid, row by row.
  await grid.getByRole("button", { name: /^Edit/ }).press("Enter");
  await grid.getByRole("combobox", { name: "Row to fill in" }).selectOption({ label: "6. objtool" });
  await grid.getByRole("combobox", { name: "arm64" }).selectOption({ label: "ok" });
  await grid.getByRole("textbox", { name: "arm64: Note or condition" }).fill("since 2026");
  await grid.getByRole("textbox", { name: "Row", exact: true }).fill("objtool validation");
  await ben.keyboard.press("Escape");
  const row = entry(hers, GRID).getByRole("row", { name: /^objtool validation/ });
  await expect(row.getByRole("cell").last()).toHaveText("ok: since 2026");
  await expectSaved(ben);

  // The way from the outline to the place on the canvas, and from there back.
  await question.getByRole("button", { name: /^Show/ }).press("Enter");
  await expect(ben.locator(".tl-shape", { hasText: "Once a release" })).toBeInViewport();
  await outline.getByRole("button", { name: "Close the outline" }).press("Enter");
  await expect(ben.getByRole("button", { name: "Show the outline" })).toBeFocused();

  const reader = await joinAs(browser, board, "viewer");
  const theirs = await openOutline(reader);
  await expect(entry(theirs, QUESTION)).toContainText("Two answers");
  await expect(theirs.getByRole("button", { name: /^Edit/ })).toHaveCount(0);
});

test.describe("axe finds nothing, light and dark", () => {
  test.slow();

  test("where items are edited", async ({ app, browser }) => {
    const board = await createBoard(app, { title: "Accessible items", template: "problem-scope" });
    const page = await joinAs(browser, board, "participant", "Ada");
    await page.keyboard.press("i");
    await expect(page.getByRole("menu", { name: "Add to the board" })).toBeVisible();
    await expectAccessible(page, "the menu of new things", "[data-testid=quick-add]");
    await page.keyboard.press("p");
    const panel = page.getByTestId("item-panel");
    await expect(panel).toBeVisible();
    await page.keyboard.type("A proposal");
    await panel.getByRole("button", { name: "Add a blocking point" }).click();
    await page.keyboard.type("unsafe");
    await panel.getByRole("button", { name: "Add a link to code" }).click();
    await expectAccessible(page, "the fields of a proposal", "[data-testid=item-panel]");
    await page.keyboard.press("Escape");
    await expect(panel).toHaveCount(0);

    for (const [letter, kind] of [
      ["c", "decision"],
      ["a", "action item"],
      ["q", "question"],
    ] as const) {
      await page.keyboard.press("Escape");
      await page.keyboard.press("i");
      await page.keyboard.press(letter);
      await expect(panel).toBeVisible();
      await expectAccessible(page, `the fields of a ${kind}`, "[data-testid=item-panel]");
      if (kind !== "question") await page.keyboard.press("Escape");
    }
    // The question's fields stay open while the outline shows, and edits, another item beside the canvas.
    const outline = await openOutline(page);
    await outline.getByRole("button", { name: /^Edit “A proposal”/ }).click();
    await expect(outline.getByRole("textbox", { name: "Title" })).toBeVisible();
    await expectAccessible(page, "the board with its panels open");
    await outline.getByRole("button", { name: "Close the outline" }).click();

    await page
      .locator(".tl-canvas")
      .focus()
      .catch(() => undefined);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Shift+G");
    await page.keyboard.press("Enter");
    await expect(page.locator(".grid-field")).toBeFocused();
    await page.keyboard.press("t");
    await expectAccessible(page, "a grid that is edited", ".tl-shape[data-shape-type=feature-grid]");
    await expectAccessible(page, "the fields of a grid", "[data-testid=grid-panel]");
  });
});

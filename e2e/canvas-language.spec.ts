import {
  createBoard,
  drawRectangle,
  expectCopied,
  expectSaved,
  joinAs,
  openBoard,
  shapes,
} from "./fixtures/boards";
import { expect, test } from "./fixtures/test";

test("tldraw's words follow the browser's language, from this host", async ({ app, browser }) => {
  const board = await createBoard(app, { title: "Sprache", template: "blank" });
  const context = await browser.newContext({ locale: "de-DE" });
  const page = await context.newPage();
  const requested: string[] = [];
  page.on("request", (request) => requested.push(request.url()));
  await openBoard(page, board.id, board.links.viewer);
  await expect(page.locator(".tl-canvas")).toBeVisible();
  await expect(page.getByTestId("main-menu.button")).toHaveAttribute("title", "Menü");
  expect(
    requested.filter((url) => url.startsWith(app.url) && url.endsWith("/translations/de.json")),
  ).not.toEqual([]);
});

test("the canvas is dark where the system is, and as chosen", async ({ app, browser }) => {
  const board = await createBoard(app, { title: "Dark", template: "blank" });
  const context = await browser.newContext({ colorScheme: "dark" });
  const page = await context.newPage();
  await openBoard(page, board.id, board.links.viewer);
  const canvas = page.locator(".tl-container");
  await expect(canvas).toHaveClass(/tl-theme__dark/);
  await page.getByRole("button", { name: "Board menu" }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  await page.getByRole("dialog").getByText("Light", { exact: true }).click();
  await expect(canvas).toHaveClass(/tl-theme__light/);
});

for (const host of ["url", "namedUrl"] as const) {
  test(`shapes go to another board and as text into other programs (${host === "url" ? "secure context" : "plain http"})`, async ({
    app,
    browser,
  }) => {
    const [one, two] = [
      await createBoard(app, { title: "One", template: "blank" }),
      await createBoard(app, { title: "Two", template: "blank" }),
    ];
    const page = await joinAs(browser, one, "participant", "Ada", { origin: app[host] });
    if (host === "url") await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.keyboard.press("n");
    await page.mouse.click(600, 400);
    await expect(page.locator(".tl-shape [contenteditable=true]")).toBeFocused();
    await page.keyboard.type("klp_transition <b>&amp; größer");
    await page.keyboard.press("Escape");
    await drawRectangle(page, { x: 200, y: 300 });
    await page.keyboard.press("Escape");
    await page.keyboard.press("i");
    await expect(page.getByTestId("quick-add")).toBeVisible();
    await page.keyboard.press("p");
    await expect(page.getByTestId("item-panel")).toBeVisible();
    await page.keyboard.type("Load <all> modules");
    await page.keyboard.press("Escape");
    await expect(page.getByTestId("item-panel")).toHaveCount(0);
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+c");
    if (host === "url") await expectCopied(page);
    await expectSaved(page);

    // Another program: a plain text field of a page that is not ours would read the same.
    await page.evaluate(() => {
      const field = document.createElement("textarea");
      field.id = "elsewhere";
      document.body.append(field);
      field.focus();
    });
    await page.keyboard.press("Control+v");
    await expect(page.locator("#elsewhere")).toHaveValue(/klp_transition <b>&amp; größer/);

    // A program with rich text, such as a mail: it takes the HTML.
    const letter = page.locator("#letter");
    await page.evaluate(() => {
      const field = document.createElement("div");
      field.id = "letter";
      field.contentEditable = "true";
      document.body.append(field);
      field.focus();
    });
    await page.keyboard.press("Control+v");
    await expect(letter.locator("p")).toHaveText(["klp_transition <b>&amp; größer", "Load <all> modules"]);
    expect((await letter.innerText()).split(/\n+/)).toEqual([
      "klp_transition <b>&amp; größer",
      "Load <all> modules",
    ]);

    await page.goto(`${app[host]}${new URL(two.links.participant).pathname}`);
    await expect(page.locator(".tl-canvas")).toBeVisible();
    await page.keyboard.press("Control+v");
    await expect(shapes(page)).toHaveCount(3);
    const note = page.locator(".tl-shape[data-shape-type=note]");
    const proposal = page.locator(".tl-shape[data-shape-type=proposal]");
    await expect(note).toContainText("klp_transition <b>&amp; größer");
    await expect(proposal).toContainText("Load <all> modules");
    await page.keyboard.press("Control+x");
    await expect(shapes(page)).toHaveCount(0);
    await page.keyboard.press("Control+v");
    await expect(shapes(page)).toHaveCount(3);

    // The menu's cut, which has no event of its own; and its paste, where a page may read the clipboard.
    await note.click({ button: "right" });
    await page.getByTestId("context-menu.cut").click();
    await expect(shapes(page)).toHaveCount(0);
    if (host === "url") {
      await page.locator(".tl-canvas").click({ button: "right", position: { x: 400, y: 300 } });
      await page.getByTestId("context-menu.paste").click();
    } else {
      await page.keyboard.press("Control+v");
    }
    await expect(shapes(page)).toHaveCount(3);
    await expect(proposal).toContainText("Load <all> modules");
    await expectSaved(page);
  });
}

test("frames, groups, locks and pages are the same for everybody", async ({ app, browser }) => {
  const board = await createBoard(app, { title: "Tools", template: "blank" });
  const ada = await joinAs(browser, board, "participant", "Ada");
  const ben = await joinAs(browser, board, "participant", "Ben");
  await drawRectangle(ada, { x: 300, y: 250 });
  await drawRectangle(ada, { x: 500, y: 250 });
  await ada.keyboard.press("Control+a");
  await ada.keyboard.press("Control+g");
  await expect(ben.locator(".tl-shape[data-shape-type=group]")).toHaveCount(1);
  await ada.keyboard.press("Shift+l");
  await expectSaved(ada);

  // Locked: selecting all and deleting leaves it.
  await ben.keyboard.press("Control+a");
  await ben.keyboard.press("Delete");
  await drawRectangle(ben, { x: 300, y: 500 });
  await expect(ben.locator(".tl-shape[data-shape-type=geo]")).toHaveCount(3);
  await expect(ada.locator(".tl-shape[data-shape-type=geo]")).toHaveCount(3);

  await ben.keyboard.press("f");
  await ben.mouse.move(700, 300);
  await ben.mouse.down();
  await ben.mouse.move(950, 550, { steps: 5 });
  await ben.mouse.up();
  await expect(ada.locator(".tl-shape[data-shape-type=frame]")).toHaveCount(1);

  await ada.getByTestId("page-menu.button").click();
  await ada.getByTestId("page-menu.create").click();
  await ada.keyboard.press("Escape");
  await expect(shapes(ada)).toHaveCount(0);
  await ben.getByTestId("page-menu.button").click();
  await expect(ben.getByTestId("page-menu.item")).toHaveCount(2);
});

import { createBoard, openBoard } from "./fixtures/boards";
import { expect, test } from "./fixtures/test";
import { en } from "@/client/ui/messages/t";
import type { Page } from "@playwright/test";

// The page about an expired link has the status of that.
test.use({ expectedProblems: [/link-problem.* status of 410/] });

test("pages speak the browser's language from their first byte, or the one that the person chose", async ({
  app,
  browser,
}) => {
  const board = await createBoard(app, { title: "Sprache", template: "blank" });
  const context = await browser.newContext({ locale: "de-AT" });
  const page = await context.newPage();
  const scripts: string[] = [];
  context.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/messages/")) scripts.push(pathname.split(".")[0] ?? "");
  });

  const home = await page.goto(app.url);
  expect(await home?.text()).toContain("Ein Whiteboard für technische Diskussionen</h1>");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await page.getByRole("button", { name: "Board anlegen" }).click();
  // Said by the page itself, after it was drawn.
  await expect(page.getByText("Gib dem Board einen Titel")).toBeVisible();
  expect(await englishOn(page)).toEqual([]);
  await page.getByRole("button", { name: "Einstellungen" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(await englishOn(page)).toEqual([]);
  await page.keyboard.press("Escape");

  await openBoard(page, board.id, board.links.viewer);
  await expect(page.getByTestId("main-menu.button")).toHaveAttribute("title", "Menü");
  await page.getByRole("button", { name: "Board-Menü" }).click();
  await page.getByRole("menuitem", { name: "Einstellungen" }).click();
  await page.getByRole("button", { name: "Français" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await expect(page.getByRole("button", { name: "Menu du tableau" })).toBeVisible();
  await expect(page.getByTestId("main-menu.button")).toHaveAttribute("title", "Menu");
  await page.getByTestId("main-menu.button").click();
  await expect(page.getByRole("menuitem", { name: "Préférences" })).toBeVisible();
  await page.keyboard.press("Escape");
  // One place to choose it in: tldraw's menu has none.
  await expect(page.getByTestId("main-menu-sub.help menu language-button")).toHaveCount(0);

  await page.goto(`${app.url}/link-problem?code=link_expired`);
  await expect(page.getByRole("heading", { name: "Ce lien a expiré" })).toBeVisible();
  expect(await englishOn(page)).toEqual([]);
  expect(await page.title()).toBe("Ce lien a expiré · Paperboard");

  await page.goto(app.url);
  await page.getByRole("button", { name: "Réglages" }).click();
  await expect(page.getByRole("button", { name: "Français" })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Automatique" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");

  expect(new Set(scripts)).toEqual(new Set(["/messages/de", "/messages/fr"]));

  // Nobody loads a language that the page is not in, neither as a script of its own nor inside of another.
  const english = await browser.newContext({ locale: "ja-JP" });
  const reader = await english.newPage();
  const loaded: Promise<string>[] = [];
  reader.on("response", (response) => {
    if (response.request().resourceType() === "script") loaded.push(response.text());
  });
  await openBoard(reader, board.id, board.links.viewer);
  await expect(reader.locator("html")).toHaveAttribute("lang", "en");
  await expect(reader.getByRole("button", { name: "Board menu" })).toBeVisible();
  // tldraw speaks what we do not.
  await expect(reader.getByTestId("main-menu.button")).toHaveAttribute("title", "メニュー");
  const code = (await Promise.all(loaded)).join("\n");
  expect(code).toContain("A whiteboard for technical discussions");
  expect(code).not.toContain("Ein Whiteboard für technische Diskussionen");
  expect(code).not.toContain("Un tableau blanc pour les discussions techniques");
});

/** Sentences of the English catalogue that stand on a page in another language; single words may be the same in both. */
async function englishOn(page: Page): Promise<string[]> {
  const english = Object.values(en)
    .flatMap((message) => (typeof message === "string" ? [message] : Object.values(message)))
    .filter((sentence) => sentence.split(" ").length > 2 && !sentence.includes("{"));
  const shown = await page.evaluate(() => document.body.innerText);
  return english.filter((sentence) => shown.includes(sentence));
}

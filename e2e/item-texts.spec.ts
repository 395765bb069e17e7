import type { Page } from "@playwright/test";
import { createBoard, expectSaved, joinAs } from "./fixtures/boards";
import { expect, test } from "./fixtures/test";

function field(page: Page, label: string) {
  return page.getByTestId("item-panel").getByRole("textbox", { name: label, exact: true });
}

async function openQuestion(page: Page): Promise<void> {
  await page.locator('.tl-shape[data-shape-type="question"]').dblclick({ force: true });
  await expect(field(page, "Answer")).toBeVisible();
}

/** The text of the canvas's card, without its line breaks. */
async function cardText(page: Page): Promise<string> {
  const lines = await page.locator('.tl-shape[data-shape-type="question"]').allInnerTexts();
  return lines.join(" ").replaceAll(/\s+/g, " ");
}

test("two people type into one answer at once, each keeps caret and focus, and undoes only their own", async ({
  app,
  browser,
}) => {
  const board = await createBoard(app, { title: "Typing together", template: "blank" });
  const ada = await joinAs(browser, board, "participant", "Ada");
  await ada.keyboard.press("Shift+Q");
  await ada.mouse.click(500, 300);
  await field(ada, "Question").fill("How often?");
  await expectSaved(ada);

  const ben = await joinAs(browser, board, "participant", "Ben");
  await openQuestion(ben);

  // Into the same empty text at once.
  await field(ada, "Answer").focus();
  await field(ben, "Answer").focus();
  await Promise.all([
    ada.keyboard.type("in 3971 functions", { delay: 20 }),
    ben.keyboard.type("ABOUT EIGHT PERCENT", { delay: 20 }),
  ]);
  const both = (text: string) => [...text].sort().join("");
  const expected = both("in 3971 functionsABOUT EIGHT PERCENT");
  for (const page of [ada, ben]) {
    await expect.poll(async () => both(await field(page, "Answer").inputValue())).toBe(expected);
    await expect(field(page, "Answer")).toBeFocused();
  }
  expect(await field(ada, "Answer").inputValue()).toBe(await field(ben, "Answer").inputValue());

  // Each sees who else types here.
  await expect(field(ada, "Answer")).toHaveAccessibleDescription("Ben is typing here.");
  await expect(field(ben, "Answer")).toHaveAccessibleDescription("Ada is typing here.");

  // A caret in the middle stays with its words while the other goes on before it.
  await field(ada, "Answer").fill("one three");
  await expect(field(ben, "Answer")).toHaveValue("one three");
  await field(ben, "Answer").press("End");
  await field(ada, "Answer").evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(4, 4));
  await ada.keyboard.type("two ");
  await expect(field(ben, "Answer")).toHaveValue("one two three");
  await ben.keyboard.type(" four");
  await expect(field(ada, "Answer")).toHaveValue("one two three four");
  await ada.keyboard.type("and a half ");
  await expect(field(ben, "Answer")).toHaveValue("one two and a half three four");

  // Undo in the field takes back the own typing of the last moment only.
  await ben.keyboard.press("Control+z");
  await expect(field(ada, "Answer")).not.toHaveValue(/four/);
  await expect(field(ada, "Answer")).toHaveValue(/two and a half three/);

  // Offline both go on; everything comes together again, and the card on the canvas shows it.
  await ada.context().setOffline(true);
  await field(ada, "Answer").press("Home");
  await ada.keyboard.type("offline: ");
  await field(ben, "Answer").press("End");
  await ben.keyboard.type(" online");
  await ada.context().setOffline(false);
  await expect(field(ben, "Answer")).toHaveValue(/^offline: .* online$/);
  await expectSaved(ada);
  await expectSaved(ben);
  for (const page of [ada, ben]) {
    await field(page, "Answer").press("Escape");
    await expect(page.getByTestId("item-panel")).toHaveCount(0);
    await expect.poll(() => cardText(page)).toMatch(/offline: .* online/);
  }

  // What Ada typed is one step of her canvas's undo; what Ben typed stays.
  await ada.keyboard.press("Control+z");
  await expect.poll(() => cardText(ben)).not.toContain("offline:");
  expect(await cardText(ben)).toContain("online");
});

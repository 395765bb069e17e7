import type { Page } from "@playwright/test";
import { createBoard, drawRectangle, expectSaved, joinAs, shapes } from "./fixtures/boards";
import { expect, test } from "./fixtures/test";

interface Place {
  x: number;
  y: number;
}

/** Where the upper left corner of each shape stands on the screen, in whole pixels; in no particular order. */
async function shapesAt(page: Page): Promise<Place[]> {
  const boxes = await Promise.all((await shapes(page).all()).map((shape) => shape.boundingBox()));
  return boxes.map((box) => ({ x: Math.round(box?.x ?? NaN), y: Math.round(box?.y ?? NaN) }));
}

/** Where the only shape stands. */
async function shapeAt(page: Page): Promise<Place> {
  const places = await shapesAt(page);
  expect(places).toHaveLength(1);
  return places[0] ?? { x: NaN, y: NaN };
}

test("a click on a face follows its person, until Esc or a move of one's own", async ({ app, browser }) => {
  const board = await createBoard(app, { title: "Follow me", template: "blank" });
  const ada = await joinAs(browser, board, "facilitator", "Ada");
  const ben = await joinAs(browser, board, "participant", "Ben");
  const viewer = await joinAs(browser, board, "viewer");
  await drawRectangle(ada, { x: 500, y: 350 });
  await expect(shapes(ben)).toHaveCount(1);
  await expect(shapes(viewer)).toHaveCount(1);
  await ada.keyboard.press("Escape");

  for (const follower of [ben, viewer]) {
    await follower.getByRole("button", { name: "Follow Ada" }).click();
    await expect(follower.getByTestId("following")).toBeVisible();
    await expect(follower.locator(".tlui-following-indicator")).toBeVisible();
  }
  await ada.mouse.move(640, 500);
  await ada.mouse.wheel(300, 200);
  for (const follower of [ben, viewer]) {
    await expect.poll(() => shapeAt(follower)).toEqual(await shapeAt(ada));
  }

  // Ada hears of Ben; of a reader only the name travels.
  await ada.getByTestId("people").click();
  await expect(ada.getByRole("dialog").getByText("Follows you")).toHaveCount(1);
  await ada.keyboard.press("Escape");

  await ben.keyboard.press("Escape");
  await expect(ben.getByTestId("following")).toHaveCount(0);
  await viewer.mouse.move(640, 500);
  await viewer.mouse.wheel(0, 100);
  await expect(viewer.getByTestId("following")).toHaveCount(0);
  const before = await shapeAt(viewer);
  await ada.mouse.wheel(-100, -100);
  // The list had the focus; the canvas takes keys again once it is clicked.
  await ada.mouse.click(300, 600);
  await drawRectangle(ada, { x: 600, y: 500 });
  await expect(shapes(viewer)).toHaveCount(2);
  expect(await shapesAt(viewer)).toContainEqual(before);
});

test("two people who follow each other keep following", async ({ app, browser }) => {
  const board = await createBoard(app, { title: "Circle", template: "blank" });
  const ada = await joinAs(browser, board, "participant", "Ada");
  const ben = await joinAs(browser, board, "participant", "Ben");
  await ada.getByRole("button", { name: "Follow Ben" }).click();
  await expect(ada.getByTestId("following")).toBeVisible();
  await expect(ben.getByRole("button", { name: /Follow Ada · Follows you/ })).toBeVisible();
  await ben.getByRole("button", { name: /Follow Ada/ }).click();
  await expect(ben.getByTestId("following")).toBeVisible();
  await ben.mouse.move(600, 400);
  await expect(ada.getByTestId("following")).toBeVisible();
});

test("the list counts people, readers and screens; another tab is still the same person", async ({
  app,
  browser,
}) => {
  const board = await createBoard(app, { title: "Who is here", template: "blank" });
  const ada = await joinAs(browser, board, "facilitator", "Ada");
  await joinAs(browser, board, "participant", "Ben");
  await joinAs(browser, board, "viewer");
  await joinAs(browser, board, "room");
  const people = ada.getByTestId("people");
  await expect(people).toHaveAccessibleName("3 people here");

  const second = await ada.context().newPage();
  await second.goto(`${app.url}/board/${board.id}`);
  await expect(second.locator(".tl-canvas")).toBeVisible();
  await expect(second.getByTestId("people")).toHaveAccessibleName("3 people here");
  await expect(people).toHaveAccessibleName("3 people here");

  await people.click();
  const list = ada.getByRole("dialog");
  await expect(list).toContainText("2 taking part, 1 reading");
  await expect(list).toContainText("1 room screen");
  await expect(list).toContainText("Ada (you)");
  await expect(list.getByRole("listitem")).toHaveCount(3);
});

test("who leaves disappears, who reloads is there once", async ({ app, browser }) => {
  const board = await createBoard(app, { title: "Coming and going", template: "blank" });
  const ada = await joinAs(browser, board, "participant", "Ada");
  const ben = await joinAs(browser, board, "participant", "Ben");
  await ben.mouse.move(500, 400);
  await expect(ada.locator(".tl-collaborator__cursor")).toHaveCount(1);
  await ada.getByRole("button", { name: "Follow Ben" }).click();
  await expect(ada.getByTestId("following")).toBeVisible();

  await ben.reload();
  await expect(ben.locator(".tl-canvas")).toBeVisible();
  await ben.mouse.move(520, 420);
  await expect(ada.locator(".tl-collaborator__cursor")).toHaveCount(1);
  await expect(ada.getByTestId("people")).toHaveAccessibleName("2 people here");

  await app.restart();
  await expectSaved(ada);
  await expectSaved(ben);
  await ben.mouse.move(540, 440);
  await expect(ada.getByTestId("people")).toHaveAccessibleName("2 people here");
  await expect(ada.locator(".tl-collaborator__cursor")).toHaveCount(1);

  await ben.context().close();
  await expect(ada.getByTestId("people")).toHaveAccessibleName("1 person here", { timeout: 5000 });
  await expect(ada.locator(".tl-collaborator__cursor")).toHaveCount(0);
  await expect(ada.getByTestId("following")).toHaveCount(0);
});

import type { Browser, Page } from "@playwright/test";
import { expectAccessible } from "./fixtures/axe";
import { createBoard, joinAs, openSessionPanel as openPanel } from "./fixtures/boards";
import { expect, test } from "./fixtures/test";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const PROJECTOR = { viewport: { width: 1920, height: 1080 } };

// A phone whose code has ended may be about to ask for something; the browser reports the answer.
test.use({ expectedProblems: [/status of 410/] });

async function open(browser: Browser, url: string, options: object): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(url);
  return page;
}

/** Live over its socket, not what was there before. */
async function expectLive(...pages: Page[]): Promise<void> {
  for (const page of pages) {
    await expect(page.getByTestId("connection")).toHaveAttribute("data-online", "true", { timeout: 30_000 });
  }
}

test("a session of five browsers, from agenda to record, through a restart of the server", async ({
  app,
  browser,
}) => {
  test.setTimeout(180_000);
  const board = await createBoard(app, { title: "Late modules", template: "discussion-session" });
  const fay = await joinAs(browser, board, "facilitator", "Fay");
  const ann = await joinAs(browser, board, "participant", "Ann");
  const ben = await joinAs(browser, board, "participant", "Ben");
  const room = await open(browser, board.links.room, PROJECTOR);

  await test.step("before the session the room says so", async () => {
    await expect(room.getByText("No session is running yet")).toBeVisible();
    await expect(room.getByTestId("topic")).toHaveText("Late modules");
    await expect(room.getByTestId("join")).toHaveCount(0);
    await expectLive(room);
  });

  const lead = await openPanel(fay);
  const press = (name: string) => lead.getByRole("button", { name, exact: true }).press("Enter");
  await test.step("an agenda, and its first topic", async () => {
    await press("Start session");
    await press("Add topic");
    const title = lead.getByRole("textbox", { name: "Topic" });
    await title.fill("What is the scope?");
    await lead.getByRole("combobox", { name: "Frame" }).selectOption({ index: 1 });
    await title.press("Enter");
    // The form is ready for the next one: title, Tab, minutes.
    await expect(title).toBeFocused();
    await expect(title).toHaveValue("");
    await fay.keyboard.type("What do we rule out?");
    await fay.keyboard.press("Tab");
    await fay.keyboard.press("ControlOrMeta+a");
    await fay.keyboard.type("8");
    await fay.keyboard.press("Enter");
    await expect(lead.getByTestId("agenda").getByRole("listitem")).toHaveCount(2);
    await fay.keyboard.press("Escape");
    await press("Next topic");
    await expect(room.getByTestId("topic")).toHaveText("What is the scope?");
    await expect(room.getByTestId("timer")).toHaveText(/^(10:00|9:\d\d)$/);
    await expect(room.getByText("next: What do we rule out?")).toBeVisible();
    await expect(room.getByTestId("room")).toHaveAttribute("data-aim", "frame");
  });

  const address = (await room.getByTestId("join").locator("p").last().innerText()).replace(/\s/g, "");
  const phone = await open(browser, `http://${address}`, PHONE);
  await test.step("somebody in the room joins by the code, with no name asked for reading", async () => {
    await expect(phone).toHaveURL(`${app.url}/phone/${board.id}`);
    await expectLive(phone);
    await expect(phone.getByTestId("topic")).toHaveText("What is the scope?");
    await expect(phone.getByRole("dialog")).toHaveCount(0);
    await expect(room.getByTestId("attendance")).toHaveText("1 in the room · 3 remote", { timeout: 20_000 });
  });

  await test.step("one queue for the room, remote people and phones", async () => {
    await phone.getByRole("button", { name: "New topic" }).click();
    await phone.getByRole("dialog").getByRole("textbox").fill("Phil");
    await phone.keyboard.press("Enter");
    await expect(phone.getByTestId("my-place")).toHaveText("You are next");
    await ann.getByRole("button", { name: "Raise hand: new topic" }).press("Enter");
    await expect(lead.getByTestId("queue").getByRole("listitem")).toHaveCount(2);
    await (await openPanel(ben)).getByRole("button", { name: "Direct reply" }).press("Enter");
    await lead.getByRole("textbox", { name: "Add someone without a device" }).fill("Rosa");
    await fay.keyboard.press("Enter");
    for (const page of [room, phone]) {
      await expect(page.getByTestId("queue").locator("li")).toHaveText([
        /^Ben.*direct reply · remote$/,
        /^Phil.*new topic · phone$/,
        /^Ann.*new topic · remote$/,
        /^Rosa.*new topic · room$/,
      ]);
    }
    await expect(phone.getByTestId("my-place")).toHaveText("You are number 2");
    // To the front by keyboard; the focus stays on the button, also when there is nothing more to pass.
    const forward = lead.getByRole("button", { name: "Move Rosa forward" });
    await forward.focus();
    for (const order of [/^Ben.*Phil.*Rosa.*Ann/s, /^Ben.*Rosa.*Phil.*Ann/s, /^Rosa.*Ben.*Phil.*Ann/s]) {
      await fay.keyboard.press("Enter");
      await expect(room.getByTestId("queue")).toHaveText(order);
      await expect(forward).toBeFocused();
    }
    await press("Call next");
    await expect(room.getByTestId("speaker")).toHaveText(/^Rosa/);
    await expect(phone.getByTestId("speaker")).toHaveText("Rosa");
    await phone.getByRole("button", { name: "Lower my hand" }).click();
    await expect(phone.getByTestId("my-place")).toHaveCount(0);
  });

  await test.step("a hum check is open when the server restarts", async () => {
    await lead.getByRole("textbox", { name: "What is it about?" }).fill("Explore module files on disk?");
    await fay.keyboard.press("Enter");
    await expect(room.getByTestId("hum")).toContainText("Explore module files on disk?");
    await phone.getByRole("button", { name: "Object" }).click();
    await expect(room.getByTestId("hum")).toContainText("1 voice");
    await expect(room.getByTestId("hum")).toContainText("1 in the room · 0 remote");
    await app.restart();
    await expectLive(room, phone);
    // Nobody touched the screen, and the choice was kept.
    await expect(room.getByTestId("hum")).toContainText("1 voice");
    await expect(phone.getByRole("button", { name: "Object" })).toHaveAttribute("aria-pressed", "true");
    const support = phone.getByRole("button", { name: "Support" });
    await support.press("Space");
    await expect(support).toHaveAttribute("aria-pressed", "true");
    await expectAccessible(phone, "the phone with an open hum check");
    await ann.getByTestId("vote-bar").getByRole("button", { name: "Can live with" }).press("Enter");
    await expect(room.getByTestId("hum")).toContainText("2 voices");
    await expect(room.getByTestId("hum")).not.toContainText("Support");
    await press("Close and show");
    for (const page of [room, phone]) {
      await expect(page.getByTestId("hum-result")).toContainText(/Support/);
      await expect(page.getByTestId("hum-result")).toContainText(/Can live with/);
    }
  });

  await test.step("a text from the phone reaches the canvas by a scribe", async () => {
    await phone.getByLabel("Your text").fill("Who tests s390?");
    await phone.getByRole("button", { name: "Send", exact: true }).click();
    await expect(phone.getByTestId("my-texts")).toContainText("waits for a scribe");
    const inbox = (await openPanel(ben)).getByTestId("inbox");
    await expect(inbox).toContainText("Phil");
    await expect(inbox).toContainText("Who tests s390?");
    await inbox.getByRole("button", { name: "Put on the board" }).press("Enter");
    await expect(phone.getByTestId("my-texts")).toContainText("on the board");
  });

  await test.step("private notes stay unseen until they are revealed", async () => {
    await lead.getByText("Private writing").click();
    await lead.getByRole("textbox", { name: "What to write about" }).fill("What worries you?");
    await fay.keyboard.press("Enter");
    await phone.getByLabel("Your note").fill("Old modules");
    await phone.getByRole("button", { name: "Add note" }).click();
    await expect(phone.getByTestId("my-notes")).toContainText("Old modules");
    await expect(room.getByText("1 note", { exact: true })).toBeVisible();
    await expect(room.getByText("Old modules")).toHaveCount(0);
    expect(JSON.stringify(app.log)).not.toMatch(/Old modules|Who tests s390/);
    await press("Show all notes");
    await expect(phone.getByText("All notes are on the board now.")).toBeVisible();
  });

  await test.step("a decision is shown as it is made", async () => {
    // From a field of the panel, by one shortcut.
    await lead.getByRole("textbox", { name: "What is it about?" }).focus();
    await fay.keyboard.press("Alt+c");
    await expect(fay.getByTestId("capture")).toContainText("Belongs to: What is the scope?");
    await fay.keyboard.type("We explore module files on disk.");
    await fay.keyboard.press("Enter");
    // Phones have no canvas, and hear of it all the same without asking again.
    await expect(phone.getByTestId("decisions")).toContainText("We explore module files on disk.");
    await expect(room.getByTestId("announcement")).toContainText("We explore module files on disk.", {
      timeout: 20_000,
    });
    await expect(room.getByTestId("latest-decision")).toContainText("We explore module files on disk.");
    await expectAccessible(room, "the room screen");
    await press("Next topic");
    await expect(room.getByTestId("topic")).toHaveText("What do we rule out?");
  });

  await test.step("whoever comes late sees the same", async () => {
    const late = await open(browser, `http://${address}`, PHONE);
    const second = await open(browser, board.links.room, PROJECTOR);
    await expectLive(late, second);
    for (const page of [late, second]) {
      await expect(page.getByTestId("topic")).toHaveText("What do we rule out?");
      await expect(page.getByTestId("speaker")).toHaveText(/^Rosa/);
      await expect(page.getByTestId("queue").locator("li")).toHaveText([/^Ben/, /^Ann/]);
      await expect(page.getByTestId("hum-result")).toContainText("Support");
    }
    await expect(late.getByTestId("decisions")).toContainText("We explore module files on disk.");
    await late.context().close();
    await second.context().close();
  });

  await test.step("the room follows whom everybody follows", async () => {
    const aim = room.getByTestId("room");
    await press("Spotlight on me");
    await expect(aim).toHaveAttribute("data-aim", "person");
    await expect(ann.getByTestId("spotlight")).toContainText("You follow Fay.");
    await press("Release spotlight");
    await expect(aim).toHaveAttribute("data-aim", "content");
    await expect(ann.getByTestId("spotlight")).toHaveCount(0);
    await press("Bring everyone here");
    await expect(aim).toHaveAttribute("data-aim", "box");
  });

  await test.step("the session ends for everybody, and its code with it", async () => {
    await press("End session");
    // Asked once more; the safe answer has the focus.
    await expect(lead.getByRole("button", { name: "Cancel" })).toBeFocused();
    await press("End session");
    await expect(phone.getByRole("heading", { name: "The session has ended" })).toBeVisible();
    await expect(room.getByText(/^The session has ended/)).toBeVisible();
    await expect(room.getByTestId("join")).toHaveCount(0);
    await phone.reload();
    await expect(phone.getByRole("heading", { name: "This code has ended" })).toBeVisible();
    const record = await fay.request.get(`${app.url}/api/boards/${board.id}/record.txt`);
    expect(await record.text()).toContain("We explore module files on disk.");
  });
});

test("a touch screen writes on the board in large targets, and a viewer's stays for reading", async ({
  app,
  browser,
}) => {
  const board = await createBoard(app, { title: "At the wall", template: "blank" });
  const wall = await open(browser, board.links.participant, { ...PROJECTOR, hasTouch: true });
  await wall.goto(`${app.url}/room/${board.id}?touch`);
  const pen = wall.getByRole("button", { name: "Pen" });
  await expect(pen).toHaveAttribute("aria-pressed", "true");
  const box = await pen.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(64);

  await wall.mouse.move(600, 400);
  await wall.mouse.down();
  await wall.mouse.move(800, 500, { steps: 6 });
  await wall.mouse.up();
  await expect(wall.locator(".tl-shape")).toHaveCount(1);
  await wall.getByRole("button", { name: "Undo" }).click();
  await expect(wall.locator(".tl-shape")).toHaveCount(0);
  await wall.getByRole("button", { name: "Redo" }).click();
  await expect(wall.locator(".tl-shape")).toHaveCount(1);

  const reader = await open(browser, board.links.viewer, PROJECTOR);
  await reader.goto(`${app.url}/room/${board.id}?touch`);
  await expect(reader.locator(".tl-shape")).toHaveCount(1);
  await expect(reader.getByTestId("touch-tools")).toHaveCount(0);
});

import type { Browser, Page } from "@playwright/test";
import { expectAccessible } from "./fixtures/axe";
import { createBoard, joinAs } from "./fixtures/boards";
import { command, commandAs } from "./fixtures/session-commands";
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

  const frame = await fay.locator('.tl-shape[data-shape-type="frame"]').first().getAttribute("data-shape-id");
  await test.step("an agenda, and its first topic", async () => {
    await command(app, board, { type: "session.start" });
    await command(app, board, {
      type: "topic.put",
      topicId: "topic-scope",
      title: "What is the scope?",
      minutes: 10,
      frameId: frame,
    });
    await command(app, board, {
      type: "topic.put",
      topicId: "topic-rule-out",
      title: "What do we rule out?",
      minutes: 8,
    });
    await command(app, board, { type: "topic.start", topicId: "topic-scope" });
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
    await commandAs(ann, board, { type: "queue.raise", name: "Ann", kind: "new-topic", place: "remote" });
    await commandAs(ben, board, { type: "queue.raise", name: "Ben", kind: "direct-reply", place: "remote" });
    await command(app, board, { type: "queue.add", entryId: "entry-rosa", name: "Rosa", kind: "new-topic" });
    for (const page of [room, phone]) {
      await expect(page.getByTestId("queue").locator("li")).toHaveText([
        /^Ben.*direct reply · remote$/,
        /^Phil.*new topic · phone$/,
        /^Ann.*new topic · remote$/,
        /^Rosa.*new topic · room$/,
      ]);
    }
    await expect(phone.getByTestId("my-place")).toHaveText("You are number 2");
    await command(app, board, { type: "queue.call", entryId: "entry-rosa" });
    await expect(room.getByTestId("speaker")).toHaveText(/^Rosa/);
    await expect(phone.getByTestId("speaker")).toHaveText("Rosa");
    await phone.getByRole("button", { name: "Lower my hand" }).click();
    await expect(phone.getByTestId("my-place")).toHaveCount(0);
  });

  await test.step("a hum check is open when the server restarts", async () => {
    await command(app, board, {
      type: "hum.open",
      humId: "hum-on-disk",
      question: "Explore module files on disk?",
      anonymous: true,
    });
    await expect(room.getByTestId("hum")).toContainText("Explore module files on disk?");
    await phone.getByRole("radio", { name: "Object" }).click();
    await expect(room.getByTestId("hum")).toContainText("1 voice");
    await expect(room.getByTestId("hum")).toContainText("1 in the room · 0 remote");
    await app.restart();
    await expectLive(room, phone);
    // Nobody touched the screen, and the choice was kept.
    await expect(room.getByTestId("hum")).toContainText("1 voice");
    await expect(phone.getByRole("radio", { name: "Object" })).toBeChecked();
    await phone.getByRole("radio", { name: "Support" }).click();
    await expect(phone.getByRole("radio", { name: "Support" })).toBeChecked();
    await expectAccessible(phone, "the phone with an open hum check");
    await commandAs(ann, board, {
      type: "hum.vote",
      humId: "hum-on-disk",
      choice: "can-live-with",
      place: "remote",
    });
    await expect(room.getByTestId("hum")).toContainText("2 voices");
    await expect(room.getByTestId("hum")).not.toContainText("Support");
    await command(app, board, { type: "hum.close", humId: "hum-on-disk" });
    for (const page of [room, phone]) {
      await expect(page.getByTestId("hum-result")).toContainText(/Support/);
      await expect(page.getByTestId("hum-result")).toContainText(/Can live with/);
    }
  });

  await test.step("a text from the phone reaches the canvas by a scribe", async () => {
    await phone.getByLabel("Your text").fill("Who tests s390?");
    await phone.getByRole("button", { name: "Send", exact: true }).click();
    await expect(phone.getByTestId("my-texts")).toContainText("waits for a scribe");
    const { inbox } = (await (await ben.request.get(`${app.url}/api/boards/${board.id}/session`)).json()) as {
      inbox: { id: string; text: string; name: string }[];
    };
    expect(inbox.map(({ text, name }) => `${name}: ${text}`)).toEqual(["Phil: Who tests s390?"]);
    await commandAs(ben, board, { type: "inbox.deliver", entryId: inbox[0]?.id ?? "" });
    await expect(phone.getByTestId("my-texts")).toContainText("on the board");
  });

  await test.step("private notes stay unseen until they are revealed", async () => {
    await command(app, board, {
      type: "writing.open",
      writingId: "writing-worries",
      prompt: "What worries you?",
      named: false,
    });
    await phone.getByLabel("Your note").fill("Old modules");
    await phone.getByRole("button", { name: "Add note" }).click();
    await expect(phone.getByTestId("my-notes")).toContainText("Old modules");
    await expect(room.getByText("1 note", { exact: true })).toBeVisible();
    await expect(room.getByText("Old modules")).toHaveCount(0);
    await command(app, board, { type: "writing.reveal", writingId: "writing-worries" });
    await expect(phone.getByText("All notes are on the board now.")).toBeVisible();
  });

  await test.step("a decision is shown as it is made", async () => {
    await fay.keyboard.press("Shift+C");
    await fay.mouse.click(500, 560);
    await fay.keyboard.type("We explore module files on disk.");
    await expect(room.getByTestId("announcement")).toContainText("We explore module files on disk.", {
      timeout: 20_000,
    });
    await fay.keyboard.press("Escape");
    await expect(room.getByTestId("latest-decision")).toContainText("We explore module files on disk.");
    await expectAccessible(room, "the room screen");
    await command(app, board, { type: "topic.start", topicId: "topic-rule-out" });
    await expect(room.getByTestId("topic")).toHaveText("What do we rule out?");
    await expect(async () => {
      await phone.reload();
      await expect(phone.getByTestId("decisions")).toContainText("We explore module files on disk.", {
        timeout: 3000,
      });
    }).toPass({ timeout: 40_000 });
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
    await late.context().close();
    await second.context().close();
  });

  await test.step("the room follows whom everybody follows", async () => {
    await commandAs(fay, board, { type: "attention.spotlight", name: "Fay" });
    await expect(room.getByTestId("room")).toHaveAttribute("data-aim", "person");
    await commandAs(fay, board, { type: "attention.release" });
    await expect(room.getByTestId("room")).toHaveAttribute("data-aim", "content");
  });

  await test.step("the session ends for everybody, and its code with it", async () => {
    await command(app, board, { type: "session.end" });
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

/**
 * `npm run screenshots`: starts the built server on the example board with two people and takes the README's pictures
 * into `docs/screenshots`, light and dark, on a laptop, a projector and a phone. The room's screen is taken, in the middle of
 * a session, on every size that it is made for, to be looked at; of these only the one that the README shows is kept in the
 * repository (see .gitignore).
 */
import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { startBuiltServer } from "./built-server.mjs";
import { findChromium } from "./find-chromium.mjs";
import { build, generate, install } from "./prepare.mjs";
import { root } from "./project-root.mjs";

const TITLE = "Late module patching, 2019";
const LAPTOP = { width: 1366, height: 768 };
/** Smallest and largest screen of a room, and the usual one, which the README shows. */
const ROOM_SCREENS = [
  { name: "room", width: 1920, height: 1080 },
  { name: "room-720p", width: 1280, height: 720 },
  { name: "room-2160p", width: 3840, height: 2160 },
];
const PHONE = { width: 390, height: 844 };
/** Title, minutes and the beginning of the frame's name; all but the last are over when the pictures are taken. */
const TOPICS = [
  ["Background", 5, "1 "],
  ["Problem scope: which questions are open?", 10, "2 "],
  ["Proposals: what do we rule out today?", 15, "4 "],
];
const NEXT_TOPIC = ["Support by architecture", 10, "7 "];
/** Who asked to speak; the first of them does. */
const SPEAKERS = [
  ["Rosa Lindqvist", "new-topic", "room"],
  ["Miroslav", "direct-reply", "remote"],
  ["Jo", "new-topic", "phone"],
  ["Petra", "new-topic", "room"],
  ["Josh", "new-topic", "remote"],
];
const QUESTION = "Rule out loading the modules as dependencies of the livepatch?";
const DECISION = "Modules are not loaded as dependencies of the livepatch.";
/** What else is on the home page of somebody who uses this. */
const BOARDS = [
  ["Stack traces on arm64: what is missing where", "feature-grid"],
  ["How large is the problem? Questions for the session", "problem-scope"],
  ["Agenda for the next session", "discussion-session"],
];
/** Frames of a template and how far they are apart, in pixels of the board (board/templates/layout-template.ts). */
const FRAME = { width: 1280, step: 1400 };
/** Screens are photographed once nothing moves any more: fonts, first view, cursors. */
const SETTLE_MS = 1_500;

await install();
await generate();
await build();
const folder = join(root, "docs", "screenshots");
await mkdir(folder, { recursive: true });
const dataDir = await mkdtemp(join(tmpdir(), "paperboard-screenshots-"));
const server = await startBuiltServer({ environment: { DATA_DIR: dataDir, PORT: "0" } });
const browser = await chromium.launch({
  executablePath: findChromium() ?? undefined,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
try {
  const origin = `http://127.0.0.1:${server.port}`;
  const answer = await fetch(`${origin}/api/boards`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ title: TITLE, template: "late-module-patching" }),
  });
  const { id, links } = await answer.json();

  await take(await open(origin, { viewport: LAPTOP }), "home");
  const ada = await open(links.facilitator, { viewport: LAPTOP, name: "Ada" });
  const ben = await open(links.participant, { viewport: LAPTOP, name: "Ben", colorScheme: "dark" });
  const cleo = await open(links.participant, { viewport: LAPTOP, name: "Cleo" });
  for (const page of [ada, ben, cleo]) await goToNextFrame(page);
  await ada.mouse.move(420, 330, { steps: 5 });
  await ben.mouse.move(860, 470, { steps: 5 });
  await cleo.mouse.move(560, 590, { steps: 5 });
  await take(ada, "board");
  await take(ben, "board-dark");
  const grid = await lastGrid(origin, id, links.facilitator);
  for (const page of [ada, ben, cleo]) {
    await page.goto(`${origin}/board/${id}?item=${grid}`);
    await page.locator(".tl-shape:visible").first().waitFor();
  }
  await ben.mouse.move(780, 430, { steps: 5 });
  await cleo.mouse.move(1010, 610, { steps: 5 });
  await take(ada, "grid");
  await ada.getByRole("button", { name: "Share" }).click();
  await take(ada, "share");
  await ada.goto(`${origin}/review/${id}`);
  await take(ada, "record");
  await takeSession({ origin, id, links, ada, others: [ben, cleo] });
  await takeBoards(ada, origin);
} finally {
  await browser.close();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}

/** A session in its third topic: on two phones while a hum check is open, and in the room once it led to a decision. */
async function takeSession({ origin, id, links, ada, others }) {
  const session = `${origin}/api/boards/${id}/session`;
  const headers = {
    "content-type": "application/json",
    authorization: `Bearer ${links.facilitator.split("/").at(-1)}`,
  };
  const send = async (command) => {
    const body = JSON.stringify({ id: randomUUID(), ...command });
    const answer = await fetch(session, { method: "POST", headers, body });
    if (!answer.ok) throw new Error(`${command.type}: ${await answer.text()}`);
  };
  await ada.goto(`${origin}/board/${id}`);
  await ada.locator(".tl-shape:visible").first().waitFor();
  const frames = await ada
    .locator('.tl-shape[data-shape-type="frame"]')
    .evaluateAll((shapes) => shapes.map((shape) => [shape.textContent.trim(), shape.dataset.shapeId]));
  await send({ type: "session.start" });
  for (const [index, [title, minutes, name]] of [...TOPICS, NEXT_TOPIC].entries()) {
    const frameId = frames.find(([label]) => label.startsWith(name))?.[1] ?? null;
    await send({ type: "topic.put", topicId: `topic-number-${index}`, title, minutes, frameId });
  }
  for (const index of TOPICS.keys()) await send({ type: "topic.start", topicId: `topic-number-${index}` });
  for (const [index, [name, kind, place]] of SPEAKERS.entries())
    await send({ type: "queue.add", entryId: `entry-number-${index}`, name, kind, place });
  await send({ type: "queue.call", entryId: "entry-number-0" });

  const { code } = await (await fetch(session, { headers })).json();
  const phones = {
    phone: await open(`${origin}/j/${code}`, { viewport: PHONE, hasTouch: true }),
    "phone-dark": await open(`${origin}/j/${code}`, { viewport: PHONE, hasTouch: true, colorScheme: "dark" }),
  };
  await send({ type: "hum.open", humId: "hum-number-0", question: QUESTION, anonymous: true });
  await phones.phone.getByRole("button", { name: "Support" }).click();
  await phones["phone-dark"].getByRole("button", { name: "Can live with" }).click();
  for (const page of others) {
    await page.evaluate(
      async ([path, body]) => {
        await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body });
      },
      [
        session,
        JSON.stringify({
          id: randomUUID(),
          type: "hum.vote",
          humId: "hum-number-0",
          choice: "support",
          place: "remote",
        }),
      ],
    );
  }
  for (const [name, page] of Object.entries(phones)) {
    await page.getByText("4 voices so far").waitFor();
    await take(page, name);
  }

  await send({ type: "hum.close", humId: "hum-number-0" });
  await ada.keyboard.press("Alt+c");
  await ada.getByRole("dialog").getByLabel("In one sentence").fill(DECISION);
  await ada.getByRole("dialog").getByRole("button", { name: "Put on the board" }).click();
  for (const { name, ...viewport } of ROOM_SCREENS) {
    const page = await open(links.room, { viewport });
    await page.getByText(DECISION).first().waitFor();
    await take(page, name);
    await page.emulateMedia({ colorScheme: "dark" });
    await take(page, `${name}-dark`);
    await page.context().close();
  }
  for (const page of Object.values(phones)) await page.context().close();
}

/** The home page of somebody with boards, each with the picture that their own browser made of it. */
async function takeBoards(page, origin) {
  for (const [title, template] of BOARDS) {
    const id = await page.evaluate(async (body) => {
      const headers = { "content-type": "application/json" };
      const answer = await fetch("/api/boards", { method: "POST", headers, body });
      return (await answer.json()).id;
    }, JSON.stringify({ title, template }));
    const made = page.waitForResponse((answer) => answer.url().includes(`${id}/thumbnail`), {
      timeout: 90_000,
    });
    await page.goto(`${origin}/board/${id}`);
    await made;
  }
  await page.goto(origin);
  await take(page, "boards");
  await page.emulateMedia({ colorScheme: "dark" });
  await take(page, "boards-dark");
}

/** Id of the grid that stands last on the board, which has the most colours. */
async function lastGrid(origin, id, link) {
  const headers = { authorization: `Bearer ${link.split("/").at(-1)}` };
  const answer = await fetch(`${origin}/api/boards/${id}/record.json`, { headers });
  return (await answer.json()).grids.at(-1).id;
}

/** Moves the canvas to the right by a frame. */
async function goToNextFrame(page) {
  // Frames outside the screen are there, but not drawn.
  const frame = page.locator(".tl-frame__body:visible").first();
  await frame.waitFor();
  // The first view settles before anything is measured.
  await page.waitForTimeout(SETTLE_MS);
  const { width } = await frame.boundingBox();
  const pixels = width / FRAME.width;
  await page.mouse.move(600, 400);
  await page.mouse.wheel(FRAME.step * pixels, 0);
}

async function open(url, { name, ...options }) {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/Lisbon", ...options });
  const page = await context.newPage();
  await page.goto(url);
  if (name) {
    await page.getByRole("dialog").getByRole("textbox").fill(name);
    await page.keyboard.press("Enter");
  }
  return page;
}

async function take(page, name) {
  await page.waitForTimeout(SETTLE_MS);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(`docs/screenshots/${name}.png`);
}

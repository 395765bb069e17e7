import type { Page } from "@playwright/test";
import type { SessionCommandInput, SessionView } from "@/contract/session-commands";
import { expectAccessible } from "./fixtures/axe";
import {
  createBoard,
  expectSaved,
  joinAs,
  openSessionPanel as openPanel,
  type TestBoard,
} from "./fixtures/boards";
import { expect, test } from "./fixtures/test";
import type { TestServer } from "./fixtures/server";

const HOUR_MS = 3_600_000;

/** A command over HTTP, as a phone sends it. */
async function send(
  app: TestServer,
  board: TestBoard,
  role: "viewer" | "facilitator",
  command: SessionCommandInput,
): Promise<void> {
  const answer = await fetch(`${app.url}/api/boards/${board.id}/session`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${board.tokens[role]}` },
    body: JSON.stringify({ id: `e2e-${Math.random().toString(36).slice(2)}`, ...command }),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

/** Everything a page receives from now on, socket messages and answers, as text. */
function receivedBy(page: Page): () => string {
  const seen: string[] = [];
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => seen.push(payload.toString("latin1"))),
  );
  page.on("response", (response) => {
    void response.text().then(
      (text) => seen.push(text),
      // Redirects and pictures have no text.
      () => undefined,
    );
  });
  return () => seen.join("\n");
}

test("a session from agenda to record, run by a facilitator for a participant whose clock is wrong", async ({
  app,
  browser,
}) => {
  test.slow();
  const board = await createBoard(app, { title: "Running it", template: "blank" });
  const fay = await joinAs(browser, board, "facilitator", "Fay");
  const ben = await joinAs(browser, board, "participant", "Ben");
  await ben.context().addInitScript((offMs) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + offMs;
  }, HOUR_MS);
  const received = receivedBy(ben);
  await ben.reload();
  await expect(ben.locator(".tl-canvas")).toBeVisible();

  // The agenda, by keyboard, then the start.
  const lead = await openPanel(fay);
  await lead.getByRole("button", { name: "Add topic" }).click();
  for (const [title, minutes] of [
    ["Scope", "10"],
    ["Proposals", "15"],
  ] as const) {
    await lead.getByRole("textbox", { name: "Topic" }).fill(title);
    await lead.getByRole("spinbutton", { name: "Minutes" }).fill(minutes);
    await fay.keyboard.press("Enter");
    await expect(lead.getByTestId("agenda")).toContainText(title);
  }
  await fay.keyboard.press("Escape");
  await lead.getByRole("button", { name: "Start session" }).click();
  await lead.getByRole("button", { name: "Next topic" }).click();
  await expect(fay.getByTestId("session-clock")).toHaveText(/^(10:00|9:[0-5]\d)$/);
  await expect(ben.getByTestId("session-clock")).toHaveText(/^(10:00|9:[0-5]\d)$/);
  await lead.getByRole("button", { name: "Add 5 min" }).click();
  await expect(ben.getByTestId("session-clock")).toHaveText(/^(15:00|14:[0-5]\d)$/);

  // One queue for the header's hand, a phone, and somebody without a device.
  await ben.getByRole("button", { name: "Raise hand: new topic" }).first().click();
  await send(app, board, "viewer", {
    type: "queue.raise",
    name: "Vic",
    kind: "direct-reply",
    place: "phone",
  });
  await lead.getByRole("textbox", { name: "Add someone without a device" }).fill("Guest");
  await fay.keyboard.press("Enter");
  await expect(lead.getByTestId("queue").getByRole("listitem")).toContainText(["Vic", "Ben", "Guest"]);
  await lead.getByRole("button", { name: "Skip Vic" }).click();
  // The next is who stands first on the page.
  await expect(lead.getByTestId("queue").getByRole("listitem")).toContainText(["Ben", "Guest", "Vic"]);
  await lead.getByRole("button", { name: "Call next" }).click();
  const own = await openPanel(ben);
  await expect(own.getByTestId("speaker")).toContainText("You have the word.");
  await lead.getByRole("button", { name: "Done speaking" }).click();
  await expect(own.getByTestId("speaker")).toHaveCount(0);

  // A hum check on a proposal: no counts before the close, then on its card for everybody.
  await fay.locator(".tl-canvas").click({ position: { x: 300, y: 300 } });
  await fay.keyboard.press("i");
  await fay.getByTestId("quick-add").waitFor();
  await fay.keyboard.press("p");
  await fay.getByTestId("item-panel").waitFor();
  await fay.keyboard.type("Load modules as dependencies");
  await fay.keyboard.press("Escape");
  await expect(fay.getByTestId("item-panel")).toHaveCount(0);
  await lead.getByRole("button", { name: "Open hum check" }).click();
  await ben.getByTestId("vote-bar").getByRole("button", { name: "Object" }).click();
  await ben.getByTestId("vote-bar").getByRole("button", { name: "Support" }).click();
  await expect(lead.getByTestId("hum")).toContainText("0 in the room, 1 remote");
  await expect(ben.getByTestId("vote-bar").getByRole("button", { name: "Support" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(ben.getByTestId("hum-result")).toHaveCount(0);
  await lead.getByRole("button", { name: "Close and show" }).click();
  await expect(ben.getByTestId("hum-badge")).toHaveText("1 Support");
  await expect(ben.getByTestId("vote-bar")).toHaveCount(0);

  await expectAccessible(fay, "the session panel", "[data-testid=session-panel]");

  // Private writing: what Fay writes reaches Ben with the reveal, not before.
  await lead.getByText("Private writing").click();
  await lead.getByRole("textbox", { name: "What to write about" }).fill("What may fail?");
  await lead.getByRole("button", { name: "Start writing" }).click();
  await lead.getByRole("textbox", { name: "Your note" }).fill("quillfeather");
  await lead.getByRole("button", { name: "Add note" }).click();
  await expect(own.getByTestId("writing-count")).toHaveText("1 note so far");
  expect(received()).not.toContain("quillfeather");
  await lead.getByRole("button", { name: "Show all notes" }).click();
  await expect.poll(() => received().includes("quillfeather")).toBe(true);

  // A text from a phone lands on the canvas with its author.
  await send(app, board, "viewer", {
    type: "inbox.send",
    kind: "question",
    text: "Who uses late patching?",
    name: "Vic",
  });
  await own.getByTestId("inbox").getByRole("button", { name: "Put on the board" }).click();
  await expect(lead.getByTestId("inbox")).toHaveCount(0);

  // Everybody is brought to a place, with time to stay; the spotlight is followed and left.
  // Pressed as soon as it is there: it waits for five seconds only.
  await Promise.all([
    ben.getByTestId("bring").getByRole("button", { name: "Stay here" }).click(),
    lead.getByRole("button", { name: "Bring everyone here" }).click(),
  ]);
  await expect(ben.getByTestId("bring")).toHaveCount(0);
  await lead.getByRole("button", { name: "Spotlight on me" }).click();
  await expect(ben.getByTestId("spotlight")).toContainText("You follow Fay.");
  await ben.getByTestId("spotlight").getByRole("button", { name: "Step out" }).click();
  await expect(ben.getByTestId("spotlight")).toContainText("You stepped out.");
  await lead.getByRole("button", { name: "Release spotlight" }).click();
  await expect(ben.getByTestId("spotlight")).toHaveCount(0);

  // A lock for all but the facilitator.
  await lead.getByRole("button", { name: "Lock the board for all but facilitators" }).click();
  const captureButton = own.getByRole("button", { name: "Capture (Alt+C)" });
  await expect(captureButton).toHaveCount(0);
  await lead.getByRole("button", { name: "Unlock the board" }).click();
  await expect(captureButton).toBeVisible();

  // A decision is taken down by one shortcut, from a field as well, and belongs to the topic.
  await ben.keyboard.press("Alt+c");
  await expect(ben.getByTestId("capture")).toBeVisible();
  await ben.getByRole("textbox", { name: "In one sentence" }).fill("We keep late patching");
  await ben.keyboard.press("Enter");
  await expect(ben.getByTestId("capture")).toHaveCount(0);
  await ben.keyboard.press("Alt+c");
  await ben.getByTestId("capture").getByText("Action item").click();
  await ben.getByRole("textbox", { name: "In one sentence" }).fill("Count the uses");
  await ben.keyboard.press("Enter");
  await expect(ben.getByTestId("capture")).toHaveCount(0);
  await expectSaved(ben);

  // After a reload everything is as it was; then the end, and the record.
  await ben.reload();
  const again = await openPanel(ben);
  await expect(again.getByTestId("session-now")).toContainText("Scope");
  await expect(again.getByTestId("hum-result")).toBeVisible();
  await lead.getByRole("button", { name: "End session" }).click();
  await lead.getByRole("button", { name: "End session" }).click();
  await expect(again.getByTestId("session-idle")).toBeVisible();
  const record = async () => {
    const headers = { authorization: `Bearer ${board.tokens.viewer}` };
    return (await fetch(`${app.url}/api/boards/${board.id}/record.txt`, { headers })).text();
  };
  const minutes = await record();
  expect(minutes).toMatch(/We keep late patching\n +Topic: Scope\n/);
  expect(minutes).toContain("Action on (nobody yet): Count the uses (topic: Scope)");
  expect(minutes).toMatch(/Scope \(10 min planned, took \d+:\d\d/);
  expect(minutes).toContain("Remote: 1 support.");
  expect(minutes).toMatch(/Scope: Ben \(\d+:\d\d\)/);
  expect(minutes).toContain("Who uses late patching? (Vic)");

  // Another session takes nothing of this one out of the record.
  await expect(lead.getByTestId("session-idle")).toContainText("The earlier session stays in the record.");
  await lead.getByRole("button", { name: "Start session" }).click();
  await expect(again.getByTestId("session-now")).toBeVisible();
  const both = await record();
  expect(both).toMatch(/Scope: Ben \(\d+:\d\d\)/);
  expect(both.match(/Remote: 1 support\./g)).toHaveLength(1);
  expect(both.match(/^Agenda, session of /gm)).toHaveLength(2);
});

test("the short address opens a running session for a phone, ten wrong ones a minute are enough", async ({
  app,
}) => {
  const board = await createBoard(app, { title: "Short", template: "blank" });
  await send(app, board, "facilitator", { type: "session.start" });
  const seen = await fetch(`${app.url}/api/boards/${board.id}/session`, {
    headers: { authorization: `Bearer ${board.tokens.room}` },
  });
  const { code } = (await seen.json()) as SessionView;
  expect(code).toMatch(/^[a-z2-9]{8}$/);
  const open = (which: string) => fetch(`${app.url}/j/${which}`, { redirect: "manual" });
  const opened = await open(code ?? "");
  expect(opened.status).toBe(303);
  expect(opened.headers.get("location")).toBe(`/phone/${board.id}`);
  expect(opened.headers.get("set-cookie")).toContain("HttpOnly");
  for (let n = 0; n < 10; n += 1)
    expect((await open(`wrong${n}`)).headers.get("location")).toContain("code_unknown");
  const blocked = await open(`wrong-again`);
  expect(blocked.headers.get("location")).toContain("rate_limited");
  const page = await fetch(new URL(blocked.headers.get("location") ?? "", app.url));
  expect(page.status).toBe(429);
});

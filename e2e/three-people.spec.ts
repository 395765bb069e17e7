import * as encoding from "lib0/encoding";
import * as syncProtocol from "y-protocols/sync";
import WebSocket from "ws";
import * as Y from "yjs";
import type { LinkSummary } from "@/contract/api";
import { MESSAGE } from "@/contract/sync-protocol";
import { createBoard, drawRectangle, expectSaved, joinAs, shapes } from "./fixtures/boards";
import { expect, test } from "./fixtures/test";

test("facilitator, participant and viewer see one board; edits and cursors travel", async ({
  app,
  browser,
}) => {
  const board = await createBoard(app, { title: "Three people", template: "blank" });
  const facilitator = await joinAs(browser, board, "facilitator", "Ada");
  const participant = await joinAs(browser, board, "participant", "Ben");
  const viewer = await joinAs(browser, board, "viewer");

  await drawRectangle(facilitator, { x: 300, y: 250 });
  await expect(shapes(participant)).toHaveCount(1);
  await expect(shapes(viewer)).toHaveCount(1);

  await drawRectangle(participant, { x: 520, y: 420 });
  await expect(shapes(facilitator)).toHaveCount(2);
  await expect(shapes(viewer)).toHaveCount(2);
  await expectSaved(participant);
  await expectSaved(facilitator);

  await participant.mouse.move(600, 300);
  await participant.mouse.move(620, 320);
  await expect(facilitator.locator(".tl-collaborator__cursor").first()).toBeVisible();
  await expect(facilitator.locator(".tl-collaborator__cursor")).toContainText("Ben");
  // A viewer has a name at most, never a cursor.
  await viewer.mouse.move(500, 300);
  await expect(facilitator.locator(".tl-collaborator__cursor")).toHaveCount(1);

  await viewer.keyboard.press("r");
  await viewer.mouse.move(640, 500);
  await viewer.mouse.down();
  await viewer.mouse.move(700, 560);
  await viewer.mouse.up();
  await expect(shapes(viewer)).toHaveCount(2);
});

test("a viewer cannot write even with a hand-made client", async ({ app, browser }) => {
  const board = await createBoard(app, { title: "Hands off", template: "blank" });
  const participant = await joinAs(browser, board, "participant", "Ben");
  const socket = new WebSocket(
    `${app.url.replace("http", "ws")}/sync/${board.id}?token=${board.tokens.viewer}`,
  );
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  const forged = new Y.Doc();
  const record = new Y.Map();
  record.set("$", { id: "shape:forged", typeName: "shape", type: "geo" });
  forged.getMap("records").set("shape:forged", record);
  socket.send(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.sync);
      syncProtocol.writeUpdate(encoder, Y.encodeStateAsUpdate(forged));
    }),
  );
  // An edit that arrives after the forged one proves that the server has handled both.
  await drawRectangle(participant, { x: 300, y: 300 });
  await expectSaved(participant);
  socket.close();

  const state = await fetch(`${app.url}/api/boards/${board.id}/state?document=canvas`, {
    headers: { authorization: `Bearer ${board.tokens.viewer}` },
  });
  const stored = new Y.Doc();
  Y.applyUpdateV2(stored, new Uint8Array(await state.arrayBuffer()));
  const ids = [...stored.getMap("records").keys()];
  expect(ids).not.toContain("shape:forged");
  expect(ids.filter((id) => id.startsWith("shape:"))).toHaveLength(1);
});

test("revoking a link ends its open sockets and says why", async ({ app, browser }) => {
  const board = await createBoard(app, { title: "Revoked", template: "blank" });
  const participant = await joinAs(browser, board, "participant", "Ben");
  const viewer = await joinAs(browser, board, "viewer");
  const headers = {
    authorization: `Bearer ${board.tokens.facilitator}`,
    "content-type": "application/json",
  };
  const answer = await fetch(`${app.url}/api/boards/${board.id}/links`, { headers });
  const links = (await answer.json()) as LinkSummary[];
  const link = links.find(({ role }) => role === "participant");
  const revoked = await fetch(`${app.url}/api/boards/${board.id}/links`, {
    method: "DELETE",
    headers,
    body: JSON.stringify({ id: link?.id }),
  });
  expect(revoked.ok).toBe(true);
  await expect(participant.getByRole("heading")).toContainText(/revoked/i);
  await expect(viewer.getByText("Reading only")).toBeVisible();
});

test("ten browsers that open a new board at the same moment see one template", async ({ app, browser }) => {
  const board = await createBoard(app, { title: "At once", template: "proposals" });
  const pages = await Promise.all(
    Array.from({ length: 10 }, (_, n) => joinAs(browser, board, "participant", `Person ${n}`)),
  );
  const counts = await Promise.all(
    pages.map(async (page) => {
      await expect(shapes(page).first()).toBeVisible();
      await expectSaved(page);
      return page.locator(".tl-shape").count();
    }),
  );
  expect(counts[0]).toBeGreaterThan(3);
  expect(new Set(counts).size).toBe(1);
  await Promise.all(pages.map((page) => page.context().close()));
});

test("a board survives kill -9, and open browsers come back by themselves", async ({ app, browser }) => {
  const board = await createBoard(app, { title: "Survivor", template: "late-module-patching" });
  const one = await joinAs(browser, board, "participant", "Ada");
  const two = await joinAs(browser, board, "viewer");
  await expect(shapes(one).first()).toBeVisible();
  const before = await shapes(one).count();
  await drawRectangle(one, { x: 300, y: 300 });
  await expectSaved(one);
  const drawn = await shapes(one).count();
  expect(drawn).toBe(before + 1);

  await app.kill();
  await expect(one.getByTestId("saved-state")).toContainText(/offline/i);
  await drawRectangle(one, { x: 520, y: 420 });
  await expect(one.getByTestId("saved-state")).toContainText(/\d+ unsaved/i);
  await app.start();
  await expectSaved(one);
  await expect(shapes(two)).toHaveCount(drawn + 1);

  const late = await joinAs(browser, board, "facilitator", "Late");
  await expect(shapes(late)).toHaveCount(drawn + 1);
});

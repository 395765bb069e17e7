import * as Y from "yjs";
import { templateRecords } from "@/board/templates/instantiate-template";
import { unpackState } from "@/contract/packed-state";
import { createBoard, joinAs } from "./fixtures/boards";
import { expect, test } from "./fixtures/test";

test("the first state over HTTP is compressed as asked for, and whole", async ({ app }) => {
  const board = await createBoard(app, { title: "State", template: "late-module-patching" });
  const fetchState = (acceptEncoding: string, form = "") =>
    fetch(`${app.url}/api/boards/${board.id}/state?document=canvas${form}`, {
      headers: { authorization: `Bearer ${board.tokens.viewer}`, "accept-encoding": acceptEncoding },
    });
  // With the record of the document itself.
  const whole = templateRecords("late-module-patching").length + 1;
  for (const encoding of ["br", "gzip", "identity"]) {
    const response = await fetchState(encoding);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-encoding")).toBe(encoding === "identity" ? null : encoding);
    const doc = new Y.Doc();
    Y.applyUpdateV2(doc, new Uint8Array(await response.arrayBuffer()));
    expect(doc.getMap("records").size).toBe(whole);
  }
  const packed = await fetchState("gzip", "&form=packed");
  const doc = new Y.Doc();
  Y.applyUpdateV2(doc, unpackState(new Uint8Array(await packed.arrayBuffer())));
  expect(doc.getMap("records").size).toBe(whole);
  expect((await fetchState("gzip", "&form=folded")).status).toBe(400);

  const refused = await fetch(`${app.url}/api/boards/${board.id}/state?document=canvas`);
  expect(refused.status).toBe(401);
});

test("the page itself names the canvas's code and font, so that they come side by side with everything else", async ({
  app,
  browser,
}) => {
  const board = await createBoard(app, { title: "Early", template: "blank" });
  const page = await joinAs(browser, board, "participant", "Ada");
  const answer = await page.request.get(`${app.url}/board/${board.id}`);
  expect(answer.headers()["link"]).toMatch(/Shantell_Sans-Informal_Regular.woff2>; rel=preload; as="font"/);
  const html = await answer.text();
  const preloads = html.match(/<link[^>]*rel="preload"[^>]*>/g) ?? [];
  // What the page itself loads as scripts, and chunks that only come with the canvas.
  const scripts = new Set([...html.matchAll(/<script src="([^"]+)"/g)].map(([, src]) => src));
  const early = preloads.filter((link) => link.includes('as="script"'));
  const canvasOnly = early.filter((link) => !scripts.has(/href="([^"]+)"/.exec(link)?.[1]));
  expect(canvasOnly.length).toBeGreaterThan(0);
  // One request for the state, although the socket would have brought it.
  const asked = await page.evaluate(() =>
    performance.getEntriesByType("resource").filter(({ name }) => name.includes("/state?document=canvas")),
  );
  expect(asked).toHaveLength(1);
});

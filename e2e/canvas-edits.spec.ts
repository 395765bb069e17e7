import { readFile } from "node:fs/promises";
import type { LinkSummary } from "@/contract/api";
import { createBoard, drawRectangle, expectSaved, joinAs, shapes, type TestBoard } from "./fixtures/boards";
import { dropFiles, expectPictures, png } from "./fixtures/pictures";
import { standBetween } from "./fixtures/between-sockets";
import type { TestServer } from "./fixtures/server";
import { expect, test } from "./fixtures/test";

interface TldrFile {
  tldrawFileFormatVersion: number;
  schema: { schemaVersion: number };
  records: { id: string; typeName: string; props?: { src?: string } }[];
}

/** Ends the first link of a role. */
async function revoke(app: TestServer, board: TestBoard, role: string): Promise<void> {
  const headers = {
    authorization: `Bearer ${board.tokens.facilitator}`,
    "content-type": "application/json",
  };
  const listed = await fetch(`${app.url}/api/boards/${board.id}/links`, { headers });
  const links = (await listed.json()) as LinkSummary[];
  const id = links.find((link) => link.role === role)?.id;
  const answer = await fetch(`${app.url}/api/boards/${board.id}/links`, {
    method: "DELETE",
    headers,
    body: JSON.stringify({ id }),
  });
  expect(answer.ok).toBe(true);
}

test.describe("edits that the server does not take", () => {
  // What the page fetches beforehand may be on its way while the browser is cut off; it is asked for again when it is wanted.
  test.use({ expectedProblems: [/ERR_INTERNET_DISCONNECTED/] });

  test("are kept as a file or as a new board, both with the whole board and its pictures", async ({
    app,
    browser,
  }) => {
    const board = await createBoard(app, { title: "Kept: as a copy?", template: "blank" });
    // With both links, so that revoking one leaves a reader.
    const page = await joinAs(browser, board, "viewer");
    await page.goto(board.links.participant);
    await page.getByRole("dialog").getByRole("textbox").fill("Ada");
    await page.keyboard.press("Enter");
    await dropFiles(page, [{ name: "a.png", type: "image/png", bytes: png({ w: 40, h: 30 }, [9, 99, 9]) }], {
      x: 700,
      y: 250,
    });
    await expectPictures(page, 1, 40);
    await expectSaved(page);

    await app.stop();
    await expect(page.getByTestId("saved-state")).toContainText(/offline/i);
    await drawRectangle(page, { x: 300, y: 300 });
    await expect(page.getByTestId("saved-state")).toContainText(/\d unsaved/i);
    // The link ends while the browser is away: it hears of it when it is back.
    await page.context().setOffline(true);
    await app.start();
    await revoke(app, board, "participant");
    await page.context().setOffline(false);

    const strip = page.getByTestId("withheld");
    await expect(strip).toContainText("not on the board");
    await expect(page.getByTestId("reading-only")).toBeVisible();
    await expect(shapes(page)).toHaveCount(1);

    const downloading = page.waitForEvent("download");
    await strip.getByRole("button", { name: "Keep as a copy" }).click();
    await page.getByRole("menuitem", { name: "As a file" }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe("Kept as a copy (my copy).tldr");
    const file = JSON.parse(await readFile(await download.path(), "utf8")) as TldrFile;
    expect(file).toMatchObject({ tldrawFileFormatVersion: 1, schema: { schemaVersion: 2 } });
    expect(file.records.filter(({ typeName }) => typeName === "shape")).toHaveLength(2);
    expect(file.records.map(({ typeName }) => typeName)).toEqual(
      expect.arrayContaining(["document", "page", "asset"]),
    );
    expect(file.records.find(({ typeName }) => typeName === "asset")?.props?.src).toMatch(
      /^data:image\/png;base64,/,
    );

    // The edits outlive the page, and so does the offer.
    await page.reload();
    await expect(strip).toContainText("not on the board");
    await strip.getByRole("button", { name: "Keep as a copy" }).click();
    await page.getByRole("menuitem", { name: "As a new board…" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByLabel("Title")).toHaveValue("Kept: as a copy? (my copy)");
    await dialog.getByLabel("Title").fill("Ada’s version");
    await dialog.getByRole("button", { name: "Create board" }).click();
    await page.waitForURL((url) => url.pathname.startsWith("/board/") && !url.pathname.includes(board.id));
    await expect(page.getByRole("button", { name: "Share" })).toBeVisible();
    await expect(page).toHaveTitle(/Ada’s version/);
    await expect(shapes(page)).toHaveCount(2);
    await expectPictures(page, 1, 40);
    await drawRectangle(page, { x: 800, y: 500 });
    await expectSaved(page);

    // The old board is as it was, and asks nothing any more.
    await page.goto(`${app.url}/board/${board.id}`);
    await expect(shapes(page)).toHaveCount(1);
    await expect(page.getByTestId("withheld")).toHaveCount(0);
  });

  test("of a page older than the board wait for its reload and are sent then", async ({ app, browser }) => {
    const board = await createBoard(app, { title: "Newer than the page", template: "blank" });
    const page = await (await browser.newContext()).newPage();
    const between = await standBetween(page, app, board);
    await page.goto(board.links.participant);
    await page.getByRole("dialog").getByRole("textbox").fill("Ada");
    await page.keyboard.press("Enter");
    await drawRectangle(page, { x: 300, y: 300 });
    await expectSaved(page);

    between.holdBack = true;
    await drawRectangle(page, { x: 600, y: 300 });
    await expect(page.getByTestId("saved-state")).toContainText(/Saving \d/);
    await between.changeSession((meta) => {
      const schema = meta.get("schema") as { sequences: Record<string, number> };
      meta.set("schema", { ...schema, sequences: { ...schema.sequences, "com.tldraw.shape.geo": 99 } });
    });
    const strip = page.getByTestId("withheld");
    await expect(strip).toContainText(/older than the board.*sent when you reload/);
    await expect(page.getByTestId("tools.rectangle")).toHaveCount(0);
    await expect(shapes(page)).toHaveCount(1);

    between.holdBack = false;
    await strip.getByRole("button", { name: "Reload" }).click();
    await expect(shapes(page)).toHaveCount(2);
    await expectSaved(page);
    await expect(strip).toHaveCount(0);
    const viewer = await joinAs(browser, board, "viewer");
    await expect(shapes(viewer)).toHaveCount(2);
  });
});

test("a tab with unsaved edits asks before it closes; one without does not", async ({ app, browser }) => {
  const board = await createBoard(app, { title: "Do not go", template: "blank" });
  const page = await joinAs(browser, board, "participant", "Ada");
  await drawRectangle(page, { x: 300, y: 300 });
  await expectSaved(page);
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await app.kill();
  await expect(page.getByTestId("saved-state")).toContainText(/offline/i);
  await drawRectangle(page, { x: 500, y: 300 });
  await expect(page.getByTestId("saved-state")).toContainText(/\d unsaved/i);
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toEqual(["beforeunload"]);
  expect(page.isClosed()).toBe(false);

  await app.start();
  await expectSaved(page);
  const closed = page.waitForEvent("close");
  await page.close({ runBeforeUnload: true });
  await closed;
  expect(asked).toEqual(["beforeunload"]);
});

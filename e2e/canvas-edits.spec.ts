import { readFile } from "node:fs/promises";
import type { LinkSummary } from "@/contract/api";
import { createBoard, drawRectangle, expectSaved, joinAs, shapes, type TestBoard } from "./fixtures/boards";
import { dropFiles, expectPictures, png } from "./fixtures/pictures";
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
  test("are kept as a file that holds the whole board, or discarded", async ({ app, browser }) => {
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

    await strip.getByRole("button", { name: "Discard" }).click();
    await expect(strip).toHaveCount(0);
    await page.reload();
    await expect(page.locator(".tl-canvas")).toBeVisible();
    await expect(page.getByTestId("withheld")).toHaveCount(0);
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

test("a page near its limit says so, and a full one refuses with a sentence", async ({ app, browser }) => {
  test.setTimeout(180_000);
  const board = await createBoard(app, { title: "Crowded", template: "blank" });
  const page = await joinAs(browser, board, "participant", "Ada", { origin: app.namedUrl });
  const paste = async (count: number) => {
    await page.evaluate((n) => {
      const shapesToPaste = Array.from({ length: n }, (_, i) => ({
        id: `shape:p${i}`,
        typeName: "shape",
        type: "geo",
        x: (i % 60) * 12,
        y: Math.floor(i / 60) * 12,
        rotation: 0,
        index: `a${String(i).padStart(5, "0")}V`,
        parentId: "page:page",
        isLocked: false,
        opacity: 1,
        props: {
          w: 10,
          h: 10,
          geo: "rectangle",
          color: "black",
          labelColor: "black",
          fill: "none",
          dash: "draw",
          size: "m",
          font: "draw",
          align: "middle",
          verticalAlign: "middle",
          growY: 0,
          url: "",
          scale: 1,
          richText: { type: "doc", content: [{ type: "paragraph" }] },
        },
        meta: {},
      }));
      const data = {
        shapes: shapesToPaste,
        rootShapeIds: shapesToPaste.map(({ id }) => id),
        bindings: [],
        assets: [],
        schema: (window as unknown as { paperboardSchema: unknown }).paperboardSchema,
      };
      const clipboardData = new DataTransfer();
      const json = JSON.stringify({ type: "application/tldraw", kind: "content", version: 2, data });
      clipboardData.setData("text/html", `<div data-tldraw>${json}</div>`);
      document.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, count);
    await page.keyboard.press("Escape");
  };
  // The schema stamp of the running program, as its own copy carries it.
  await drawRectangle(page, { x: 300, y: 300 });
  await page.evaluate(() => {
    const data = new DataTransfer();
    document.body.dispatchEvent(
      new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }),
    );
    const json = /<div data-tldraw>(.*)<\/div>/.exec(data.getData("text/html"))?.[1] ?? "";
    (window as unknown as { paperboardSchema: unknown }).paperboardSchema = (
      JSON.parse(json) as { data: { schema: unknown } }
    ).data.schema;
  });

  await paste(1999);
  await expect(page.getByTestId("notice")).toContainText("2,000 objects on this page");
  await paste(1700);
  await expect(page.getByTestId("notice")).toContainText("300 more fit");
  await paste(400);
  await expect(page.getByTestId("notice").last()).toContainText("Nothing was added: Page 1 holds 3,700");
  await expect(page.getByTestId("notice").first()).toContainText("300 more fit");
});

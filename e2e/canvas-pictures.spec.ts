import * as Y from "yjs";
import { recordMaps } from "@/board/document/record-maps";
import { readRecord } from "@/board/document/canvas-record";
import { createBoard, expectSaved, joinAs, shapes, type TestBoard } from "./fixtures/boards";
import { dropFiles, expectPictures, isStored, pasteFiles, pictures, png } from "./fixtures/pictures";
import type { TestServer } from "./fixtures/server";
import { expect, test } from "./fixtures/test";

const RED = { name: "red.png", type: "image/png", bytes: png({ w: 120, h: 80 }, [200, 30, 30]) };
const BLUE = { name: "blue.png", type: "image/png", bytes: png({ w: 90, h: 90 }, [30, 30, 200]) };

/** Sources of the pictures in the stored document. */
async function storedSources(app: TestServer, board: TestBoard): Promise<unknown[]> {
  const response = await fetch(`${app.url}/api/boards/${board.id}/state?document=canvas`, {
    headers: { authorization: `Bearer ${board.tokens.viewer}` },
  });
  const doc = new Y.Doc();
  Y.applyUpdateV2(doc, new Uint8Array(await response.arrayBuffer()));
  return [...recordMaps(doc).entries()]
    .map(([id, map]) => readRecord(map, id) as { typeName: string; props?: { src?: unknown } })
    .filter(({ typeName }) => typeName === "asset")
    .map(({ props }) => props?.src);
}

test("a dropped picture is uploaded and seen by a viewer and in the room; undo and redo work", async ({
  app,
  browser,
}) => {
  const board = await createBoard(app, { title: "Pictures", template: "blank" });
  const ada = await joinAs(browser, board, "participant", "Ada");
  const viewer = await joinAs(browser, board, "viewer");
  const room = await joinAs(browser, board, "room");

  await dropFiles(ada, [RED], { x: 500, y: 400 });
  await expectPictures(ada, 1, 120);
  await expectPictures(viewer, 1, 120);
  await expectPictures(room, 1, 120);
  await expectSaved(ada);
  expect((await storedSources(app, board)).every(isStored)).toBe(true);

  await ada.keyboard.press("Control+z");
  await expect(shapes(viewer)).toHaveCount(0);
  await ada.keyboard.press("Control+Shift+z");
  await expectPictures(viewer, 1, 120);
});

test("paste and picker take pictures; plain http is enough", async ({ app, browser }) => {
  const board = await createBoard(app, { title: "Pictures on a LAN", template: "blank" });
  const ada = await joinAs(browser, board, "participant", "Ada", { origin: app.namedUrl });
  await pasteFiles(ada, [RED]);
  await expectPictures(ada, 1, 120);

  const choosing = ada.waitForEvent("filechooser");
  await ada.keyboard.press("Control+u");
  await (await choosing).setFiles({ name: BLUE.name, mimeType: BLUE.type, buffer: BLUE.bytes });
  await expect(pictures(ada)).toHaveCount(2);
  await expectSaved(ada);
  await expect.poll(async () => (await storedSources(app, board)).filter(isStored).length).toBe(2);
});

test.describe("files that no board takes", () => {
  // Playwright's trace asks for the unreadable picture again, by a fetch that the page's policy forbids.
  test.use({ expectedProblems: [/^[^:]*: console: Connecting to 'blob:/] });

  test("SVG, videos, disguised and oversized files are refused with a reason, and never sent", async ({
    app,
    browser,
  }) => {
    const board = await createBoard(app, { title: "Refusals", template: "blank" });
    const ada = await joinAs(browser, board, "participant", "Ada");
    const uploads: string[] = [];
    ada.on("request", (request) => {
      if (request.method() === "POST") uploads.push(request.url());
    });
    const offers: [string, string, Buffer, RegExp][] = [
      [
        "drawing.svg",
        "image/svg+xml",
        Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"></svg>`),
        /SVG.*PNG/,
      ],
      ["film.mp4", "video/mp4", Buffer.from("\0\0\0\x20ftypmp42".padEnd(64, "\0")), /no videos/],
      ["photo.png", "image/png", Buffer.from("#!/bin/sh\nexit 1\n".padEnd(64)), /PNG, JPEG/],
      [
        "broken.png",
        "image/png",
        Buffer.concat([RED.bytes.subarray(0, 12), Buffer.alloc(60, 1)]),
        /cannot read/,
      ],
      ["large.png", "image/png", png({ w: 8, h: 8 }, [0, 0, 0], 20 * 1024 * 1024), /larger than 20 MB/],
    ];
    for (const [name, type, bytes, sentence] of offers) {
      await dropFiles(ada, [{ name, type, bytes }], { x: 500, y: 400 });
      await expect(ada.locator(".tlui-toast__description").getByText(sentence)).toBeVisible();
    }
    await expect(shapes(ada)).toHaveCount(0);
    expect(uploads).toEqual([]);
  });
});

test.describe("without a working upload", () => {
  test.use({ expectedProblems: [/\/assets/] });

  test("a picture stays as a placeholder that says so, and is retried or removed", async ({
    app,
    browser,
  }) => {
    const board = await createBoard(app, { title: "Bad line", template: "blank" });
    const ada = await joinAs(browser, board, "participant", "Ada");
    const viewer = await joinAs(browser, board, "viewer");
    await ada.route("**/assets", (route) => route.abort("connectionreset"));

    await dropFiles(ada, [RED], { x: 500, y: 400 });
    await expect(ada.getByTestId("picture-failed")).toBeVisible();
    await expect(ada.getByTestId("failed-uploads")).toBeVisible();
    await expect(viewer.getByTestId("picture-missing")).toBeVisible();
    await expect(ada.getByTestId("saved-state")).toContainText("Not saved: 1");

    await ada.unroute("**/assets");
    await ada.getByTestId("picture-failed").getByRole("button", { name: "Try again" }).click();
    await expectPictures(viewer, 1, 120);
    await expect(ada.getByTestId("failed-uploads")).toHaveCount(0);

    await ada.route("**/assets", (route) => route.abort("connectionreset"));
    await dropFiles(ada, [BLUE], { x: 800, y: 600 });
    await ada.getByTestId("failed-uploads").getByRole("button", { name: "Remove it" }).click();
    await expect(viewer.getByTestId("picture-missing")).toHaveCount(0);
    await expect(shapes(viewer)).toHaveCount(1);
    await expect(ada.getByTestId("failed-uploads")).toHaveCount(0);
  });

  test("the others see a placeholder until the upload is done", async ({ app, browser }) => {
    const board = await createBoard(app, { title: "Slow line", template: "blank" });
    const ada = await joinAs(browser, board, "participant", "Ada");
    const viewer = await joinAs(browser, board, "viewer");
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await ada.route("**/assets", async (route) => {
      await held;
      await route.continue();
    });
    await dropFiles(ada, [RED], { x: 500, y: 400 });
    await expect(viewer.getByTestId("picture-uploading")).toBeVisible();
    await expect(ada.getByTestId("upload-progress")).toBeVisible();
    await expect(ada.getByTestId("picture-uploading")).toBeVisible();
    // All edits have long been seen by the others; the picture itself is not saved.
    await expect(ada.getByTestId("saved-state")).toContainText("Saving 1");
    release();
    await expectPictures(viewer, 1, 120);
    await expectSaved(ada);
    await expect(viewer.getByTestId("picture-uploading")).toHaveCount(0);
    await expect(ada.getByTestId("upload-progress")).toHaveCount(0);
  });

  test("a file whose tab was closed is given up for everybody", async ({ app, browser }) => {
    const board = await createBoard(app, { title: "Gone", template: "blank" });
    const ada = await joinAs(browser, board, "participant", "Ada");
    const ben = await joinAs(browser, board, "participant", "Ben");
    await ada.route("**/assets", () => undefined);
    await dropFiles(ada, [RED], { x: 500, y: 400 });
    await expect(ben.getByTestId("picture-uploading")).toBeVisible();
    await ada.context().close();
    await expect(ben.getByTestId("picture-missing")).toBeVisible();
    await ben.getByTestId("picture-missing").getByRole("button", { name: "Remove" }).click();
    await expect(shapes(ben)).toHaveCount(0);
  });
});

test.describe("between boards", () => {
  test.use({ expectedProblems: [/status of 40[134]/] });

  for (const host of ["url", "namedUrl"] as const) {
    test(`a picture is copied with its file (${host === "url" ? "secure context" : "plain http"})`, async ({
      app,
      browser,
    }) => {
      const [one, two] = [
        await createBoard(app, { title: "From", template: "blank" }),
        await createBoard(app, { title: "To", template: "blank" }),
      ];
      const page = await joinAs(browser, one, "participant", "Ada", { origin: app[host] });
      if (host === "url") await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await dropFiles(page, [RED], { x: 500, y: 400 });
      await expectPictures(page, 1, 120);
      await page.keyboard.press("Control+a");
      await page.keyboard.press("Control+c");
      if (host === "url") {
        // A small one goes along with its bytes, for another server.
        await expect
          .poll(() =>
            page.evaluate(async () => {
              const [item] = await navigator.clipboard.read();
              return (await item?.getType("text/html"))?.text();
            }),
          )
          .toContain("data:image/png");
      }

      await page.goto(`${app[host]}${new URL(two.links.participant).pathname}`);
      await expect(page.locator(".tl-canvas")).toBeVisible();
      await page.locator(".tl-canvas").click({ position: { x: 400, y: 300 } });
      await page.keyboard.press("Control+v");
      await expectPictures(page, 1, 120);
      await expect
        .poll(() => pictures(page).first().getAttribute("src"))
        .toContain(`/api/boards/${two.id}/assets/`);
      await expectSaved(page);
      await expect.poll(async () => (await storedSources(app, two)).every(isStored)).toBe(true);
    });
  }

  test("a picture whose board this browser may not read leaves a placeholder", async ({ app, browser }) => {
    const [one, two] = [
      await createBoard(app, { title: "Private", template: "blank" }),
      await createBoard(app, { title: "Other", template: "blank" }),
    ];
    const ada = await joinAs(browser, one, "participant", "Ada", { origin: app.namedUrl });
    await dropFiles(ada, [RED], { x: 500, y: 400 });
    await expectPictures(ada, 1, 120);
    const html = await ada.evaluate(() => {
      const data = new DataTransfer();
      document.addEventListener("copy", (event) => event.preventDefault(), { once: true });
      const event = new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
      return data.getData("text/html");
    });
    expect(html).toContain("copiedFrom");

    const ben = await joinAs(browser, two, "participant", "Ben", { origin: app.namedUrl });
    await ben.evaluate((content) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", content);
      document.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, html);
    await expect(ben.getByTestId("picture-failed")).toBeVisible();
    await expect(ben.getByTestId("failed-uploads")).toContainText("may not read");
  });
});

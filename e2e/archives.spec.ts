import { readFile, writeFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { unzipSync } from "fflate";
import type { BoardRecord } from "@/board/record/board-record";
import { readPdf } from "@/client/canvas/exports/testing/read-pdf";
import { ArchiveManifest } from "@/contract/archive-schema";
import { readThumbnailFacts } from "@/contract/thumbnail";
import { createBoard, joinAs, type TestBoard } from "./fixtures/boards";
import { expect, test } from "./fixtures/test";

// The console's word on the damaged archive.
test.use({ expectedProblems: [/status of 400 \(Bad Request\).*\/api\/archives/] });

async function openExport(page: Page) {
  await page.getByRole("button", { name: "Board menu" }).click();
  await page.getByRole("menuitem", { name: "Export…" }).click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  await expect(dialog).toBeVisible();
  return dialog;
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

async function downloaded(page: Page, start: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent("download"), start()]);
  return download;
}

async function recordOf(
  board: { id: string },
  app: { url: string },
  headers: HeadersInit,
): Promise<BoardRecord> {
  const answer = await fetch(`${app.url}/api/boards/${board.id}/record.json`, { headers });
  expect(answer.status).toBe(200);
  return (await answer.json()) as BoardRecord;
}

/** Frames of the example board, by name. */
function frameNames(page: Page): Promise<string[]> {
  return page
    .getByRole("combobox", { name: "What" })
    .locator("option")
    .allTextContents()
    .then((labels) => labels.filter((label) => label.startsWith("Frame: ")).map((label) => label.slice(7)));
}

test("a board leaves as pictures, as a PDF and as an archive, and the archive makes an equal board", async ({
  app,
  browser,
}, info) => {
  const board: TestBoard = await createBoard(app, {
    title: "Session: шина ✓",
    template: "late-module-patching",
  });
  const page = await joinAs(browser, board, "participant", "Ada");
  const dialog = await openExport(page);
  const download = dialog.getByRole("button", { name: "Download", exact: true });
  const names = await frameNames(page);
  expect(names.length).toBeGreaterThan(3);

  // A frame as PNG, as large as it says.
  await dialog.getByRole("combobox", { name: "What" }).selectOption({ label: `Frame: ${names[0]}` });
  await dialog.getByText("1×", { exact: true }).click();
  const said = await dialog.getByText(/^[\d,. ]+ × [\d,. ]+ pixels$/).textContent();
  const png = await downloaded(page, () => download.click());
  expect(png.suggestedFilename()).toMatch(/^Session шина ✓, .*\.png$/);
  const facts = readThumbnailFacts(await bytesOf(png));
  expect(facts?.type).toBe("image/png");
  expect(`${facts?.width.toLocaleString("en")} × ${facts?.height.toLocaleString("en")} pixels`).toBe(said);

  // The page is more than a browser can draw at the largest size, and says so.
  await dialog.getByRole("combobox", { name: "What" }).selectOption("page");
  await dialog.getByText("4×", { exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("more than browsers can draw");
  await expect(download).toBeDisabled();

  // As SVG it has no such bounds, needs no other file, and holds the cards' words.
  await dialog.getByText("SVG", { exact: true }).click();
  const svg = (await bytesOf(await downloaded(page, () => download.click()))).toString("utf8");
  expect(svg).toMatch(/^<svg[^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg).toContain("Which code goes away if late");
  expect(svg).not.toMatch(/(?:href|src)="(?!data:|#)|url\((?!["']?(?:data:|#))/);

  // A page for every frame, with names and texts that can be found.
  await dialog.getByText("PDF", { exact: true }).click();
  const pdf = readPdf(await bytesOf(await downloaded(page, () => download.click())));
  expect(pdf.pages.map(({ text }) => text[0])).toEqual(names);
  expect(pdf.outline).toEqual(names);
  expect(pdf.title).toBe("Session: шина ✓");
  expect(pdf.pages.flatMap(({ text }) => text).join(" ")).toContain("Which code goes away");

  // The archive brings the pictures of all frames up to date by itself.
  const archive = await downloaded(page, () =>
    dialog.getByRole("button", { name: "Download archive" }).click(),
  );
  expect(archive.suggestedFilename()).toMatch(/^session-\d{4}-\d\d-\d\d\.zip$/);
  const zip = await bytesOf(archive);
  const files = unzipSync(zip);
  const manifest = ArchiveManifest.parse(
    JSON.parse(new TextDecoder().decode(files["manifest.json"])) as unknown,
  );
  expect(manifest.pictures.map(({ name, current }) => [name, current])).toEqual(
    names.map((name) => [name, true]),
  );
  for (const { path } of manifest.pictures) {
    expect(readThumbnailFacts(files[path] ?? new Uint8Array())?.type).toBe("image/png");
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);

  // Somebody else imports it: what cannot be an archive is refused with a sentence, the archive becomes a board.
  const file = info.outputPath("board.zip");
  await writeFile(file, zip);
  const damaged = info.outputPath("damaged.zip");
  await writeFile(damaged, zip.subarray(0, zip.length / 2));
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(app.url);
  await other.getByRole("button", { name: "Import an archive" }).click();
  const importing = other.getByRole("dialog", { name: "Import an archive" });
  await importing.getByLabel("Choose a file").setInputFiles(damaged);
  await importing.getByRole("button", { name: "Import", exact: true }).click();
  await expect(importing.getByRole("alert")).toContainText("it was cut off");
  await importing.getByLabel("Choose a file").setInputFiles(file);
  await expect(importing.getByRole("alert")).toHaveCount(0);
  await importing.getByRole("button", { name: "Import", exact: true }).click();
  await other.waitForURL(/\/board\//);
  const imported = { id: new URL(other.url()).pathname.split("/").at(-1) ?? "" };
  expect(imported.id).not.toBe(board.id);

  // Item by item the same; only address and id are its own.
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const before = await recordOf(board, app, { authorization: `Bearer ${board.tokens.viewer}` });
  const after = await recordOf(imported, app, { cookie });
  const own = { id: "", url: "" };
  expect({ ...after, board: { ...after.board, ...own } }).toEqual({
    ...before,
    board: { ...before.board, ...own },
  });
  expect(before.questions.length + before.proposals.length + before.grids.length).toBeGreaterThan(15);
});

/**
 * `npm run template-pictures`: starts the built server, makes a board of each template, photographs its room screen
 * in light and dark, and writes `public/templates/<id>-<theme>.webp` for the home page, with a hash of the records
 * that each shows. Run it again when templates or the look of shapes change; a unit test says when it was forgotten.
 */
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { build as bundle } from "esbuild";
import { serverBundle } from "./build-server.mjs";
import { startBuiltServer } from "./built-server.mjs";
import { findChromium } from "./find-chromium.mjs";
import { build, generate, install } from "./prepare.mjs";
import { root } from "./project-root.mjs";

const PICTURE = { width: 1280, height: 800 };
/** Higher than the picture: the room's own title stands above, and is not part of it. */
const SCREEN = { width: 1440, height: 1120 };
/** The screen is photographed this many times larger than it is, so that a part of it fills the picture. */
const SHARPNESS = 4;
/** Around what is shown, as a share of its height. */
const MARGIN = 0.045;
/**
 * The frames that say what a template is, counted from 0; all where none are named. A whole board of empty frames, as small
 * as a list shows it, looks like any other.
 */
const SHOWN = {
  "problem-scope": [1],
  proposals: [0],
  "feature-grid": [0],
  "discussion-session": [0, 1, 3, 4],
};
const QUALITY = 0.8;
/** Photographed once nothing moves any more: fonts, first view. */
const SETTLE_MS = 1_500;

await install();
await generate();
await build();
const templateFingerprint = await loadTemplateFingerprint();
const folder = join(root, "public", "templates");
// Beside, and renamed at the end: a run that fails must not leave the home page without pictures.
const partial = `${folder}.partial`;
await rm(partial, { recursive: true, force: true });
await mkdir(partial, { recursive: true });
const dataDir = await mkdtemp(join(tmpdir(), "paperboard-templates-"));
const server = await startBuiltServer({ environment: { DATA_DIR: dataDir, PORT: "0" } });
const browser = await chromium.launch({
  executablePath: findChromium() ?? undefined,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
try {
  const origin = `http://127.0.0.1:${server.port}`;
  const hashes = {};
  for (const { id, title } of await (await fetch(`${origin}/api/templates`)).json()) {
    // There is nothing to see on it.
    if (id === "blank") continue;
    const answer = await fetch(`${origin}/api/boards`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ title, template: id }),
    });
    const { links } = await answer.json();
    for (const theme of ["light", "dark"]) {
      const name = `${id}-${theme}.webp`;
      const picture = await photograph(links.room, theme, SHOWN[id]);
      await writeFile(join(partial, name), picture);
      console.log(`public/templates/${name}: ${Math.round(picture.byteLength / 1024)} kB`);
    }
    hashes[id] = createHash("sha256").update(templateFingerprint(id)).digest("hex").slice(0, 16);
  }
  await writeFile(join(partial, "records.json"), `${JSON.stringify(hashes, null, 2)}\n`);
  await rm(folder, { recursive: true, force: true });
  await rename(partial, folder);
} finally {
  await browser.close();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function photograph(url, colorScheme, shown) {
  const context = await browser.newContext({ viewport: SCREEN, colorScheme, deviceScaleFactor: SHARPNESS });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator(".tl-shape").first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(SETTLE_MS);
  const png = await page.screenshot({ clip: await part(page, shown) });
  // The browser writes WebP; nothing else here does.
  const webp = await page.evaluate(
    async ({ base64, quality, size }) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const canvas = Object.assign(document.createElement("canvas"), size);
      const pen = canvas.getContext("2d");
      pen.imageSmoothingQuality = "high";
      pen.drawImage(bitmap, 0, 0, size.width, size.height);
      return canvas.toDataURL("image/webp", quality).split(",")[1];
    },
    { base64: png.toString("base64"), quality: QUALITY, size: PICTURE },
  );
  await context.close();
  return Buffer.from(webp, "base64");
}

/** The part of the screen that has the frames in it, in the proportions of the picture. */
async function part(page, shown) {
  const frames = await page.locator("[data-shape-type=frame]").evaluateAll((elements) =>
    elements.map((element) => {
      const { x, y, width, height } = (
        element.querySelector(".tl-frame__body") ?? element
      ).getBoundingClientRect();
      return { x, y, width, height };
    }),
  );
  // Row by row: tldraw draws them in no order.
  frames.sort((a, b) => (Math.abs(a.y - b.y) > a.height / 2 ? a.y - b.y : a.x - b.x));
  const wanted = shown ? frames.filter((_, n) => shown.includes(n)) : frames;
  const names = 22;
  const left = Math.min(...wanted.map(({ x }) => x));
  const top = Math.min(...wanted.map(({ y }) => y)) - names;
  const right = Math.max(...wanted.map(({ x, width }) => x + width));
  const bottom = Math.max(...wanted.map(({ y, height }) => y + height));
  const margin = MARGIN * (bottom - top);
  const ratio = PICTURE.width / PICTURE.height;
  const width = Math.max(right - left + 2 * margin, (bottom - top + 2 * margin) * ratio);
  const height = width / ratio;
  const x = shown && shown.length > 1 ? left - margin : (left + right - width) / 2;
  return { x, y: (top + bottom - height) / 2, width, height };
}

/** What a template makes, from the sources that the server was built from. */
async function loadTemplateFingerprint() {
  const outfile = join(root, "dist", "template-fingerprint.mjs");
  await bundle({ ...serverBundle, entryPoints: ["board/templates/template-fingerprint.ts"], outfile });
  return (await import(pathToFileURL(outfile).href)).templateFingerprint;
}

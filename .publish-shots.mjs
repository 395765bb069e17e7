import { chromium } from "@playwright/test";
import { startBuiltServer } from "./scripts/built-server.mjs";
import { findChromium } from "./scripts/find-chromium.mjs";
import { mkdtemp, rm, mkdir } from "node:fs/promises";
const out = "/tmp/publish-shots"; await mkdir(out, { recursive: true });
const dataDir = await mkdtemp("/tmp/publish-data-");
const server = await startBuiltServer({ environment: { DATA_DIR: dataDir, PORT: "0", LIBRARY: "open" }, onLog(){} });
const url = `http://127.0.0.1:${server.port}`;
const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: ["--no-sandbox","--disable-gpu"] });
const api = (path, init={}) => fetch(url + "/api" + path, init);
async function make(title, template) {
  const r = await api("/boards", { method: "POST", headers: {"content-type":"application/json"}, body: JSON.stringify({ title, template }) });
  return r.json();
}
const only = process.argv.slice(2);
const want = (n) => only.length === 0 || only.includes(n);
try {
  const a = await make("Late module patching, 2019", "late-module-patching");
  const b = await make("Scope of the relocation work", "problem-scope");
  const tok = (l) => new URL(l).pathname.split("/").at(-1);
  const bearer = (x) => ({ authorization: `Bearer ${tok(x.links.facilitator)}`, "content-type": "application/json" });
  for (const colorScheme of ["light", "dark"]) {
    const ctx = await browser.newContext({ colorScheme, viewport: { width: 1366, height: 768 } });
    await ctx.addInitScript(() => localStorage.setItem("paperboard.person", JSON.stringify({ name: "Ada", color: "#3b62d6" })));
    for (const x of [a, b]) await ctx.request.get(x.links.facilitator, { maxRedirects: 0 });
    const page = await ctx.newPage();
    page.on("pageerror", (e) => console.log("PAGEERROR", e.message));
    page.on("console", (m) => m.type() === "error" && console.log("CONSOLE", m.text()));
    const shot = async (n, full=false) => { await page.waitForTimeout(350); await page.screenshot({ path: `${out}/${n}-${colorScheme}.png`, fullPage: full }); };
    if (want("board")) {
      await page.goto(`${url}/board/${a.id}`); await page.locator(".tl-canvas").waitFor(); await page.waitForTimeout(1500);
      await shot("board");
      await page.getByRole("button", { name: "Board menu" }).click(); await shot("board-menu");
      await page.getByRole("menuitem", { name: "Seal…" }).click(); await shot("seal");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Board menu" }).click();
      await page.getByRole("menuitem", { name: "Publish to the library…" }).click(); await shot("publish");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Board menu" }).click();
      await page.getByRole("menuitem", { name: "Continue in a new board…" }).click(); await shot("continue");
      await page.keyboard.press("Escape");
    }
    await api(`/boards/${a.id}/publication`, { method: "POST", headers: bearer(a), body: '{"seal":true,"by":"Ada"}' });
    await api(`/boards/${b.id}/publication`, { method: "POST", headers: bearer(b), body: '{}' });
    if (want("sealed")) {
      await page.goto(`${url}/board/${a.id}`); await page.locator(".tl-canvas").waitFor(); await page.waitForTimeout(1000);
      await page.getByTestId("sealed").click(); await shot("board-sealed"); await page.keyboard.press("Escape");
    }
    if (want("review")) {
      await page.goto(`${url}/review/${a.id}`); await shot("review"); await shot("review-full", true);
      await page.getByRole("button", { name: "Minutes as mail" }).click(); await page.waitForTimeout(600); await shot("minutes");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Manage" }).click(); await shot("manage");
      await page.getByRole("menuitem", { name: "Discussion it came from…" }).click(); await shot("origin"); await page.keyboard.press("Escape");
      const link = page.getByRole("link", { name: "Show on the board" }).nth(4);
      await link.click(); await page.getByTestId("item-mark").waitFor({ timeout: 20000 }); await page.waitForTimeout(800); await shot("review-canvas");
      await page.setViewportSize({ width: 1920, height: 1080 }); await shot("review-canvas-1920");
      await page.keyboard.press("Escape"); await page.goto(`${url}/review/${a.id}`); await shot("review-1920");
      await page.setViewportSize({ width: 1366, height: 768 });
      await page.getByRole("button", { name: "Change" }).first().click(); await shot("action-dialog"); await page.keyboard.press("Escape");
    }
    if (want("home")) { await page.goto(url); await page.waitForTimeout(800); await shot("home", true); }
    if (want("series")) {
      const r = await (await api(`/boards/${a.id}/continue`, { method: "POST", headers: bearer(a), body: '{"title":"Late module patching, 2020"}' })).json();
      await ctx.request.get(r.links.facilitator, { maxRedirects: 0 });
      await page.goto(`${url}/board/${r.id}`); await page.locator(".tl-canvas").waitFor(); await page.waitForTimeout(1500); await shot("series-board");
      await page.goto(`${url}/review/${r.id}`); await shot("series-review");
    }
    await page.close();
    const m = await browser.newContext({ colorScheme, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
    await m.request.get(a.links.facilitator, { maxRedirects: 0 });
    const mp = await m.newPage();
    const ms = async (n) => { await mp.waitForTimeout(350); await mp.screenshot({ path: `${out}/${n}-${colorScheme}.png` }); };
    if (want("mobile")) {
      await mp.goto(`${url}/review/${a.id}`); await ms("m-review");
      await mp.getByRole("link", { name: "Show on the board" }).nth(2).tap(); await mp.getByTestId("item-mark").waitFor({ timeout: 20000 }); await mp.waitForTimeout(800); await ms("m-canvas");
      await mp.goto(url); await mp.waitForTimeout(500); await mp.evaluate(() => document.querySelector("#library-heading")?.scrollIntoView()); await ms("m-home");
      await mp.goto(`${url}/board/${a.id}`); await mp.locator(".tl-canvas").waitFor(); await mp.waitForTimeout(1200); await ms("m-board");
    }
    await m.close(); await ctx.close();
  }
} finally { await browser.close(); await server.stop(); await rm(dataDir, { recursive: true, force: true }); }

// @vitest-environment happy-dom
import { TextManager, type Editor } from "tldraw";
import { beforeEach, expect, it, vi } from "vitest";
import { rememberTextSizes } from "./remember-text-sizes";

const OPTIONS = {
  fontFamily: "tldraw_draw",
  fontSize: 20,
  lineHeight: 1.3,
  fontWeight: "normal",
  fontStyle: "normal",
  padding: "0px",
  maxWidth: 200,
};
const page = { document: { fonts: [] as { status: string }[] }, devicePixelRatio: 1 };
const measured = vi.fn((html: string) => ({ x: 0, y: 0, w: html.length, h: 20, scrollWidth: 0 }));
TextManager.prototype.measureHtml = measured as never;
rememberTextSizes(page as never);
rememberTextSizes(page as never);

let manager: TextManager;
beforeEach(() => {
  measured.mockClear();
  manager = new TextManager({ getContainer: () => document.body } as Editor);
});

it("measures a text once, and another one, or the same in another width, on its own", () => {
  expect(manager.measureHtml("words", OPTIONS).w).toBe(5);
  expect(manager.measureHtml("words", { ...OPTIONS }).w).toBe(5);
  expect(measured).toHaveBeenCalledTimes(1);
  manager.measureHtml("word", OPTIONS);
  manager.measureHtml("words", { ...OPTIONS, maxWidth: 100 });
  expect(measured).toHaveBeenCalledTimes(3);
});

it("hands out sizes that may be changed", () => {
  manager.measureHtml("words", OPTIONS).w = 0;
  expect(manager.measureHtml("words", OPTIONS).w).toBe(5);
});

it("measures anew once a font is there, and at another zoom of the page", async () => {
  page.document.fonts.push({ status: "loading" });
  manager.measureHtml("words", OPTIONS);
  await Promise.resolve();
  manager.measureHtml("words", OPTIONS);
  expect(measured).toHaveBeenCalledTimes(1);
  for (const font of page.document.fonts) font.status = "loaded";
  await Promise.resolve();
  manager.measureHtml("words", OPTIONS);
  expect(measured).toHaveBeenCalledTimes(2);
  page.devicePixelRatio = 2;
  await Promise.resolve();
  manager.measureHtml("words", OPTIONS);
  expect(measured).toHaveBeenCalledTimes(3);
});

it("remembers nothing of a canvas that is not shown", () => {
  measured.mockReturnValueOnce({ x: 0, y: 0, w: 0, h: 0, scrollWidth: 0 });
  expect(manager.measureHtml("words", OPTIONS).w).toBe(0);
  expect(manager.measureHtml("words", OPTIONS).w).toBe(5);
});

it("does not remember for one editor what another has measured: its page may look different", () => {
  const other = new TextManager({ getContainer: () => document.body } as Editor);
  manager.measureHtml("words", OPTIONS);
  other.measureHtml("words", OPTIONS);
  expect(measured).toHaveBeenCalledTimes(2);
});

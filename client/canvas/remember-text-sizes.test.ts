// @vitest-environment happy-dom
import { TextManager, type Editor } from "tldraw";
import { beforeEach, expect, it, vi } from "vitest";
import { measureTextsTogether } from "./measure-texts-together";
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
/** A canvas with these shapes; each asks for its text, as tldraw's notes do. */
function canvasWith(...texts: string[]): Editor {
  const shapes = texts.map((text) => ({ type: "note", props: { text } }));
  const editor = {
    getContainer: () => document.body,
    getCurrentPageShapes: () => shapes,
    getShapeUtil: () => ({ getGeometry: (shape: (typeof shapes)[0]) => geometry(shape) }),
  };
  const geometry = (shape: (typeof shapes)[0]) => {
    asked.push(shape);
    manager.measureHtml(shape.props.text, OPTIONS);
  };
  return editor as unknown as Editor;
}
const asked: unknown[] = [];
const page = { document: { fonts: [] as { status: string }[] }, devicePixelRatio: 1 };
const measured = vi.fn((html: string) => ({ x: 0, y: 0, w: html.length, h: 20, scrollWidth: 0 }));
TextManager.prototype.measureHtml = measured as never;
rememberTextSizes(page as never);
rememberTextSizes(page as never);

let manager: TextManager;
beforeEach(() => {
  measured.mockClear();
  manager = new TextManager(canvasWith());
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
  const other = new TextManager(canvasWith());
  manager.measureHtml("words", OPTIONS);
  other.measureHtml("words", OPTIONS);
  expect(measured).toHaveBeenCalledTimes(2);
});

it("measures all texts of the page when the first is asked for, in elements apart", () => {
  const editor = canvasWith("one", "three", "one");
  manager = new TextManager(editor);
  const inPage = () => document.querySelectorAll(".tl-text-measure").length;
  const before = inPage();
  measured.mockImplementation(function (this: { elm: HTMLElement }, html: string) {
    expect(this.elm.isConnected).toBe(false);
    this.elm.innerHTML = html;
    return { x: 0, y: 0, w: 0, h: 0, scrollWidth: 0 };
  } as never);
  const rect = vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function (
    this: Element,
  ) {
    expect(this.isConnected).toBe(true);
    return { width: this.textContent.length, height: 20 } as DOMRect;
  });
  expect(manager.measureHtml("three", OPTIONS)).toEqual({ x: 0, y: 0, w: 5, h: 20, scrollWidth: 0 });
  expect(manager.measureHtml("one", OPTIONS).w).toBe(3);
  expect(measured).toHaveBeenCalledTimes(3);
  expect(inPage()).toBe(before);
  // Whatever remembers a geometry for a shape must not remember one that was made up.
  expect(asked.filter((shape) => editor.getCurrentPageShapes().includes(shape as never))).toEqual([]);
  rect.mockRestore();
});

it("reads how wide a text runs over only where that is asked", () => {
  const wide = { ...OPTIONS, measureScrollWidth: true };
  manager = new TextManager(canvasWith("one"));
  measured.mockReturnValue({ x: 0, y: 0, w: 0, h: 0, scrollWidth: 0 });
  const rect = vi
    .spyOn(Element.prototype, "getBoundingClientRect")
    .mockReturnValue({ width: 3, height: 20 } as DOMRect);
  const over = vi.spyOn(Element.prototype, "scrollWidth", "get").mockReturnValue(7);
  const sizes = measureTextsTogether(
    manager,
    [
      { html: "one", options: wide },
      { html: "one", options: OPTIONS },
    ],
    measured,
  );
  expect(sizes.map(({ scrollWidth }) => scrollWidth)).toEqual([7, 0]);
  rect.mockRestore();
  over.mockRestore();
});

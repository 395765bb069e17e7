import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { loadCanvasFont } from "./load-canvas-font";

class FakeFont {
  static loads: () => Promise<void> = () => Promise.resolve();
  constructor(
    readonly family: string,
    readonly source: string,
  ) {}
  load = () => FakeFont.loads();
}
let fonts: Set<FakeFont>;
const load = (url: string) => loadCanvasFont(url, { fonts } as unknown as Document);

beforeEach(() => {
  fonts = new Set();
  vi.stubGlobal("FontFace", FakeFont);
});
afterEach(() => vi.unstubAllGlobals());

it("has the font there, under tldraw's name, once", () => {
  load("/fonts/draw.woff2");
  load("/fonts/draw.woff2");
  expect([...fonts]).toMatchObject([{ family: "tldraw_draw", source: 'url("/fonts/draw.woff2")' }]);
});

it("leaves nothing behind that tldraw would take for the font when it cannot be had", async () => {
  FakeFont.loads = () => Promise.reject(new Error("offline"));
  load("/fonts/draw.woff2");
  await vi.waitFor(() => expect(fonts.size).toBe(0));
});

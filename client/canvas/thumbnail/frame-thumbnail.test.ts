import { describe, expect, it } from "vitest";
import { THUMBNAIL } from "@/contract/thumbnail";
import { frameThumbnail } from "./frame-thumbnail";

const { width, height } = THUMBNAIL;

/** What is seen, in page pixels. */
function seen(content: { x: number; y: number; w: number; h: number }) {
  const { scale, x, y } = frameThumbnail(content);
  return { scale, x, y, right: x + width / scale, bottom: y + height / scale };
}

describe("frameThumbnail", () => {
  it("shows a screenful whole, centred, with a margin", () => {
    const view = seen({ x: 100, y: 50, w: 1600, h: 1000 });
    expect(view.x).toBeLessThan(100);
    expect(view.right).toBeGreaterThan(1700);
    expect(100 - view.x).toBeCloseTo(view.right - 1700);
    expect(view.y).toBeLessThan(50);
    expect(view.bottom).toBeGreaterThan(1050);
  });

  it("does not blow up a small note", () => {
    expect(seen({ x: 0, y: 0, w: 100, h: 100 }).scale).toBe(0.8);
  });

  it("shows a long row from its beginning, larger than it would fit", () => {
    const view = seen({ x: 0, y: 0, w: 8000, h: 1000 });
    expect(view.scale).toBeCloseTo(1.7 * ((width * 0.94) / 8000));
    expect(view.x).toBeLessThan(0);
    expect(view.x).toBeGreaterThan(-300);
    expect(view.right).toBeLessThan(8000);
    expect((view.y + view.bottom) / 2).toBeCloseTo(500);
  });

  it("shows a long column from its top", () => {
    const view = seen({ x: 0, y: 0, w: 1000, h: 8000 });
    expect(view.y).toBeLessThan(0);
    expect(view.bottom).toBeLessThan(8000);
    expect((view.x + view.right) / 2).toBeCloseTo(500);
  });

  it("crops nothing of what is a little longer than the picture", () => {
    const view = seen({ x: 0, y: 0, w: 2800, h: 1000 });
    expect(view.x).toBeLessThan(0);
    expect(view.right).toBeGreaterThan(2800);
  });

  it("frames a line, which has no height", () => {
    const { scale, x, y } = frameThumbnail({ x: 0, y: 0, w: 2000, h: 0 });
    for (const value of [scale, x, y]) expect(Number.isFinite(value)).toBe(true);
  });
});

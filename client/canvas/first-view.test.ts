import { describe, expect, it } from "vitest";
import { firstView, type PageBox } from "./first-view";

const screen = { w: 1200, h: 650 };
const box = (x: number, y: number): PageBox => ({ x, y, w: 1600, h: 900 });

describe("firstView", () => {
  it("shows everything while that can be read", () => {
    const content = { x: 0, y: 0, w: 2600, h: 1300 };
    expect(firstView(content, [box(0, 0)], screen)).toBe(content);
  });

  it("starts at the first frame of a board that is too large for one look", () => {
    const content = { x: 0, y: 0, w: 12_000, h: 2000 };
    const frames = [box(3600, 20), box(0, 1100), box(1800, -10), box(0, 30)];
    expect(firstView(content, frames, screen)).toBe(frames[3]);
  });

  it("shows everything of a large board without frames: there is no better place to begin", () => {
    const content = { x: 0, y: 0, w: 12_000, h: 2000 };
    expect(firstView(content, [], screen)).toBe(content);
  });
});

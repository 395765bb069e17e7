import fc from "fast-check";
import { expect, it } from "vitest";
import { panelPlace } from "./panel-place";

it("stands over its card when there is room", () => {
  expect(panelPlace({ x: 300, y: 200, w: 460 }, { w: 1366, h: 768 }, 300)).toMatchObject({
    x: 300,
    y: 200,
    w: 460,
  });
});

it("never leaves the screen, nor covers tldraw's menus and tools, wherever the card is", () => {
  fc.assert(
    fc.property(
      fc.record({
        x: fc.integer({ min: -5000, max: 5000 }),
        y: fc.integer({ min: -5000, max: 5000 }),
        w: fc.nat(2000),
      }),
      fc.record({ w: fc.integer({ min: 640, max: 3000 }), h: fc.integer({ min: 400, max: 2000 }) }),
      fc.nat(4000),
      (card, screen, height) => {
        const { x, y, w, most } = panelPlace(card, screen, height);
        expect(x).toBeGreaterThanOrEqual(8);
        expect(x + w).toBeLessThanOrEqual(screen.w - 8);
        expect(y).toBeGreaterThanOrEqual(52);
        expect(y + Math.min(height, most)).toBeLessThanOrEqual(screen.h - 68);
      },
    ),
  );
});

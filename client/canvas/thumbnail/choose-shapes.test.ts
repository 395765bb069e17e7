import { describe, expect, it } from "vitest";
import { chooseShapes, type PageShape } from "./choose-shapes";

function shape(id: string, given: Partial<PageShape> = {}): PageShape {
  return { id, w: 100, h: 100, count: 1, pictureBytes: 0, ...given };
}
const idsOf = (shapes: readonly PageShape[]) => shapes.map(({ id }) => id);

describe("chooseShapes", () => {
  it("takes everything of an ordinary board, in its order", () => {
    const shapes = [shape("a", { w: 10 }), shape("b", { w: 900 }), shape("c", { h: 0 })];
    expect(idsOf(chooseShapes(shapes, 0.5))).toEqual(["a", "b", "c"]);
  });

  it("leaves out what nobody could see at this size", () => {
    const shapes = [shape("speck", { w: 10, h: 10 }), shape("line", { w: 500, h: 0 }), shape("box")];
    expect(idsOf(chooseShapes(shapes, 0.1))).toEqual(["line", "box"]);
  });

  it("takes the largest of a board with thousands of shapes", () => {
    const many = Array.from({ length: 4_000 }, (_, at) => shape(String(at), { w: 1 + at }));
    const chosen = chooseShapes(many, 1);
    expect(chosen).toHaveLength(1_000);
    expect(chosen[0]?.id).toBe("3000");
  });

  it("leaves out a frame that holds too much, and keeps what else is there", () => {
    const shapes = [shape("huge", { w: 9_000, count: 1_001 }), shape("a"), shape("b")];
    expect(idsOf(chooseShapes(shapes, 1))).toEqual(["a", "b"]);
  });

  it("leaves out pictures beyond what is cheap to fetch", () => {
    const MB = 1024 * 1024;
    const shapes = [
      shape("small", { pictureBytes: 3 * MB }),
      shape("big", { w: 800, pictureBytes: 11 * MB }),
      shape("text"),
    ];
    expect(idsOf(chooseShapes(shapes, 1))).toEqual(["big", "text"]);
  });
});

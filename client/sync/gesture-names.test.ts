import { expect, it } from "vitest";
import { createGestureNames } from "./gesture-names";

function hand() {
  let down = false;
  const names = createGestureNames({ clientId: 7, isPointing: () => down });
  return (pointer: "down" | "up", ...records: string[]) => {
    down = pointer === "down";
    return names.of(new Set(records));
  };
}

it("what is written while the pointer is down, and once it is lifted, is one gesture", () => {
  const edit = hand();
  const first = edit("down", "shape:a");
  expect(first).toBe("7-1");
  expect(edit("down", "shape:a", "shape:b")).toBe(first);
  expect(edit("up", "shape:b")).toBe(first);
});

it("what follows is an edit of its own, also of the same shape", () => {
  const edit = hand();
  edit("down", "shape:a");
  edit("up", "shape:a");
  expect(edit("up", "shape:a")).toBeUndefined();
  expect(edit("down", "shape:a")).toBe("7-2");
});

it("something else is another gesture, or none", () => {
  const edit = hand();
  edit("down", "shape:a");
  expect(edit("down", "shape:b")).toBe("7-2");
  expect(edit("up", "shape:c")).toBeUndefined();
  expect(edit("up", "shape:b")).toBeUndefined();
});

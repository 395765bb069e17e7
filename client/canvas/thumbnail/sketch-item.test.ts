// @vitest-environment happy-dom
import { createShapeId, type Editor, type TLShape } from "tldraw";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ItemType } from "@/board/shapes/item-shapes";
import { createItemsEditor } from "../items/testing/items-editor";
import type { Sketch } from "./sketch";
import { sketchShape } from "./sketch-shape";

beforeEach(() => {
  vi.stubGlobal("Path2D", Object);
});
afterEach(() => vi.unstubAllGlobals());

interface Drawn {
  words: string[];
  /** Colours of the token sheet that something was filled with. */
  fills: Set<string>;
  /** Texts that were too small and became lines. */
  lines: number;
}

/** Draws one item at a scale with a pen that notes what it is told. */
function draw(type: ItemType, props: object, scale: number): Drawn {
  const editor = createItemsEditor();
  const id = createShapeId();
  editor.createShape({ id, type, x: 0, y: 0, props });
  const drawn: Drawn = { words: [], fills: new Set(), lines: 0 };
  const state = { fillStyle: "", globalAlpha: 1 };
  const fill = () => void drawn.fills.add(state.fillStyle);
  const calls: Record<string, unknown> = {
    fillText: (text: string) => {
      drawn.words.push(text);
      fill();
    },
    fill,
    fillRect: () => {
      if (state.globalAlpha < 1) drawn.lines += 1;
      fill();
    },
    measureText: (text: string) => ({ width: text.length * 8 }),
  };
  const pen = new Proxy(state as unknown as CanvasRenderingContext2D, {
    get: (target, key) =>
      key in target ? Reflect.get(target, key) : (calls[String(key)] ?? (() => undefined)),
  });
  const sketch = { editor, pen, scale, token: (name: string) => name, fonts: {} } as unknown as Sketch;
  sketchShape(sketch, (editor as Editor).getShape(id) as TLShape);
  return drawn;
}

const proposal = {
  title: "Load the modules first",
  disposition: "needs-data",
  points: { p: { index: "a1", sign: "positive", text: "No late relocations", author: "", settled: "" } },
};

describe("items in a thumbnail", () => {
  it("a card shows its texts and the colour of its status", () => {
    const { words, fills, lines } = draw("proposal", proposal, 0.6);
    expect(words.join(" ")).toContain("Load the modules first");
    expect(words.join(" ")).toContain("No late relocations");
    expect([...fills]).toContain("surface");
    expect([...fills].some((name) => name.endsWith("-soft"))).toBe(true);
    expect(lines).toBe(0);
  });

  it("where texts are too small to read, lines stand for them", () => {
    const { words, lines } = draw("proposal", proposal, 0.08);
    expect(words).toEqual([]);
    expect(lines).toBeGreaterThan(2);
  });

  it("a grid shows its heads and the colours of its cells", () => {
    const { words, fills } = draw(
      "feature-grid",
      {
        title: "Stack traces",
        legend: "kernel",
        rows: { r1: { index: "a1", label: "reliable" }, r2: { index: "a2", label: "ORC" } },
        columns: { c1: { index: "a1", label: "x86" }, c2: { index: "a2", label: "arm64" } },
        cells: {
          "r1:c1": { status: "ok", note: "", evidence: "", asOf: "" },
          "r1:c2": { status: "todo", note: "", evidence: "", asOf: "" },
        },
      },
      0.6,
    );
    expect(words).toEqual(expect.arrayContaining(["Stack traces", "reliable", "arm64"]));
    expect([...fills]).toEqual(expect.arrayContaining(["ok-soft", "todo-soft", "paper"]));
  });
});

// @vitest-environment happy-dom
import { createShapeId, type Editor, type TLShape } from "tldraw";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isItem, type ItemType } from "@/board/shapes/item-shapes";
import { lineText } from "@/board/shapes/text-lines";
import { CardShapeUtil } from "../items/card-shape-util";
import { createItemsEditor } from "../items/testing/items-editor";
import type { Sketch } from "./sketch";
import { sketchItem } from "./sketch-item";

type Call = [name: string, ...args: unknown[]];

/** A canvas's pen that writes down what it is told. */
function recordingPen(): { pen: CanvasRenderingContext2D; calls: Call[] } {
  const calls: Call[] = [];
  const pen = new Proxy({} as Record<string, unknown>, {
    get: (state, name) =>
      name in state ? state[String(name)] : (...args: unknown[]) => void calls.push([String(name), ...args]),
    set: (state, name, value) => {
      state[String(name)] = value;
      calls.push([`${String(name)} =`, value]);
      return true;
    },
  });
  return { pen: pen as unknown as CanvasRenderingContext2D, calls };
}

function sketch(type: ItemType, props: object, scale = 1): { calls: Call[]; shape: TLShape; editor: Editor } {
  const editor = createItemsEditor();
  const id = createShapeId();
  editor.createShape({ id, type, props });
  const shape = editor.getShape(id) as TLShape;
  if (!isItem(shape)) throw new Error("no item");
  const { pen, calls } = recordingPen();
  sketchItem({ editor, pen, scale, colorOf: (name: string) => `--${name}` } as unknown as Sketch, shape);
  return { calls, shape, editor };
}

const written = (calls: readonly Call[]) =>
  calls.filter(([name]) => name === "fillText").map(([, text]) => String(text));

/** This DOM has none; the pen writes down that one was drawn. */
class NoPath {
  readonly drawn = true;
}

beforeEach(() => void vi.stubGlobal("Path2D", NoPath));
afterEach(() => void vi.unstubAllGlobals());

describe("the sketch of an item", () => {
  it("has the very lines of the card's layout, at their places", () => {
    const { calls, shape, editor } = sketch("question", {
      text: "Do livepatches use them, and how often does that happen?",
      status: "answered",
      answer: "One count.",
    });
    const util = editor.getShapeUtil(shape);
    if (!(util instanceof CardShapeUtil)) throw new Error("no card");
    const lines = util
      .layoutOf(shape as never)
      .parts.flatMap((part) => (part.kind === "text" ? part.lines.map(lineText) : []));
    expect(written(calls).join("")).toBe(lines.join(""));
    expect(calls).toContainEqual(["fillStyle =", "--ok-soft"]);
  });

  it("leaves out what only says what belongs into an empty field", () => {
    expect(written(sketch("decision", {}).calls).join(" ")).not.toContain("agreed");
  });

  it("shows the cells of a grid in the colour of their status, its labels and its title", () => {
    const line = (label: string) => ({ index: "a1", label });
    const { calls } = sketch("feature-grid", {
      title: "Who has what",
      rows: { r: line("kprobes") },
      columns: { c: line("arm64") },
      cells: { "r:c": { status: "conditional", note: "X86_64 only" } },
    });
    expect(calls).toContainEqual(["fillStyle =", "--cond-soft"]);
    expect(written(calls)).toEqual(
      expect.arrayContaining(["Who has what", "kprobes", "arm64", "conditional", "X86_64 only"]),
    );
  });

  it("suggests texts that are too small to read", () => {
    const { calls } = sketch("proposal", { title: "Load the modules" }, 0.1);
    expect(written(calls)).toEqual([]);
    expect(calls.filter(([name]) => name === "fillRect").length).toBeGreaterThan(1);
  });
});

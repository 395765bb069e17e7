// @vitest-environment happy-dom
import { createTLStore, defaultShapeUtils, type Editor } from "tldraw";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestEditor } from "@/client/sync/testing/test-editor";
import { keepPenMode } from "./pen-only-mode";

let editor: Editor;
const isPenMode = () => editor.getInstanceState().isPenMode;
const point = (pointerType: string, name = "pointerdown") =>
  editor.getContainer().dispatchEvent(new PointerEvent(name, { pointerType, bubbles: true }));

beforeEach(() => {
  editor = createTestEditor(createTLStore({ shapeUtils: defaultShapeUtils }));
});
afterEach(() => editor.dispose());

describe("pen-only mode", () => {
  it("keeps fingers from drawing, and lets a mouse draw", () => {
    keepPenMode(editor);
    expect(isPenMode()).toBe(true);
    point("mouse");
    expect(isPenMode()).toBe(false);
    point("touch");
    expect(isPenMode()).toBe(true);
    point("mouse", "pointermove");
    expect(isPenMode()).toBe(false);
    point("pen");
    expect(isPenMode()).toBe(true);
  });

  it("ends when it is switched off", () => {
    const stop = keepPenMode(editor);
    stop();
    expect(isPenMode()).toBe(false);
    point("touch");
    expect(isPenMode()).toBe(false);
  });
});

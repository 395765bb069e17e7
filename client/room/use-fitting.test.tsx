// @vitest-environment happy-dom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useFitting } from "./use-fitting";

const ROW_PX = 10;
let root: Root;
let container: HTMLElement;
let columnPx: number;
let resized: () => void;

/** A column that begins with four rows and has one less in each step. */
function Column({ content, rows = 4 }: { content: string; rows?: number }) {
  const [column, step] = useFitting(4, content);
  return (
    <aside ref={column} data-step={step}>
      {Array.from({ length: rows - step }, (_, n) => (
        <p key={n} data-row={n + 1} />
      ))}
    </aside>
  );
}

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(tell: () => void) {
        resized = tell;
      }
      observe() {}
      disconnect() {}
    },
  );
  Object.defineProperty(document, "fonts", { configurable: true, value: new EventTarget() });
  vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockImplementation(function (this: HTMLElement) {
    const row = Number(this.dataset["row"] ?? 0);
    return { bottom: row > 0 ? row * ROW_PX : columnPx } as DOMRect;
  });
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockImplementation(() => columnPx);
  container = document.body.appendChild(document.createElement("div"));
  root = createRoot(container);
});
afterEach(() => {
  act(() => root.unmount());
  container.remove();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function show(content: string, rows?: number): Promise<void> {
  await act(async () => root.render(<Column content={content} rows={rows} />));
}
const step = () => container.querySelector("aside")?.dataset["step"];

describe("useFitting", () => {
  it("leaves out nothing where there is room, and so much as does not fit elsewhere", async () => {
    columnPx = 40;
    await show("a");
    expect(step()).toBe("0");
    columnPx = 25;
    await act(async () => resized());
    expect(step()).toBe("2");
  });

  it("shows more again when there is room again, and when there is less to show", async () => {
    columnPx = 10;
    await show("a");
    expect(step()).toBe("3");
    columnPx = 30;
    await act(async () => resized());
    expect(step()).toBe("1");
    await show("b", 3);
    expect(step()).toBe("0");
  });

  it("stays at the last step when nothing fits", async () => {
    columnPx = 5;
    await show("a");
    expect(step()).toBe("3");
  });
});

// @vitest-environment happy-dom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useFocusKept } from "./use-focus-kept";

let root: Root;
let page: HTMLElement;

function List({ ids }: { ids: readonly string[] }) {
  const focus = useFocusKept(ids.join());
  return (
    <div {...focus}>
      {ids.map((id) => (
        <input key={id} id={id} />
      ))}
    </div>
  );
}

function show(...ids: string[]): void {
  act(() => root.render(<List ids={ids} />));
}

const field = (id: string) => page.querySelector<HTMLInputElement>(`#${id}`);

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  page = document.body.appendChild(document.createElement("div"));
  root = createRoot(page);
});
afterEach(() => {
  act(() => root.unmount());
  page.remove();
});

it("a field that is moved while somebody is in it has the focus again", () => {
  show("a", "b", "c");
  const element = field("c");
  act(() => element?.focus());
  const focus = vi.spyOn(element as HTMLInputElement, "focus");
  // As a browser does with what it takes out of the page; this DOM leaves the focus where it is.
  const activeElement = vi.spyOn(document, "activeElement", "get").mockReturnValue(document.body);
  show("c", "a", "b");
  activeElement.mockRestore();
  expect(field("c")).toBe(element);
  expect(focus).toHaveBeenCalledOnce();
});

it("who has left a field is not called back", () => {
  show("a", "b");
  act(() => field("b")?.focus());
  act(() => field("b")?.blur());
  const focus = vi.spyOn(field("b") as HTMLInputElement, "focus");
  show("b", "a");
  expect(focus).not.toHaveBeenCalled();
});

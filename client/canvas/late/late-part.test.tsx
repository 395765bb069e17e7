// @vitest-environment happy-dom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createLateModule } from "./late-module";
import { LatePart } from "./late-part";

let root: Root;
let container: HTMLElement;

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  container = document.body.appendChild(document.createElement("div"));
  root = createRoot(container);
});
afterEach(() => {
  act(() => root.unmount());
  container.remove();
  vi.unstubAllGlobals();
});

const dialog = () => document.querySelector("[role=dialog]");
const button = (words: string) =>
  [...document.querySelectorAll("button")].find(({ textContent }) => textContent === words);

it("says that a part cannot be loaded, and loads it when that is tried again", async () => {
  let online = false;
  const fetched = vi.fn();
  const late = createLateModule(async () => {
    fetched();
    if (!online) throw new Error("offline");
    return { title: "Share this board" };
  });
  const close = vi.fn();
  const show = (wanted: boolean) =>
    act(async () =>
      root.render(
        <LatePart module={late} wanted={wanted} onClose={close}>
          {({ title }) => <p>{wanted ? title : "closed"}</p>}
        </LatePart>,
      ),
    );

  await show(false);
  expect(fetched).not.toHaveBeenCalled();

  await show(true);
  expect(dialog()?.textContent).toContain("did not load");
  act(() => button("Close")?.click());
  expect(close).toHaveBeenCalledOnce();

  await show(false);
  expect(dialog()).toBeNull();
  // Whoever asks again need not press anything for it to be tried.
  await show(true);
  expect(fetched).toHaveBeenCalledTimes(2);
  expect(dialog()).not.toBeNull();

  online = true;
  await act(async () => button("Try again")?.click());
  expect(container.textContent).toBe("Share this board");
  expect(dialog()).toBeNull();
});

// @vitest-environment happy-dom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Delivered } from "@/board/document/session-state";
import type { InboxText } from "@/contract/session-commands";
import { useSentTexts } from "./use-sent-texts";

let root: Root;
let container: HTMLElement;

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  container = document.createElement("div");
  root = createRoot(container);
});
afterEach(() => {
  act(() => root.unmount());
  vi.unstubAllGlobals();
});

const text = (id: string): InboxText => ({ id, kind: "question", text: id, name: "Phil", at: 1 });
const arrived = (id: string): Delivered => ({
  id,
  kind: "question",
  name: "Phil",
  at: 2,
  shapeId: "shape:one",
});

function Texts({ waiting, delivered }: { waiting: InboxText[]; delivered: Delivered[] }) {
  return useSentTexts(waiting, delivered).map(
    (entry) => `${entry.id} ${entry.arrived ? "arrived" : "waits"}, `,
  );
}

function shown(waiting: InboxText[], delivered: Delivered[]): string {
  act(() => root.render(<Texts waiting={waiting} delivered={delivered} />));
  return container.textContent ?? "";
}

it("knows what waits, what arrived, and forgets what was dismissed", () => {
  expect(shown([text("a"), text("b")], [])).toBe("a waits, b waits, ");
  expect(shown([text("b")], [arrived("a")])).toBe("a arrived, b waits, ");
  // The scribe was faster than the list of what waits.
  expect(shown([text("b")], [arrived("a"), arrived("b")])).toBe("a arrived, b arrived, ");
  expect(shown([], [arrived("a")])).toBe("a arrived, ");
  // Texts of others arrive, too.
  expect(shown([], [arrived("a"), arrived("x")])).toBe("a arrived, ");
});

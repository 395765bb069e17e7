// @vitest-environment happy-dom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { atom, createTLStore, type Editor } from "tldraw";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { createTestEditor } from "@/client/sync/testing/test-editor";
import { LIMITS } from "@/contract/limits";
import { useLimitNotices } from "./use-limit-notices";

let editor: Editor;
let root: Root;
let container: HTMLElement;
let documentBytes: number;
let texts: number;
const pictureBytes = atom("bytes", 0);
const measures = {
  documentState: vi.fn(() => ({ byteLength: documentBytes }) as Uint8Array),
  textCount: () => texts,
  pictureBytes: () => pictureBytes.get(),
  limits: LIMITS,
};

function Notices({ of }: { of: Editor | null }) {
  const { notices } = useLimitNotices(of, measures);
  return <p>{notices.map(({ text }) => text).join(" ")}</p>;
}

const show = (of: Editor | null) => act(() => root.render(<Notices of={of} />));
const pass = (minutes: number) => act(() => void vi.advanceTimersByTime(minutes * 60_000));

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  editor = createTestEditor(createTLStore({ schema: createPaperboardSchema() }));
  vi.useFakeTimers();
  container = document.createElement("div");
  root = createRoot(container);
  documentBytes = 0;
  texts = 0;
  pictureBytes.set(0);
  measures.documentState.mockClear();
});
afterEach(() => {
  act(() => root.unmount());
  vi.useRealTimers();
  vi.unstubAllGlobals();
  editor.dispose();
});

it("measures the document soon and then every few minutes, and says when it nears its limit", () => {
  documentBytes = 0.85 * LIMITS.documentBytes;
  show(editor);
  // Not while the board opens.
  expect(container.textContent).toBe("");
  pass(1);
  expect(container.textContent).toContain("85 % of the size");
  documentBytes = 0.97 * LIMITS.documentBytes;
  pass(5);
  expect(container.textContent).toContain("97 % of the size");
  documentBytes = 0;
  texts = 0.91 * LIMITS.textsPerBoard;
  pass(5);
  expect(container.textContent).toContain("91 % of the texts");
});

it("measures nothing for those who do not edit, or who left", () => {
  show(null);
  pass(11);
  show(editor);
  show(null);
  pass(11);
  expect(measures.documentState).not.toHaveBeenCalled();
});

it("says what an upload told about the board's pictures", async () => {
  show(editor);
  await act(async () => {
    pictureBytes.set(0.9 * LIMITS.boardAssetBytes);
    await vi.advanceTimersByTimeAsync(100);
  });
  expect(container.textContent).toContain("90 % of the 500 MB");
});

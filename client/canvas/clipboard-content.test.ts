// @vitest-environment happy-dom
import { createShapeId, toRichText, type Editor, type TLContent } from "tldraw";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { clipboardForms, copiedSelection, shapesInHtml } from "./clipboard-content";
import { registerExternalContent } from "./external-content";
import { createItemsEditor } from "./items/testing/items-editor";

const WORDS = `5 < 6 && "größer" --> </div>\nsecond {line} --!>---`;

let editor: Editor;

beforeEach(() => {
  editor = createItemsEditor();
});

afterEach(() => editor.dispose());

function copied() {
  const note = createShapeId("note");
  editor.createShape({ id: note, type: "note", props: { richText: toRichText(WORDS) } });
  editor.createShape({ id: createShapeId("box"), type: "geo" });
  editor.createShape({ id: createShapeId("asked"), type: "question", props: { text: "Why?" } } as never);
  editor.selectAll();
  const found = copiedSelection(editor, "here");
  if (!found) throw new Error("nothing is selected");
  return found;
}

/** As tldraw 3.15.6 finds its content in HTML. */
function asTldrawReads(html: string): TLContent {
  const json = /<div data-tldraw[^>]*>(.*)<\/div>/.exec(html)?.[1] ?? "";
  return (JSON.parse(json) as { data: TLContent }).data;
}

test("a program with rich text shows a paragraph for each shape's words, and nothing else", () => {
  const forms = clipboardForms(copied());
  const { body } = new DOMParser().parseFromString(forms["text/html"], "text/html");
  const paragraphs = [...body.querySelectorAll("p")];
  expect(paragraphs.map((p) => p.innerHTML.split("<br>").length)).toEqual([2, 1]);
  expect(paragraphs.map((p) => p.textContent)).toEqual([WORDS.replace("\n", ""), "Why?"]);
  expect(body.textContent).toBe(paragraphs.map((p) => p.textContent).join(""));
  expect(forms["text/plain"]).toBe(`${WORDS}\nWhy?`);
});

test("tldraw and this board read back exactly what was copied, whatever is written on it", () => {
  const shapes = copied();
  const html = clipboardForms(shapes)["text/html"];
  const plain = JSON.parse(JSON.stringify(shapes.content)) as TLContent;
  expect(asTldrawReads(html)).toEqual(plain);
  expect(shapesInHtml(html)).toEqual(plain);
  // The comment ends where it is meant to.
  expect(html.indexOf("--", 4)).toBe(html.indexOf("--><span"));
});

test("shapes without words are no empty HTML, which tldraw would not look into", () => {
  const { content } = copied();
  const forms = clipboardForms({ content, texts: [] });
  expect(new DOMParser().parseFromString(forms["text/html"], "text/html").body.textContent).toBe("\u00a0");
  expect(forms["text/plain"]).toBe(" ");
});

test("HTML of other programs has no shapes, and what somebody made up has none either", () => {
  const made = (value: unknown) => `<span data-paperboard="${btoa(JSON.stringify(value))}"></span><p>x</p>`;
  for (const html of [
    "<p>data-paperboard</p>",
    '<span data-paperboard="%%%"></span>',
    '<span data-paperboard=""></span>',
    made(null),
    made({ data: { shapes: {} } }),
    made({ data: { shapes: [], rootShapeIds: [], assets: [] } }),
  ]) {
    expect(shapesInHtml(html)).toBeNull();
  }
});

test("shapes are pasted as shapes where a browser removed the comment, and words as text", async () => {
  const html = clipboardForms(copied())["text/html"].replace(/<!--.*-->/, "");
  editor.deleteShapes(editor.getCurrentPageShapes());
  registerExternalContent(editor, {
    boardId: "here",
    uploads: { personId: "me" } as never,
    notices: { filesRefused: vi.fn(), tooManyFiles: vi.fn(), partsDropped: vi.fn() },
  });
  await editor.putExternalContent({ type: "text", text: "words", html });
  expect(
    editor
      .getCurrentPageShapes()
      .map(({ type }) => type)
      .toSorted(),
  ).toEqual(["geo", "note", "question"]);
  await editor.putExternalContent({ type: "text", text: "words", html: "<p>words</p>" });
  expect(editor.getCurrentPageShapes().filter(({ type }) => type === "text")).toHaveLength(1);
});

import { toRichText } from "@tldraw/tlschema";
import { describe, expect, it } from "vitest";
import { checkRichText } from "./rich-text";

const doc = (...content: unknown[]) => ({ type: "doc", content });
const paragraph = (...content: unknown[]) => ({ type: "paragraph", content });
const text = (value: string, ...marks: unknown[]) => ({ type: "text", text: value, marks });

describe("checkRichText", () => {
  it("takes what the text editor makes", () => {
    expect(() => checkRichText(toRichText("one\n\ntwo"))).not.toThrow();
    const everything = doc(
      { type: "heading", attrs: { level: 2, dir: "auto" }, content: [text("Scope", { type: "bold" })] },
      {
        type: "bulletList",
        content: [{ type: "listItem", content: [paragraph(text("x"), { type: "hardBreak" })] }],
      },
      {
        type: "orderedList",
        attrs: { start: 1 },
        content: [{ type: "listItem", content: [{ type: "paragraph" }] }],
      },
      paragraph(
        text("link", {
          type: "link",
          attrs: { href: "https://example.org", target: "_blank", class: null },
        }),
      ),
      paragraph(text("bare", { type: "link", attrs: { href: "example.org/x" } })),
    );
    expect(() => checkRichText(everything)).not.toThrow();
  });

  const nested = (depth: number): unknown =>
    depth === 0
      ? paragraph()
      : { type: "bulletList", content: [{ type: "listItem", content: [paragraph(), nested(depth - 1)] }] };
  const refused: [string, unknown][] = [
    ["an unknown node", doc({ type: "iframe" })],
    ["an unknown mark", doc(paragraph(text("x", { type: "blink" })))],
    ["an empty text", doc(paragraph(text("")))],
    ["a text that is a number", doc(paragraph({ type: "text", text: 5 }))],
    ["text outside a paragraph", doc(text("x"))],
    ["a list without items", doc({ type: "bulletList", content: [] })],
    ["an empty document", doc()],
    [
      "a script behind a link",
      doc(paragraph(text("x", { type: "link", attrs: { href: " javascript:alert(1)" } }))),
    ],
    ["nesting without end", doc(nested(2000))],
    ["an attribute that is an object", doc({ type: "paragraph", attrs: { dir: { toString: 1 } } })],
    ["a list in place of a document", []],
    ["nothing", null],
  ];
  for (const [name, value] of refused) {
    it(`refuses ${name}`, () => expect(() => checkRichText(value)).toThrow());
  }
});

import { toRichText } from "@tldraw/tlschema";
import { describe, expect, it } from "vitest";
import { plainText } from "./rich-text-lines";

const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });

describe("plainText", () => {
  it("has a line per paragraph and per break", () => {
    expect(plainText(toRichText("one\ntwo"))).toBe("one\ntwo");
    const broken = { type: "hardBreak" };
    const content = [{ type: "text", text: "a" }, broken, { type: "text", text: "b" }];
    expect(plainText({ type: "doc", content: [{ type: "paragraph", content }] })).toBe("a\nb");
  });

  it("marks the entries of lists", () => {
    const items = ["x", "y"].map((text) => ({ type: "listItem", content: [paragraph(text)] }));
    expect(plainText({ type: "doc", content: [{ type: "bulletList", content: items }] })).toBe("• x\n• y");
    expect(plainText({ type: "doc", content: [{ type: "orderedList", content: items }] })).toBe("1. x\n2. y");
  });

  it.each([null, undefined, 3, "text", {}, { content: 1 }, { content: [null, { text: 3 }] }])(
    "takes %j without complaint",
    (value) => {
      expect(typeof plainText(value)).toBe("string");
    },
  );
});

import { describe, expect, it } from "vitest";
import { wrapText } from "./wrap-text";

const byLength = (text: string) => text.length;

describe("wrapText", () => {
  it("breaks at spaces and keeps the text's own lines", () => {
    expect(wrapText("one two three\n\nfour", 7, 9, byLength)).toEqual(["one two", "three", "", "four"]);
  });

  it("leaves a word whole that is wider than the line", () => {
    expect(wrapText("a incomprehensibly b", 5, 9, byLength)).toEqual(["a", "incomprehensibly", "b"]);
  });

  it("stops where there is no room for more", () => {
    expect(wrapText("one two three four", 3, 2, byLength)).toEqual(["one", "two"]);
    expect(wrapText("a\nb\nc", 3, 2, byLength)).toEqual(["a", "b"]);
  });
});

import { describe, expect, test } from "vitest";
import { parseTable } from "./parse-table";

describe("parseTable", () => {
  test("tab-separated rows of a spreadsheet, with quoted cells and uneven rows", () => {
    expect(parseTable('feature\tx86\ts390\nstack "trace"\tok\r\n"two\nlines"\t"say ""no"""\tTODO\n')).toEqual(
      [
        ["feature", "x86", "s390"],
        ['stack "trace"', "ok", ""],
        ["two\nlines", 'say "no"', "TODO"],
      ],
    );
  });

  test("Markdown, without its rule and its emphasis", () => {
    expect(parseTable("| feature | `x86` |\n|---|:--:|\n| a \\| b | **ok** |")).toEqual([
      ["feature", "x86"],
      ["a | b", "ok"],
    ]);
  });

  test("the kernel's feature lists", () => {
    const list = `
    -----------------------
    |         arch |status|
    -----------------------
    |       alpha: | TODO |
    |         arm: |  ok  |
    |       m68k:  |  ..  |
    -----------------------`;
    expect(parseTable(list)).toEqual([
      ["arch", "status"],
      ["alpha:", "TODO"],
      ["arm:", "ok"],
      ["m68k:", ".."],
    ]);
  });

  test("CSV with commas or semicolons, when every row has as many", () => {
    expect(parseTable('a,b\n"1,5",2')).toEqual([
      ["a", "b"],
      ["1,5", "2"],
    ]);
    expect(parseTable("a;b\n1,5;2")).toEqual([
      ["a", "b"],
      ["1,5", "2"],
    ]);
  });

  test("a column of a spreadsheet is a table of one column", () => {
    expect(parseTable("one\ntwo")).toEqual([["one"], ["two"]]);
  });

  test.each(["", "\n", "one word", "A sentence, with a comma.", 'a "quote', "|"])(
    "%j is no table",
    (text) => {
      expect(parseTable(text)).toBeNull();
    },
  );

  test("a quote that nothing closes does not swallow the rest", () => {
    expect(parseTable('"open\tb\nc\td')).toEqual([
      ['"open', "b"],
      ["c", "d"],
    ]);
  });
});

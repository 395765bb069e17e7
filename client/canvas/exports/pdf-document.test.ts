import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readPdf } from "./testing/read-pdf";
import { writePdf, type PdfPage } from "./pdf-document";

function page(title: string, words: string[] = []): PdfPage {
  const row = [2, 255, 0, 0, 0, 255, 0];
  return {
    width: 300,
    height: 200,
    title,
    picture: { width: 2, height: 1, data: Uint8Array.from(deflateSync(Uint8Array.from(row))) },
    words: [title, ...words].map((text, n) => ({ text, x: 10, y: 20 + n * 20, size: 12 })),
  };
}

const bytesOf = async (pdf: Blob) => new Uint8Array(await pdf.arrayBuffer());

describe("a PDF", () => {
  test("has a page for each, whose words are found whatever their script", async () => {
    const titles = ["Problem scope", "שלום עולם", "日本語のテキスト", "👩‍👩‍👧‍👦 (a) \\ <b>", "\ud800lone\u0007"];
    const pdf = readPdf(
      await bytesOf(writePdf({ title: "Über ( ) Alles", pages: titles.map((title) => page(title)) })),
    );
    expect(pdf.pages.map(({ text }) => text)).toEqual([
      ["Problem scope"],
      // As painted, from left to right; readers turn it round.
      [[..."שלום עולם"].reverse().join("")],
      ["日本語のテキスト"],
      ["👩‍👩‍👧‍👦 (a) \\ <b>"],
      ["\ufffdlone "],
    ]);
    expect(pdf.outline).toEqual([...titles.slice(0, 4), "\ufffdlone "]);
    expect(pdf.title).toBe("Über ( ) Alles");
    for (const { width, height } of pdf.pages) expect([width, height]).toEqual([300, 200]);
  });

  test("finds words of more different letters than one font holds", async () => {
    const many = String.fromCodePoint(...Array.from({ length: 900 }, (_, n) => 0x4e00 + n));
    const pdf = readPdf(await bytesOf(writePdf({ title: "", pages: [page("x", [many])] })));
    expect(pdf.pages[0]?.text[1]).toBe(many);
  });

  test("without pages is still one that says where everything is", async () => {
    const pdf = readPdf(await bytesOf(writePdf({ title: "Empty", pages: [] })));
    expect(pdf.pages).toEqual([]);
  });
});

/** What a reader finds in a PDF of ours: by its table of offsets, not by searching for what it expects. */
export function readPdf(bytes: Uint8Array): {
  title: string;
  outline: string[];
  pages: { width: number; height: number; text: string[] }[];
} {
  const file = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1]);
  const [, count = "0"] = /^xref\n0 (\d+)\n/.exec(file.slice(table)) ?? [];
  const rows = file
    .slice(table)
    .split("\n")
    .slice(3, 2 + Number(count));
  const objects = rows.map((row) => {
    const at = Number(row.slice(0, 10));
    return file.slice(at, file.indexOf("\nendobj\n", at));
  });
  const object = (id: string | undefined) => {
    const found = objects[Number(id) - 1];
    if (!found?.startsWith(`${id} 0 obj\n`)) throw new Error(`object ${id} is not where the table says`);
    return found;
  };
  const streamOf = (body: string) => /\nstream\n([\s\S]*)\nendstream$/.exec(body)?.[1] ?? "";
  const trailer = file.slice(file.lastIndexOf("trailer"));
  const catalog = object(/\/Root (\d+) 0 R/.exec(trailer)?.[1]);
  const info = object(/\/Info (\d+) 0 R/.exec(trailer)?.[1]);
  const kids = /\/Kids\[([^\]]*)\]/.exec(object(/\/Pages (\d+) 0 R/.exec(catalog)?.[1]))?.[1] ?? "";

  const outline: string[] = [];
  let entry = /\/First (\d+) 0 R/.exec(object(/\/Outlines (\d+) 0 R/.exec(catalog)?.[1]))?.[1];
  while (entry) {
    const body = object(entry);
    outline.push(titleOf(body));
    entry = /\/Next (\d+) 0 R/.exec(body)?.[1];
  }
  return {
    title: titleOf(info),
    outline,
    pages: [...kids.matchAll(/(\d+) 0 R/g)].map(([, id]) => {
      const body = object(id);
      const [, width, height] = /\/MediaBox\[0 0 ([\d.]+) ([\d.]+)\]/.exec(body) ?? [];
      const fonts = new Map(
        [...body.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = "", font]) => {
          const unicode = streamOf(object(/\/ToUnicode (\d+) 0 R/.exec(object(font))?.[1]));
          const pairs = [...unicode.matchAll(/<(..)><([0-9A-F]+)>/g)].slice(1);
          return [name, new Map(pairs.map(([, code = "", to = ""]) => [code, utf16(to)]))];
        }),
      );
      const content = streamOf(object(/\/Contents (\d+) 0 R/.exec(body)?.[1]));
      const text = [...content.matchAll(/BT .*? ET/g)].map(([run]) =>
        [...run.matchAll(/\/(F\d+) [\d.]+ Tf <([0-9A-F]*)> Tj/g)]
          .flatMap(([, font = "", codes = ""]) =>
            (codes.match(/../g) ?? []).map((code) => fonts.get(font)?.get(code) ?? "?"),
          )
          .join(""),
      );
      return { width: Number(width), height: Number(height), text };
    }),
  };
}

function titleOf(body: string): string {
  return utf16(/\/Title <FEFF([0-9A-F]*)>/.exec(body)?.[1] ?? "");
}

function utf16(hex: string): string {
  return String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));
}

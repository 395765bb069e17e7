import type { TLRecord } from "@tldraw/tlschema";
import { describe, expect, test } from "vitest";
import { templateRecords } from "@/board/templates/instantiate-template";
import { buildRecord } from "./build-record";
import { columnsOf, COLUMNS } from "./column-text";
import { messageIdOf, minutesMail } from "./minutes-mail";
import { minutesText } from "./minutes-text";
import { actionsCalendar } from "./record-calendar";
import { actionsCsv, gridCsv, recordCsv, recordTable } from "./record-csv";
import { recordHtml } from "./record-html";
import { recordJson } from "./record-json";
import { recordMarkdown } from "./record-markdown";
import { BOARD, HOSTILE_TEXT, hostileRecords, item, recordMap } from "./testing/records-under-test";

const AT = new Date("2026-11-23T15:42:00.000Z");
const hostile = buildRecord(hostileRecords(), { ...BOARD, title: HOSTILE_TEXT });
// oxlint-disable-next-line no-control-regex -- controls are what must not be there
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

describe("a board on which every text is hostile", () => {
  const text = minutesText(hostile);
  const mail = minutesMail(hostile, AT);
  const html = recordHtml(hostile);
  const markdown = recordMarkdown(hostile);

  test("reads as it always did, in every format", async () => {
    await expect(text).toMatchFileSnapshot("golden/hostile.txt");
    await expect(mail.eml).toMatchFileSnapshot("golden/hostile.eml");
    await expect(html).toMatchFileSnapshot("golden/hostile.html");
    await expect(markdown).toMatchFileSnapshot("golden/hostile.md");
    await expect(recordJson(hostile)).toMatchFileSnapshot("golden/hostile.json");
    await expect(recordCsv(hostile)).toMatchFileSnapshot("golden/hostile.csv");
    await expect(actionsCalendar([hostile], AT)).toMatchFileSnapshot("golden/hostile.ics");
  });

  test("minutes have at most 72 columns, but for addresses, which stay whole", () => {
    for (const line of text.split("\n"))
      if (!line.includes("https://")) expect(columnsOf(line)).toBeLessThanOrEqual(COLUMNS);
    expect(text).toContain("https://example.org/" + "long/".repeat(40) + "?a=1&b=<2>");
  });

  test("nothing that drives a terminal or turns the reading order leaves", () => {
    for (const output of [text, markdown, html]) expect(output).not.toMatch(CONTROLS);
  });

  test("a text cannot add a header to the mail, and its lines are as long as mail allows", () => {
    const [head = "", body = ""] = mail.eml.split(/\r\n\r\n([\s\S]*)/);
    const names = head
      .replace(/\r\n /g, " ")
      .split("\r\n")
      .map((line) => line.split(":")[0]);
    expect(names).toEqual([
      "Date",
      "Subject",
      "In-Reply-To",
      "References",
      "MIME-Version",
      "Content-Type",
      "Content-Transfer-Encoding",
      "X-Unsent",
    ]);
    for (const line of body.split("\r\n")) expect(line.length).toBeLessThanOrEqual(76);
    for (const line of head.split("\r\n")) expect(line.length).toBeLessThanOrEqual(78);
    expect(mail.eml).not.toMatch(/[^\r]\n/);
    expect(quotedPrintableText(body)).toBe(text);
  });

  test("HTML holds no element and no address of a text's own", () => {
    expect(html).not.toMatch(/<(script|img)/i);
    expect(html).not.toMatch(/href="(?!https?:|mailto:|#)/);
    expect(html).not.toContain('https:"');
  });

  test("no spreadsheet takes a cell for a formula", () => {
    const cells = [...recordCsv(hostile).matchAll(/"((?:[^"]|"")*)"/g)].map((match) => match[1] ?? "");
    expect(cells.length).toBeGreaterThan(200);
    for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });

  test("a calendar has one property a line, none of a text's own", () => {
    const calendar = actionsCalendar([hostile], AT);
    for (const line of calendar.split("\r\n"))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    const unfolded = calendar.replace(/\r\n /g, "").split("\r\n").filter(Boolean);
    const names = new Set(unfolded.map((line) => line.split(/[:;]/)[0]));
    expect([...names].sort()).toEqual(
      [
        "BEGIN",
        "DESCRIPTION",
        "DTSTAMP",
        "DUE",
        "END",
        "PRODID",
        "STATUS",
        "SUMMARY",
        "UID",
        "URL",
        "VERSION",
      ].sort(),
    );
    expect(unfolded.filter((line) => line === "BEGIN:VTODO")).toHaveLength(200);
  });
});

describe("the example board", () => {
  const records = new Map(templateRecords("late-module-patching").map((record) => [record.id, record]));
  const example = buildRecord(records as ReadonlyMap<string, TLRecord>, BOARD);

  test("reads as it always did, in every format", async () => {
    const { eml } = minutesMail(example, AT);
    await expect(minutesText(example)).toMatchFileSnapshot("golden/example.txt");
    await expect(eml).toMatchFileSnapshot("golden/example.eml");
    await expect(recordHtml(example)).toMatchFileSnapshot("golden/example.html");
    await expect(recordMarkdown(example)).toMatchFileSnapshot("golden/example.md");
    await expect(recordJson(example)).toMatchFileSnapshot("golden/example.json");
    await expect(recordCsv(example)).toMatchFileSnapshot("golden/example.csv");
    await expect(actionsCalendar([example], AT)).toMatchFileSnapshot("golden/example.ics");
  });

  test("minutes fit a mailing list, links are collected below, and every table has its own file", () => {
    const lines = minutesText(example).trimEnd().split("\n");
    const links = lines.filter((line) => /^\[\d+\] https?:/.test(line));
    for (const line of lines) if (!line.includes("://")) expect(columnsOf(line)).toBeLessThanOrEqual(COLUMNS);
    expect(lines.slice(-links.length)).toEqual(links);
    for (const grid of example.grids) expect(recordTable(example, grid.id)).toBe(gridCsv(grid));
    expect(recordTable(example, "actions")).toBe(actionsCsv(example.actions));
    expect(recordTable(example, "nothing")).toBeNull();
  });
});

describe("minutes", () => {
  test("an address that is glued to a word stays whole", () => {
    const url = `https://example.org/${"a".repeat(90)}`;
    const record = buildRecord(
      recordMap(item("d", "decision", { text: `As in ${"b".repeat(80)}:${url}` })),
      BOARD,
    );
    expect(minutesText(record)).toContain(url);
  });

  test("a line that begins with From reaches a mailbox file as it was", () => {
    const record = buildRecord(recordMap(), { ...BOARD, title: "From here to there" });
    const { eml } = minutesMail(record, AT);
    expect(eml).toContain("\r\n=46rom here to there\r\n");
    expect(eml).toContain("quoted-printable");
  });

  test("long texts of a table wrap in their column, wide characters count twice, addresses become marks", () => {
    const url = "https://example.org/a-measurement-with-a-long-address";
    const record = buildRecord(
      recordMap(
        item("g", "feature-grid", {
          title: "Criteria",
          legend: "text",
          rows: {
            r: { index: "a1", label: "日本語 ❤️ 👩‍👩‍👧‍👦" },
            s: { index: "a2", label: "a label that is far too long to stand in one line of the table" },
          },
          columns: { c: { index: "a1", label: "Cost" }, d: { index: "a2", label: "Risk" } },
          cells: {
            "r:c": { status: "", note: `nobody has measured it in earnest so far, see ${url}` },
            "r:d": { status: "", note: "low" },
            "s:d": { status: "", note: "the last words are here" },
          },
        }),
      ),
      BOARD,
    );
    const text = minutesText(record);
    const lines = text.split("\n");
    const head = lines.find((line) => line.includes("Cost") && line.includes("Risk")) ?? "";
    const row = lines.find((line) => line.includes("日本語")) ?? "";
    expect(columnsOf(row.slice(0, row.indexOf("low")))).toBe(head.indexOf("Risk"));
    for (const line of lines) if (!line.includes("://")) expect(columnsOf(line)).toBeLessThanOrEqual(COLUMNS);
    for (const word of ["nobody", "earnest", "words", "here", "table"]) expect(text).toContain(word);
    expect(text).not.toContain("...");
    expect(text.match(/https:\/\/example\.org\/a-meas/g)).toHaveLength(1);
  });

  test("conclusions first, then who does what, links last and numbered once", () => {
    const url = "https://example.org/one";
    const record = buildRecord(
      recordMap(
        item("q", "question", {
          text: "Why?",
          status: "answered",
          answer: "Because.",
          evidence: { e: { index: "a1", url, label: "a count" } },
        }),
        item("p", "proposal", { title: "Do it", origin: url }, { y: 100 }),
        item("a", "action-item", { text: "do it", owner: "Petr", due: "v6.20 merge window" }, { y: 200 }),
        item(
          "d",
          "decision",
          { text: "It is done.", dissent: { x: { index: "a1", who: "Joe", why: "too early" } } },
          { y: 300 },
        ),
      ),
      BOARD,
    );
    const text = minutesText(record);
    const at = (part: string) => text.indexOf(part);
    expect(at("1. It is done.")).toBeGreaterThan(0);
    expect(at("Dissent, Joe: too early")).toBeGreaterThan(at("1. It is done."));
    expect(at("Action on Petr: do it (due v6.20 merge window)")).toBeGreaterThan(at("Dissent"));
    expect(at("Answered: Because.")).toBeGreaterThan(at("Action on"));
    expect(at("Evidence: a count [3]")).toBeGreaterThan(at("Answered"));
    expect(text).toContain("1. Do it [3]: open");
    expect(text.trimEnd().split("\n").at(-1)).toBe(`[3] ${url}`);
  });

  test("a wide grid is cut into tables that fit, with its labels on each, and its notes below", () => {
    const columns = Object.fromEntries(
      Array.from({ length: 12 }, (_, n) => [
        `c${n}`,
        { index: `a${String.fromCharCode(65 + n)}`, label: `architecture${n}` },
      ]),
    );
    const record = buildRecord(
      recordMap(
        item("g", "feature-grid", {
          title: "Wide",
          rows: { r: { index: "a1", label: "a feature" } },
          columns,
          cells: { "r:c0": { status: "todo", note: "had caused panics" }, "r:c1": { status: "impossible" } },
        }),
      ),
      BOARD,
    );
    const text = minutesText(record);
    expect(text.match(/^a feature/gm)).toHaveLength(3);
    expect(text).toContain("TODO (1)");
    expect(text).toContain("(1) a feature / architecture0: had caused panics");
    expect(text).toMatch(/ \.\. /);
  });

  test("an empty board has minutes that say so", () => {
    expect(minutesText(buildRecord(recordMap(), BOARD))).toContain("Nothing was written down");
  });

  test("plain ASCII goes as it is, the mail answers the thread the discussion came from", () => {
    const mail = minutesMail(buildRecord(recordMap(item("d", "decision", { text: "Yes." })), BOARD), AT);
    expect(mail.eml).toContain("\r\nContent-Transfer-Encoding: 7bit\r\n");
    expect(mail.eml).toContain("\r\nSubject: Minutes: Late module patching\r\n");
    expect(mail.inReplyTo).toBe("<20190904084932.gndrtewubqiaxmzy@pathway.suse.cz>");
    expect(mail.mailto).toBe(
      "mailto:?subject=Minutes%3A%20Late%20module%20patching&body=https%3A%2F%2Fboard.example.org%2Freview%2Fboard1",
    );
  });

  test.each([
    ["https://lore.kernel.org/all/a%40b.example/T/#u", "<a@b.example>"],
    ["https://lore.kernel.org/all/", ""],
    ["https://github.com/o/r/issues/1", ""],
    ["https://example.org/x%0d%0aBcc:%20a@b/", ""],
    ["https://example.org/%E0%A4%A", ""],
    ["", ""],
  ])("the Message-ID in %s is %s", (origin, id) => {
    expect(messageIdOf(origin)).toBe(id);
  });
});

describe("Markdown", () => {
  test("addresses in texts stay whole, paragraphs stay apart, in tables a bar ends nothing", () => {
    const record = buildRecord(
      recordMap(
        item("q", "question", { text: "Why?", answer: "One, see https://example.org/a_b_c.\n\n# Two" }),
        item(
          "g",
          "feature-grid",
          {
            title: "G",
            rows: { r: { index: "a1", label: "R" } },
            columns: { c: { index: "a1", label: "a|b https://example.org/a|b" } },
          },
          { y: 100 },
        ),
      ),
      BOARD,
    );
    const markdown = recordMarkdown(record);
    expect(markdown).toContain("  One, see <https://example.org/a_b_c>.  \n  \\# Two");
    expect(markdown).toContain("| a\\|b <https://example.org/a%7Cb> |");
  });
});

describe("tables", () => {
  test("a grid's cell is its word with what was said about it", () => {
    const [grid] = buildRecord(
      recordMap(
        item("g", "feature-grid", {
          title: "G",
          rows: { r: { index: "a1", label: 'a "row"' } },
          columns: { c: { index: "a1", label: "C" } },
          cells: { "r:c": { status: "conditional", note: "X86_64", asOf: "2019-09" } },
        }),
      ),
      BOARD,
    ).grids;
    expect(grid && gridCsv(grid)).toBe(
      '"feature","C"\r\n"a ""row""","conditional: X86_64, as of 2019-09"\r\n',
    );
  });

  test("a milestone is no date in the calendar, but is said", () => {
    const record = buildRecord(
      recordMap(item("a", "action-item", { text: "A", due: "v6.20 merge window" })),
      BOARD,
    );
    const calendar = actionsCalendar([record], AT);
    expect(calendar).not.toContain("DUE;");
    expect(calendar).toContain("\\nDue: v6.20 merge window");
    expect(actionsCsv(record.actions)).toContain('"v6.20 merge window"');
  });
});

/** Decodes quoted-printable UTF-8 with CRLF ends, independently of the encoder. */
function quotedPrintableText(body: string): string {
  const bytes: number[] = [];
  const joined = body.replace(/=\r\n/g, "").replace(/\r\n/g, "\n");
  for (let at = 0; at < joined.length; at += 1) {
    if (joined[at] === "=") {
      bytes.push(Number.parseInt(joined.slice(at + 1, at + 3), 16));
      at += 2;
    } else bytes.push(joined.charCodeAt(at));
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

import type { BoardRecord, RecordAction, RecordGrid, RecordLink, RecordProposal } from "./board-record";
import { cleanLine } from "./clean-text";
import { longDay } from "./record-days";
import { sessionParts } from "./record-session";
import { cellWord, DISPOSITION_WORDS, OUTCOME_WORDS, QUESTION_WORDS } from "./status-words";

/** The record as CommonMark with tables (GitHub Flavored Markdown). Ends with a line break. */
export function recordMarkdown(record: BoardRecord): string {
  const { board } = record;
  const about = [
    `Board last edited on ${longDay(board.editedAt)}.`,
    board.origin === "" ? "" : `${link({ label: "Discussion", url: board.origin })}.`,
    board.url === "" ? "" : `${link({ label: "Full record", url: board.url })}.`,
  ];
  const blocks = [
    `# ${inline(board.title)}`,
    about.filter(Boolean).join(" "),
    ...section(
      "Decisions",
      record.decisions.map(({ text, outcome, dissent, restsOn, topic }) =>
        listItem([
          `${paragraphs(text, "  ")}${outcome === "agreed" ? "" : ` (${OUTCOME_WORDS[outcome]})`}`,
          ...dissent.map(
            ({ who, why }) => `**Dissent, ${inline(who || "no name given")}:** ${paragraphs(why, "  ")}`,
          ),
          ...(restsOn.length === 0
            ? []
            : [`Rests on: ${restsOn.map(({ name }) => inline(name)).join("; ")}`]),
          ...(topic === "" ? [] : [`Topic: ${inline(topic)}`]),
        ]),
      ),
    ),
    ...section("Action items", record.actions.map(action)),
    ...section(
      "Problem scope",
      record.questions.map((question) =>
        listItem([
          `**${inline(question.text || "(no question was written)")}** ${QUESTION_WORDS[question.status]}`,
          ...(question.answer === "" ? [] : [paragraphs(question.answer, "  ")]),
          ...(question.quantity === ""
            ? []
            : [
                [`How much: ${inline(question.quantity)}`, link(question.quantitySource)]
                  .filter(Boolean)
                  .join(", "),
              ]),
          ...(question.evidence.length === 0 ? [] : [`Evidence: ${question.evidence.map(link).join("; ")}`]),
        ]),
      ),
    ),
    ...section("Proposals", record.proposals.map(proposal), "\n\n"),
    ...record.grids.flatMap((grid) =>
      section(inline(grid.title || "Feature grid"), gridBlocks(grid), "\n\n"),
    ),
    ...sessionParts(record).flatMap(({ title, entries }) =>
      section(
        title,
        entries.map((lines) => listItem(lines.map(inline))),
      ),
    ),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

/** What could begin markup or HTML anywhere in a line. */
const MARKUP = /[\\`*_[\]<>#|~&$]/g;
/** What begins a list, a rule or an underlined heading at the start of a line. */
const LINE_START = /^(?:[-+=]|\d+(?=[.)]))/;

/** Addresses as they stand in a text, without the punctuation that follows them. */
const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'*_])/i;

/** Text that Markdown must take literally, on one line; addresses in it stay whole and can be followed. */
function inline(text: string): string {
  const literal = cleanLine(text)
    .split(ADDRESS)
    .map((part, n) => (n % 2 === 0 ? part.replace(MARKUP, "\\$&") : `<${addressIn(part)}>`))
    .join("");
  return literal.replace(LINE_START, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));
}

/** As `inline`, with the text's own line breaks; `indent` of the lines that follow in a list. */
function paragraphs(text: string, indent = ""): string {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map(inline)
    .join(`  \n${indent}`);
}

/** In angle brackets nothing but brackets, breaks, backslashes, and in a table a bar, could end the address. */
function addressIn(url: string): string {
  return url.replace(/[<>\\\s|]/g, (mark) => encodeURIComponent(mark));
}

function link({ label, url }: RecordLink): string {
  if (url === "") return inline(label);
  // Words that are an address themselves may not be a second link inside this one.
  const words = cleanLine(label || url).replace(MARKUP, "\\$&");
  return `[${words}](<${addressIn(url)}>)`;
}

function section(title: string, entries: readonly string[], between = "\n"): string[] {
  return entries.length === 0 ? [] : [`## ${title}`, entries.join(between)];
}

function listItem(parts: readonly string[]): string {
  return `- ${parts.join("  \n  ")}`;
}

function action({ text, owner, due, status, topic }: RecordAction): string {
  const until = due === "" ? "" : ` (due ${inline(due)})`;
  const dropped = status === "dropped" ? " (dropped)" : "";
  const under = topic === "" ? "" : ` (topic: ${inline(topic)})`;
  return `- [${status === "open" ? " " : "x"}] **${inline(owner || "nobody yet")}**: ${inline(text)}${until}${dropped}${under}`;
}

function proposal({ title, summary, origin, code, points, disposition }: RecordProposal): string {
  const signs = { positive: "\\+", negative: "−", blocking: "■ blocking:" } as const;
  const lines = [
    ...points.map(({ sign, text, author, settled }) => {
      const who = author === "" ? "" : ` (${inline(author)})`;
      return `- ${signs[sign]} ${inline(text)}${who}${settled === "" ? "" : `; settled: ${inline(settled)}`}`;
    }),
    ...code.map((entry) => `- Code: ${[link(entry), inline(entry.effect)].filter(Boolean).join(", ")}`),
    ...(origin === "" ? [] : [`- ${link({ label: "Origin", url: origin })}`]),
  ];
  return [
    `### ${inline(title || "(no title)")}: ${DISPOSITION_WORDS[disposition]}`,
    paragraphs(summary),
    lines.join("\n"),
  ]
    .filter(Boolean)
    .join("\n\n");
}

function gridBlocks(grid: RecordGrid): string[] {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const cell = ({ status, note, evidence, asOf }: RecordGrid["rows"][number]["cells"][number]) => {
    const said = [
      inline(note),
      asOf && `as of ${inline(asOf)}`,
      evidence && link({ label: "source", url: evidence }),
    ];
    return [inline(cellWord(grid.legend, status)), said.filter(Boolean).join(", ")]
      .filter(Boolean)
      .join(": ");
  };
  const about = [
    grid.asOf && `As of ${inline(grid.asOf)}.`,
    grid.evidence.length > 0 && `Sources: ${grid.evidence.map(link).join("; ")}`,
  ].filter((part) => typeof part === "string" && part !== "");
  return [
    about.join(" "),
    [
      row([inline(grid.corner), ...grid.columns.map(inline)]),
      row(["---", ...grid.columns.map(() => "---")]),
      ...grid.rows.map(({ label, cells }) => row([inline(label), ...cells.map(cell)])),
    ].join("\n"),
  ].filter(Boolean);
}

import type {
  BoardRecord,
  RecordAction,
  RecordDecision,
  RecordGrid,
  RecordLink,
  RecordProposal,
  RecordQuestion,
} from "./board-record";
import { cleanLine } from "./clean-text";
import { columnsOf, COLUMNS, hang, wrap } from "./column-text";
import { createFootnotes, type Footnotes } from "./footnotes";
import { longDay } from "./record-days";
import { sessionParts } from "./record-session";
import { cellWord, DISPOSITION_WORDS, OUTCOME_WORDS, QUESTION_WORDS, SIGN_MARKS } from "./status-words";
import { textTables } from "./text-table";

/**
 * The minutes as plain text for a mailing list: 72 columns, fixed pitch, nothing quoted or flowed; conclusions first,
 * dissent kept, one `Action on X:` line for each open action item, links last. Ends with a line break.
 */
export function minutesText(record: BoardRecord): string {
  const notes = createFootnotes();
  const { board } = record;
  const lines = [
    ...wrap(board.title, COLUMNS),
    ...wrap(`Minutes, board last edited on ${longDay(board.editedAt)}`, COLUMNS),
    ...(board.origin === "" ? [] : wrap(`Discussion: ${notes.mark(board.origin)}`, COLUMNS)),
    ...(board.url === "" ? [] : wrap(`Full record: ${notes.mark(board.url)}`, COLUMNS)),
    ...section(
      "Decisions",
      record.decisions.flatMap((decision, n) => decisionLines(decision, n)),
    ),
    ...section("Action items", actionLines(record.actions)),
    ...section(
      "Problem scope",
      record.questions.flatMap((question, n) => questionLines(question, n, notes)),
    ),
    ...section(
      "Proposals",
      record.proposals.flatMap((proposal, n) => proposalLines(proposal, n, notes)),
    ),
    ...record.grids.flatMap((grid) => section(grid.title || "Feature grid", gridLines(grid, notes))),
    ...sessionParts(record).flatMap(({ title, entries }) =>
      section(
        title,
        entries.flatMap(([first = "", ...rest], n) => {
          const number = `${n + 1}. `;
          return [
            ...hang(number, first),
            ...rest.flatMap((line) => hang(" ".repeat(number.length), line)),
            ...(rest.length > 0 ? [""] : []),
          ];
        }),
      ),
    ),
  ];
  if (isEmpty(record)) lines.push("", "Nothing was written down on this board.");
  const links = notes.urls.map((url, n) => `[${n + 1}] ${url}`);
  return `${[...lines, ...(links.length === 0 ? [] : ["", ...links])].join("\n")}\n`;
}

function isEmpty(record: BoardRecord): boolean {
  const { decisions, actions, questions, proposals, grids } = record;
  if (sessionParts(record).length > 0) return false;
  return [decisions, actions, questions, proposals, grids].every((list) => list.length === 0);
}

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const heading = wrap(cleanLine(title), COLUMNS);
  return [
    "",
    "",
    ...heading,
    "=".repeat(Math.min(COLUMNS, Math.max(...heading.map(columnsOf)))),
    "",
    ...trimmed(lines),
  ];
}

/** Entries bring an empty line after themselves; the last one's is the section's. */
function trimmed(lines: readonly string[]): readonly string[] {
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

function decisionLines(decision: RecordDecision, n: number): string[] {
  const outcome = decision.outcome === "agreed" ? "" : ` (${OUTCOME_WORDS[decision.outcome]})`;
  return [
    ...hang(`${n + 1}. `, `${decision.text}${outcome}`),
    ...decision.dissent.flatMap(({ who, why }) =>
      hang("   Dissent, ", [who || "no name given", why].filter(Boolean).join(": ")),
    ),
    ...decision.restsOn.flatMap(({ name }) => (name === "" ? [] : hang("   Rests on: ", name))),
    ...(decision.topic === "" ? [] : hang("   Topic: ", decision.topic)),
    "",
  ];
}

function actionLines(actions: readonly RecordAction[]): string[] {
  const open = actions.filter(({ status }) => status === "open").flatMap(actionLine);
  const done = actions
    .filter(({ status }) => status === "done")
    .flatMap(({ text, owner, topic }) => hang("Done: ", `${text}${inBrackets(owner, topicWords(topic))}`));
  const dropped = actions
    .filter(({ status }) => status === "dropped")
    .flatMap(({ text, topic }) => hang("Dropped: ", `${text}${inBrackets(topicWords(topic))}`));
  return [...open, ...gap(open, done), ...done, ...gap([...open, ...done], dropped), ...dropped];
}

function actionLine({ text, owner, due, topic }: RecordAction): string[] {
  const about = inBrackets(due === "" ? "" : `due ${due}`, topicWords(topic));
  const sentence = `Action on ${owner || "(nobody yet)"}: ${text}${about}`;
  return wrap(sentence, COLUMNS - 2).map((line, n) => (n === 0 || line === "" ? line : `  ${line}`));
}

function topicWords(topic: string): string {
  return topic === "" ? "" : `topic: ${topic}`;
}

function inBrackets(...parts: string[]): string {
  const said = parts.filter((part) => part !== "");
  return said.length === 0 ? "" : ` (${said.join("; ")})`;
}

function gap(before: readonly string[], after: readonly string[]): string[] {
  return before.length > 0 && after.length > 0 ? [""] : [];
}

function withMark({ label, url }: RecordLink, notes: Footnotes): string {
  return [label, notes.mark(url)].filter(Boolean).join(" ");
}

function questionLines(question: RecordQuestion, n: number, notes: Footnotes): string[] {
  const first = `${n + 1}. `;
  const indent = " ".repeat(first.length);
  const quantity = [question.quantity, withMark(question.quantitySource, notes)].filter(Boolean).join(", ");
  const evidence = question.evidence.map((link) => withMark(link, notes)).join("; ");
  return [
    ...hang(first, question.text || "(no question was written)"),
    ...(question.answer === ""
      ? hang(indent, capital(QUESTION_WORDS[question.status]) + ".")
      : hang(indent, `${capital(QUESTION_WORDS[question.status])}: ${question.answer}`)),
    ...(quantity === "" ? [] : hang(indent, `How much: ${quantity}`)),
    ...(evidence === "" ? [] : hang(indent, `Evidence: ${evidence}`)),
    "",
  ];
}

function proposalLines(proposal: RecordProposal, n: number, notes: Footnotes): string[] {
  const first = `${n + 1}. `;
  const indent = " ".repeat(first.length);
  const title = [proposal.title || "(no title)", notes.mark(proposal.origin)].filter(Boolean).join(" ");
  return [
    ...hang(first, `${title}: ${DISPOSITION_WORDS[proposal.disposition]}`),
    ...(proposal.summary === "" ? [] : hang(indent, proposal.summary)),
    ...proposal.points.flatMap(({ sign, text, author, settled }) => {
      const who = author === "" ? "" : ` (${author})`;
      const blocking = sign === "blocking" ? (settled === "" ? "blocking: " : "was blocking: ") : "";
      const how = settled === "" ? "" : `; settled: ${settled}`;
      return hang(`${indent}${SIGN_MARKS[sign]} `, `${blocking}${text}${who}${how}`);
    }),
    ...proposal.code.flatMap((code) =>
      hang(`${indent}Code: `, [withMark(code, notes), code.effect].filter(Boolean).join(", ")),
    ),
    "",
  ];
}

/** Addresses in a column would make it as wide as themselves: their marks stand there instead. */
function inColumn(text: string, notes: Footnotes): string {
  return cleanLine(text).replace(/https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]']/gi, (url) => notes.mark(url));
}

function gridLines(grid: RecordGrid, notes: Footnotes): string[] {
  const remarks: string[] = [];
  const rows = grid.rows.map(({ label, cells }) => [
    inColumn(label, notes),
    ...cells.map((cell, n) => {
      const word = cellWord(grid.legend, cell.status);
      if (grid.legend === "text")
        return [inColumn(cell.note, notes), cell.asOf && `(as of ${cell.asOf})`, notes.mark(cell.evidence)]
          .filter(Boolean)
          .join(" ");
      const said = [cleanLine(cell.note), cell.asOf && `as of ${cell.asOf}`, notes.mark(cell.evidence)];
      const remark = said.filter(Boolean).join(", ");
      if (remark === "") return word || "-";
      remarks.push(`${label || "(no name)"} / ${grid.columns[n] || "(no name)"}: ${remark}`);
      return `${word || "-"} (${remarks.length})`;
    }),
  ]);
  const about = [
    grid.asOf && `As of ${grid.asOf}.`,
    grid.evidence.length > 0 && `Sources: ${grid.evidence.map((link) => withMark(link, notes)).join("; ")}`,
  ].filter((part) => typeof part === "string" && part !== "");
  return [
    ...(about.length === 0 ? [] : [...wrap(about.join(" "), COLUMNS), ""]),
    ...textTables(
      [grid.corner, ...grid.columns].map((head) => inColumn(head, notes)),
      rows,
    ).flatMap((table) => [...table, ""]),
    ...remarks.flatMap((remark, n) => hang(`(${n + 1}) `, remark)),
  ];
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

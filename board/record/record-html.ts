import type {
  BoardRecord,
  RecordAction,
  RecordCell,
  RecordGrid,
  RecordProposal,
  RecordQuestion,
} from "./board-record";
import { escapeHtml, htmlLink } from "./html-text";
import { longDay } from "./record-days";
import { sessionParts } from "./record-session";
import { RECORD_STYLES } from "./record-styles";
import { ACTION_WORDS, cellWord, DISPOSITION_WORDS, OUTCOME_WORDS, QUESTION_WORDS } from "./status-words";

/** A picture that stands in a file beside the record, in an archive. */
export interface RecordPicture {
  /** Relative address. */
  path: string;
  name: string;
}

/**
 * The record as one HTML file that needs nothing else: styles inside, no script, no picture, light and dark, made
 * to be printed as well. Every text is escaped. `pictures` are shown at its end.
 */
export function recordHtml(record: BoardRecord, pictures: readonly RecordPicture[] = []): string {
  const { board } = record;
  const about = [
    `Last edited on ${escapeHtml(longDay(board.editedAt))}`,
    board.sealed ? "sealed" : "",
    board.origin === "" ? "" : htmlLink({ label: "discussion", url: board.origin }),
    board.url === "" ? "" : htmlLink({ label: "full record", url: board.url }),
  ];
  const sections = [
    section("decisions", "Decisions", record.decisions, (items) => {
      const entries = items.map(
        ({ id, text, outcome, dissent, restsOn, topic }) =>
          `<li id="${anchor(id)}">${paragraphs(text)}${outcome === "agreed" ? "" : chip(OUTCOME_WORDS[outcome])}${dissent
            .map(
              ({ who, why }) =>
                `<p class="dissent">Dissent, ${escapeHtml(who || "no name given")}: ${escapeHtml(why)}</p>`,
            )
            .join("")}${
            restsOn.length === 0
              ? ""
              : `<p class="sub">Rests on ${restsOn.map(({ id: to, name }) => `<a href="#${anchor(to)}">${escapeHtml(name || "an item")}</a>`).join(", ")}</p>`
          }${topic === "" ? "" : `<p class="sub">Topic: ${escapeHtml(topic)}</p>`}</li>`,
      );
      return `<ol>${entries.join("")}</ol>`;
    }),
    section(
      "actions",
      "Action items",
      record.actions,
      (items) => `<ul class="plain">${items.map(action).join("")}</ul>`,
    ),
    section("scope", "Problem scope", record.questions, (items) => items.map(question).join("")),
    section("proposals", "Proposals", record.proposals, (items) => items.map(proposal).join("")),
    section("grids", "Feature grids", record.grids, (items) => items.map(grid).join("")),
    ...sessionParts(record).map(({ id, title, entries }) =>
      section(id, title, entries, (items) => `<ol>${items.map(sessionEntry).join("")}</ol>`),
    ),
  ].join("");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(board.title)}</title>
<style>${RECORD_STYLES}</style>
</head>
<body>
<main>
<h1>${escapeHtml(board.title)}</h1>
<p class="about">${about.filter(Boolean).join(" · ")}</p>
${sections === "" ? "<p>Nothing was written down on this board.</p>" : sections}${section(
    "pictures",
    "Pictures",
    pictures,
    (items) =>
      items
        .map(
          ({ path, name }) =>
            `<figure><figcaption><h3>${escapeHtml(name)}</h3></figcaption><a href="${escapeHtml(path)}"><img src="${escapeHtml(path)}" alt="${escapeHtml(name)}" loading="lazy"></a></figure>`,
        )
        .join(""),
  )}
</main>
</body>
</html>
`;
}

function sessionEntry([first = "", ...rest]: readonly string[]): string {
  const more = rest.map((line) => `<p class="sub">${escapeHtml(line)}</p>`).join("");
  return `<li>${escapeHtml(first)}${more}</li>`;
}

/** Ids come from documents; in an attribute they are kept to what a fragment can hold. */
function anchor(id: string): string {
  return `item-${id.replace(/[^\w-]/g, "_")}`;
}

function section<T>(
  id: string,
  title: string,
  items: readonly T[],
  body: (items: readonly T[]) => string,
): string {
  return items.length === 0 ? "" : `<section id="${id}"><h2>${title}</h2>${body(items)}</section>`;
}

function paragraphs(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll("\n", "<br>")}</p>`)
    .join("");
}

function chip(word: string, tone = ""): string {
  return ` <span class="chip ${tone}">${escapeHtml(word)}</span>`;
}

function action({ id, text, owner, due, status, origin, topic }: RecordAction): string {
  const mark = { open: "☐", done: "☑", dropped: "☒" }[status];
  const from = origin
    ? ` <span class="sub">from <a href="#${anchor(origin.id)}">${escapeHtml(origin.name || "an item")}</a></span>`
    : "";
  const under = topic === "" ? "" : ` <span class="sub">topic: ${escapeHtml(topic)}</span>`;
  return `<li id="${anchor(id)}"><span aria-hidden="true">${mark}</span> <b>${escapeHtml(owner || "nobody yet")}</b>: ${escapeHtml(text)}${
    due === "" ? "" : ` <span class="due">due ${escapeHtml(due)}</span>`
  }${status === "open" ? "" : chip(ACTION_WORDS[status])}${from}${under}</li>`;
}

const QUESTION_TONES = { open: "todo", answered: "ok", parked: "never" } as const;

function question({ id, text, status, answer, quantity, quantitySource, evidence }: RecordQuestion): string {
  return `<article id="${anchor(id)}"><h3>${escapeHtml(text || "(no question was written)")}${chip(QUESTION_WORDS[status], QUESTION_TONES[status])}</h3>${
    answer === "" ? "" : paragraphs(answer)
  }${quantity === "" ? "" : `<p><b>${escapeHtml(quantity)}</b> ${htmlLink(quantitySource)}</p>`}${
    evidence.length === 0
      ? ""
      : `<ul class="sub">${evidence.map((link) => `<li>${htmlLink(link)}</li>`).join("")}</ul>`
  }</article>`;
}

const DISPOSITION_TONES = {
  open: "todo",
  accepted: "ok",
  rejected: "block",
  "needs-data": "cond",
  "needs-patch": "cond",
} as const;
const SIGNS = {
  positive: { mark: "+", word: "positive" },
  negative: { mark: "−", word: "negative" },
  blocking: { mark: "■", word: "blocking" },
} as const;

function proposal({ id, title, summary, origin, code, points, disposition }: RecordProposal): string {
  const pointItems = points.map(({ sign, text, author, settled }) => {
    const { mark, word } = SIGNS[sign];
    return `<li class="${sign}"><b title="${word}">${mark}</b> ${escapeHtml(text)}${author === "" ? "" : ` <span class="sub">${escapeHtml(author)}</span>`}${
      settled === "" ? "" : ` <span class="sub">settled: ${escapeHtml(settled)}</span>`
    }</li>`;
  });
  const links = [
    ...code.map(
      (entry) => `<li>${htmlLink(entry)}${entry.effect === "" ? "" : `: ${escapeHtml(entry.effect)}`}</li>`,
    ),
    ...(origin === "" ? [] : [`<li>${htmlLink({ label: "Origin", url: origin })}</li>`]),
  ];
  return `<article id="${anchor(id)}"><h3>${escapeHtml(title || "(no title)")}${chip(DISPOSITION_WORDS[disposition], DISPOSITION_TONES[disposition])}</h3>${
    summary === "" ? "" : paragraphs(summary)
  }${pointItems.length === 0 ? "" : `<ul class="points">${pointItems.join("")}</ul>`}${links.length === 0 ? "" : `<ul class="sub">${links.join("")}</ul>`}</article>`;
}

function grid(item: RecordGrid): string {
  const head = [item.corner, ...item.columns]
    .map((label) => `<th scope="col">${escapeHtml(label)}</th>`)
    .join("");
  const rows = item.rows.map(
    ({ label, cells }) =>
      `<tr><th scope="row">${escapeHtml(label)}</th>${cells.map((cell) => gridCell(item, cell)).join("")}</tr>`,
  );
  const about = [
    item.asOf === "" ? "" : `As of ${escapeHtml(item.asOf)}.`,
    item.evidence.length === 0 ? "" : `Sources: ${item.evidence.map(htmlLink).join("; ")}`,
  ].filter(Boolean);
  return `<figure id="${anchor(item.id)}"><figcaption><h3>${escapeHtml(item.title || "Feature grid")}</h3>${
    about.length === 0 ? "" : `<p class="sub">${about.join(" ")}</p>`
  }</figcaption><div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${rows.join("")}</tbody></table></div></figure>`;
}

function gridCell({ legend }: RecordGrid, { status, note, evidence, asOf }: RecordCell): string {
  const said = [
    escapeHtml(note),
    asOf === "" ? "" : `as of ${escapeHtml(asOf)}`,
    evidence === "" ? "" : htmlLink({ label: "source", url: evidence }),
  ].filter(Boolean);
  const tone = /^[\w-]+$/.test(status) ? ` class="s-${status}"` : "";
  return `<td${tone}>${escapeHtml(cellWord(legend, status))}${said.length === 0 ? "" : ` <span class="sub">${said.join(", ")}</span>`}</td>`;
}

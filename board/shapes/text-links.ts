import { isItemLink } from "./item-fields";
import type { TextRun } from "./text-lines";

const ADDRESS = /(?:https?:\/\/|mailto:)[^\s<>"“”]+/gi;
/** What ends a sentence and not an address. */
const AFTER = /[.,:;!?'’)\]}]+$/;
/** Longest address shown as it is, in characters. */
const SHOWN_CHARS = 48;

/** A text with its addresses as links. */
export function withLinks(text: string): TextRun[] {
  const runs: TextRun[] = [];
  let at = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const href = balanced(match[0]);
    if (!isItemLink(href)) continue;
    if (match.index > at) runs.push({ text: text.slice(at, match.index) });
    runs.push(linkRun(href, href));
    at = match.index + href.length;
  }
  if (at < text.length || runs.length === 0) runs.push({ text: text.slice(at) });
  return runs;
}

/** A link in words: its label, else the address without what all addresses have. Empty for an address nobody may open. */
export function linkRuns(url: string, label: string): TextRun[] {
  if (!isItemLink(url)) return label === "" && url === "" ? [] : [{ text: label || url }];
  return [linkRun(url, label || shortAddress(url))];
}

/** An address as people say it: without scheme and `www.`, its middle left out when it is long. */
export function shortAddress(url: string): string {
  const bare = url.replace(/^(https?:\/\/(www\.)?|mailto:)/i, "").replace(/\/$/, "");
  if (bare.length <= SHOWN_CHARS) return bare;
  const host = /^[^/]*\//.exec(bare)?.[0] ?? "";
  const room = Math.max(SHOWN_CHARS - host.length - 1, 12);
  return `${host.slice(0, SHOWN_CHARS)}…${bare.slice(-room)}`;
}

function linkRun(href: string, text: string): TextRun {
  return { text, href, ink: "accent" };
}

/** Without the full stop of the sentence; a bracket stays when the address itself opened it. */
function balanced(address: string): string {
  let end = address.replace(AFTER, "").length;
  if (address.charAt(end) === ")" && address.slice(0, end).includes("(")) end += 1;
  return address.slice(0, end);
}

/**
 * Texts of items come from anybody with a participant link. What leaves as plain text must not drive a terminal
 * (C0 and C1 controls, escape) nor reorder what a reader sees (Unicode's bidirectional embeddings, overrides and
 * isolates; right-to-left letters stay). Lone halves of surrogate pairs have no UTF-8.
 */
// oxlint-disable-next-line no-control-regex -- controls are what this removes
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Text of several lines: line breaks are `\n`, tabs are spaces, no controls, no trailing space, not cut. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, "\n")
    .replaceAll("\t", " ")
    .replace(CONTROLS, "")
    .replace(LONE_SURROGATE, "\ufffd")
    .replace(/[^\S\n]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Text of one line: as `cleanText`, with line breaks as spaces. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s*\n\s*/g, " ");
}

import { LOCALE } from "./messages/t";

/** "Ada, Ben and Cleo". */
export function formatList(words: readonly string[]): string {
  return new Intl.ListFormat(LOCALE === "en" ? "en-GB" : LOCALE, { type: "conjunction" }).format(words);
}

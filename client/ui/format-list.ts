import { locale } from "./messages/spoken-language";

/** "Ada, Ben and Cleo". */
export function formatList(words: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: "conjunction" }).format(words);
}

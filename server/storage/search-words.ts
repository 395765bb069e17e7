/** Most words of a question that are looked for. */
const MOST_WORDS = 12;
/** Characters of a word that are looked for. */
const MOST_CHARS = 60;

/**
 * What somebody typed into a search field, word by word; nothing in it is an operator, and what has neither letter nor digit
 * is left out. A word like `jump_table` stays one: its parts are found in a row.
 */
export function searchWords(text: string): string[] {
  return text
    .normalize("NFC")
    .replaceAll("\0", " ")
    .split(/\s+/)
    .map((word) => [...word].slice(0, MOST_CHARS).join(""))
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MOST_WORDS);
}

/**
 * Whether a word may be only the beginning of what is looked for. One or two Latin letters begin nearly everything, so they
 * count as whole words; in scripts without spaces two characters are a word and more.
 */
export function mayBeBegun(word: string): boolean {
  const letters = word.match(/[\p{L}\p{N}]/gu) ?? [];
  return letters.length > 2 || letters.some((letter) => /[^\p{Script=Latin}\p{N}]/u.test(letter));
}

/** One or two letters that stand for a name: first letters of its first and last word; "?" without a name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = words[0];
  if (!first) return "?";
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return (firstLetter(first) + (last ? firstLetter(last) : "")).toUpperCase();
}

/** By grapheme where the browser can: an emoji or a combined letter is one. */
function firstLetter(word: string): string {
  const segments = new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(word);
  for (const { segment } of segments) return segment;
  return "";
}

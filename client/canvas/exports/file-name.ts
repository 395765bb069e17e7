const MOST_CHARS = 100;

/** "Problem scope, Proposals.png": names without what file systems refuse, joined; `ending` without a dot. */
export function exportFileName(parts: readonly string[], ending: string): string {
  const safe = parts
    .map((part) =>
      part
        .replace(/[\p{Cc}\p{Cf}\p{Surrogate}\\/:*?"<>|]/gu, " ")
        .replace(/\s+/gu, " ")
        .replace(/^[. ]+|[. ]+$/g, ""),
    )
    .filter((part) => part !== "")
    .join(", ")
    .slice(0, MOST_CHARS)
    .trim();
  return `${safe || "board"}.${ending}`;
}

/** Whether a title contains the query, ignoring case and accents; an empty query matches everything. */
export function matchTitle(title: string, query: string): boolean {
  return fold(title).includes(fold(query.trim()));
}

function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();
}

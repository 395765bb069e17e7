/** Yjs clients remembered per connection: what it drew can be told from what others did. */
const REMEMBERED_AUTHORS = 16;

/** Adds authors to those remembered, the latest last; the oldest are forgotten. */
export function rememberAuthors(remembered: Set<number>, authors: ReadonlySet<number>): void {
  for (const author of authors) {
    remembered.delete(author);
    remembered.add(author);
  }
  for (const oldest of remembered) {
    if (remembered.size <= REMEMBERED_AUTHORS) break;
    remembered.delete(oldest);
  }
}

/** Numbers links `[1]`, `[2]` … in the order of their first use; the same address keeps its number. */
export interface Footnotes {
  /** The mark of an address, e.g. `[3]`; empty for an empty address. */
  mark(url: string): string;
  /** The addresses in order; the first one is number 1. */
  readonly urls: readonly string[];
}

export function createFootnotes(): Footnotes {
  const urls: string[] = [];
  return {
    mark(url) {
      if (url === "") return "";
      if (!urls.includes(url)) urls.push(url);
      return `[${urls.indexOf(url) + 1}]`;
    },
    urls,
  };
}

import type { Translation } from "../translation";

/** Fields of items that several people type into. */
export const itemText = {
  "itemText.othersHere": { one: "{names} schreibt gerade hier.", other: "{names} schreiben gerade hier." },
  "itemText.nameless": "Jemand",
} as const satisfies Translation;

import type { Translation } from "../translation";

/** Texts of items that several people type into. */
export const itemText = {
  "itemText.othersHere": { one: "{names} écrit ici.", other: "{names} écrivent ici." },
  "itemText.nameless": "Quelqu’un",
} as const satisfies Translation;

/** Fields of items that several people type into. */
export const itemText = {
  "itemText.othersHere": { one: "{names} is typing here.", other: "{names} are typing here." },
  "itemText.nameless": "Somebody",
} as const;

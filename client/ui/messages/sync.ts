/** What the board's connection tells by itself, whatever page it is on. */
export const sync = {
  "sync.setAside": {
    one: "One object on this board cannot be shown here ({reason}). It was left as it is.",
    other: "{n} objects on this board cannot be shown here ({reason}). They were left as they are.",
  },
  "sync.withheld": "{reason} Your last edits are not on the board; they are kept in this browser.",
  "sync.tooLarge":
    "One edit is larger than the {mb} MB that can be sent at once; what was done after it rests on it.",
  "sync.readOnlyNow": "You can only read this board now.",
  "sync.mayEditNow": "You can edit this board now.",
  "sync.nothingKept": "This browser does not keep unsaved edits. Leave this page open until they are saved.",
} as const;

/** Edits that a board does not take: where to put them instead. */
export const keep = {
  "keep.menu": "Keep as a copy",
  "keep.asBoard": "As a new board…",
  "keep.asFile": "As a file",
  "keep.file": "Keep as a file",
  "keep.saved": "Saved as {file}",
  "keep.send": { one: "Put it on the board", other: "Put them on the board" },
  "keep.ready": {
    one: "{n} edit of yours is not on the board, which takes edits again. It waits in this browser.",
    other: "{n} edits of yours are not on the board, which takes edits again. They wait in this browser.",
  },
  "keep.outdated": {
    one: "This page is older than the board. {n} edit of yours waits in this browser and is sent when you reload.",
    other:
      "This page is older than the board. {n} edits of yours wait in this browser and are sent when you reload.",
  },
  "keep.boardTitle": "Keep your edits as a new board",
  "keep.boardText":
    "The new board holds everything on this one, with your edits. You run it; its links are its own, and nobody is on it yet.",
  "keep.name": "Title of the new board",
  "keep.create": "Create board",
  "keep.creating": "Creating…",
  "keep.failed": "{reason} Your edits are still kept here.",
  "keep.picturesLeft": {
    one: "The board is made, but {n} picture that only this tab has is not on it yet: {reason}",
    other: "The board is made, but {n} pictures that only this tab has are not on it yet: {reason}",
  },
  "keep.openAnyway": "Open without them",

  "saved.picturesUploading": {
    one: "{n} picture is being uploaded. Leave this page open until it is there.",
    other: "{n} pictures are being uploaded. Leave this page open until they are there.",
  },
  "saved.picturesFailed": {
    one: "{n} picture could not be uploaded: only this page has it.",
    other: "{n} pictures could not be uploaded: only this page has them.",
  },
  "saved.boardText": "Everything on the board is stored on the server.",
  "saved.withheldText": {
    one: "{n} edit of yours is not on the board and waits in this browser.",
    other: "{n} edits of yours are not on the board and wait in this browser.",
  },
  "saved.onlyEditsText": "What you drew and wrote is stored on the server.",
} as const;

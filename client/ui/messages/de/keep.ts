import type { Translation } from "../translation";

/** Edits that a board does not take: where to put them instead. */
export const keep = {
  "keep.menu": "Als Kopie behalten",
  "keep.asBoard": "Als neues Board…",
  "keep.asFile": "Als Datei",
  "keep.file": "Als Datei behalten",
  "keep.saved": "Als {file} gespeichert",
  "keep.send": { one: "Aufs Board bringen", other: "Aufs Board bringen" },
  "keep.ready": {
    one: "{n} deiner Änderungen ist nicht auf dem Board, das wieder Änderungen annimmt. Sie wartet in diesem Browser.",
    other:
      "{n} deiner Änderungen sind nicht auf dem Board, das wieder Änderungen annimmt. Sie warten in diesem Browser.",
  },
  "keep.outdated": {
    one: "Diese Seite ist älter als das Board. {n} deiner Änderungen wartet in diesem Browser und wird gesendet, wenn du neu lädst.",
    other:
      "Diese Seite ist älter als das Board. {n} deiner Änderungen warten in diesem Browser und werden gesendet, wenn du neu lädst.",
  },
  "keep.boardTitle": "Deine Änderungen als neues Board behalten",
  "keep.boardText":
    "Das neue Board enthält alles von diesem, mit deinen Änderungen. Du hast dort die Moderation; es hat eigene Links, und noch ist niemand darauf.",
  "keep.name": "Titel des neuen Boards",
  "keep.create": "Board anlegen",
  "keep.creating": "Wird angelegt…",
  "keep.failed": "{reason} Deine Änderungen bleiben hier erhalten.",
  "keep.picturesLeft": {
    one: "Das Board ist angelegt, aber {n} Bild, das nur dieser Tab hat, ist noch nicht darauf: {reason}",
    other:
      "Das Board ist angelegt, aber {n} Bilder, die nur dieser Tab hat, sind noch nicht darauf: {reason}",
  },
  "keep.openAnyway": "Ohne sie öffnen",

  "saved.picturesUploading": {
    one: "{n} Bild wird hochgeladen. Lass diese Seite offen, bis es da ist.",
    other: "{n} Bilder werden hochgeladen. Lass diese Seite offen, bis sie da sind.",
  },
  "saved.picturesFailed": {
    one: "{n} Bild konnte nicht hochgeladen werden: Nur diese Seite hat es.",
    other: "{n} Bilder konnten nicht hochgeladen werden: Nur diese Seite hat sie.",
  },
  "saved.boardText": "Alles auf dem Board liegt auf dem Server.",
  "saved.withheldText": {
    one: "{n} deiner Änderungen ist nicht auf dem Board und wartet in diesem Browser.",
    other: "{n} deiner Änderungen sind nicht auf dem Board und warten in diesem Browser.",
  },
  "saved.onlyEditsText": "Was du gezeichnet und geschrieben hast, liegt auf dem Server.",
} as const satisfies Translation;

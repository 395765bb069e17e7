import type { Translation } from "../translation";

/** Pictures on the canvas: adding them, their uploads, what went wrong. */
export const pictures = {
  "pictures.uploading": "Wird hochgeladen: {percent} %",
  "pictures.uploadingElsewhere": "Wird gerade hochgeladen",
  "pictures.chip": {
    one: "Ein Bild wird hochgeladen: {percent} %",
    other: "{n} Bilder werden hochgeladen: {percent} %",
  },
  "pictures.failed": "Nicht hochgeladen",
  "pictures.missing": "Dieses Bild fehlt",
  "pictures.retry": "Erneut versuchen",
  "pictures.remove": "Entfernen",
  "pictures.failedLine": {
    one: "Ein Bild ist für die anderen nicht auf dem Board: {reason}",
    other: "{n} Bilder sind für die anderen nicht auf dem Board: {reason}",
  },
  "pictures.retryAll": { one: "Erneut versuchen", other: "Alle erneut versuchen" },
  "pictures.removeAll": { one: "Entfernen", other: "Alle entfernen" },
  "pictures.offline":
    "Der Server hat nicht geantwortet. Es wird noch einmal versucht, sobald die Verbindung wieder da ist.",
  "pictures.unexpected":
    "Das Bild ließ sich nicht lesen oder senden. Versuche es noch einmal oder füge es neu ein.",
  "pictures.readOnly": "Du kannst dieses Board nicht mehr bearbeiten.",
  "pictures.proxyLimit":
    "Die Datei ist größer, als dieser Server durchlässt. Bitte seinen Betreiber, 32 MB zu erlauben.",
  "pictures.otherBoardClosed": "Die Datei liegt auf einem Board, das dieser Browser nicht lesen darf.",
  "pictures.refusedTitle": {
    one: "Die Datei wurde nicht hinzugefügt",
    other: "{n} Dateien wurden nicht hinzugefügt",
  },
  "pictures.tooManyTitle": "Zu viele Dateien auf einmal",
  "pictures.tooManyText": "Füge höchstens {n} Dateien auf einmal hinzu. Es wurde nichts hinzugefügt.",
  "pictures.problem.svg":
    "SVG-Zeichnungen können Skripte enthalten, deshalb nehmen Boards sie nicht an. Speichere sie als PNG und füge das hinzu.",
  "pictures.problem.video":
    "Boards nehmen Bilder an, keine Videos. Füge stattdessen einen Link zum Video ein.",
  "pictures.problem.empty": "Die Datei ist leer, oder sie ist ein Ordner.",
  "pictures.problem.too-large":
    "Die Datei ist größer als {mb} MB. Speichere das Bild kleiner und füge es noch einmal hinzu.",
  "pictures.problem.too-many-pixels":
    "Das Bild hat mehr als 100 Megapixel, zu viel für Telefone und Tablets. Speichere es kleiner und füge es noch einmal hinzu.",
  "pictures.problem.unreadable":
    "Der Browser kann dieses Bild nicht lesen. Die Datei ist vielleicht beschädigt.",
  "pictures.problem.other": "Boards nehmen Bilder an: PNG, JPEG, GIF, WebP oder AVIF.",
} as const satisfies Translation;

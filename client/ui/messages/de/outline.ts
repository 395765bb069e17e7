import type { Translation } from "../translation";

/** The items of a board as a document beside the canvas. */
export const outline = {
  "outline.title": "Gliederung",
  "outline.open": "Gliederung zeigen",
  "outline.close": "Gliederung schließen",
  "outline.count": { one: "{n} Element", other: "{n} Elemente" },
  "outline.emptyTitle": "Noch keine Elemente",
  "outline.emptyText":
    "Fragen, Vorschläge, Funktionsmatrizen, Beschlüsse und Aufgaben dieses Boards stehen hier als Text, um sie ohne die Zeichenfläche zu lesen und zu bearbeiten.",
  "outline.unplaced": "Außerhalb von Rahmen",
  "outline.show": "Zeigen",
  "outline.showItem": "„{title}“ auf dem Board zeigen",
  "outline.edit": "Bearbeiten",
  "outline.editItem": "„{title}“ bearbeiten",
  "outline.locked": "Gesperrt",
  "outline.add": "Hinzufügen",
  "outline.points": "Punkte",
  "outline.settled": "geklärt: {how}",
  "outline.restsOn": "Beruht auf",
  "outline.row": "Zeile zum Ausfüllen",
  "outline.column": "Spalte zum Ändern",
  "outline.noRows": "Diese Matrix hat noch keine Zeilen oder Spalten.",
} as const satisfies Translation;

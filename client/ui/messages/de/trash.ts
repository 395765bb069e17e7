import type { Translation } from "../translation";

/** Deleted boards: the trash, and undoing on the home page. */
export const trash = {
  "trash.heading": "Papierkorb",
  "trash.intro": {
    one: "Gelöschte Boards bleiben {n} Tag hier. Mit einem Board kommen auch seine Links zurück, und alle, die Zugang hatten, haben ihn wieder. Nach Ablauf der Frist ist es endgültig weg, mit Verlauf und Bildern.",
    other:
      "Gelöschte Boards bleiben {n} Tage hier. Mit einem Board kommen auch seine Links zurück, und alle, die Zugang hatten, haben ihn wieder. Nach Ablauf der Frist ist es endgültig weg, mit Verlauf und Bildern.",
  },
  "trash.emptyTitle": "Der Papierkorb ist leer",
  "trash.emptyText":
    "Boards, die du moderierst und löschst, erscheinen hier und lassen sich wiederherstellen.",
  "trash.deleted": "Gelöscht",
  "trash.gone": "Endgültig weg ab",
  "trash.restore": "Wiederherstellen",
  "trash.restoreLabel": "„{title}“ wiederherstellen",
  "trash.restored": "„{title}“ ist wieder da, samt seinen Links.",
  "trash.purge": "Endgültig löschen",
  "trash.purgeLabel": "„{title}“ endgültig löschen",
  "trash.purgeAsk": "„{title}“ endgültig löschen?",
  "trash.purgeText":
    "Das Board, sein Verlauf, seine Bilder und seine Links werden jetzt vom Server entfernt. Das lässt sich nicht rückgängig machen.",
  "trash.purgeYes": "Endgültig löschen",
  "trash.purged": "„{title}“ ist endgültig weg.",
} as const satisfies Translation;

import type { Translation } from "../translation";

/** Words that every page uses. */
export const common = {
  "product.name": "Paperboard",
  "product.tagline": "Ein Whiteboard für technische Diskussionen",
  "common.skip": "Zum Inhalt springen",
  "common.cancel": "Abbrechen",
  "common.close": "Schließen",
  "common.copy": "Kopieren",
  "common.copied": "Kopiert",
  "common.copyFailed": "Strg+C drücken",
  "common.reload": "Neu laden",
  "common.tryAgain": "Erneut versuchen",
  "common.home": "Alle Boards",
  "common.dismiss": "Ausblenden",
  "common.settings": "Einstellungen",

  "theme.title": "Darstellung",
  "theme.system": "System",
  "theme.light": "Hell",
  "theme.dark": "Dunkel",

  "language.title": "Sprache",
  "language.system": "Automatisch",
  "language.hint":
    "Eine Auswahl lädt die Seite neu. Die Zeichenfläche folgt; was auf Boards steht, bleibt, wie es ist.",

  "role.facilitator": "Moderation",
  "role.participant": "Mitarbeit",
  "role.viewer": "Lesen",
  "role.room": "Raumbildschirm",

  "request.offline":
    "Der Server hat nicht geantwortet. Es wurde nichts geändert. Prüfe das Netz und versuche es noch einmal.",
  "request.failed":
    "Der Server hat mit einem Fehler geantwortet ({status}). Es wurde nichts geändert. Versuche es noch einmal.",

  "name.label": "Name",
  "name.placeholder": "Ein Name genügt",
  "name.missing": "Gib einen Namen ein, damit die anderen wissen, wer zeichnet.",
  "name.color": "Farbe",
  "name.colorOption": "Farbe {n}",

  "problem.page.title": "Auf dieser Seite ist etwas schiefgegangen",
  "problem.page.text":
    "Im Server oder in dieser Seite ist ein Fehler aufgetreten. Gespeicherte Boards und Änderungen sind sicher. Versuche es noch einmal.",
} as const satisfies Translation;

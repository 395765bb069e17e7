import type { Translation } from "../translation";

/** The home page. */
export const home = {
  "home.intro":
    "Probleme skizzieren, Vorschläge abwägen, mit Beschlüssen und Aufgaben auseinandergehen. Alle kommen per Link dazu: ohne Konto, ohne Installation.",
  "home.create.heading": "Neues Board",
  "home.create.title": "Titel",
  "home.create.titlePlaceholder": "Worum geht es in der Diskussion?",
  "home.create.titleMissing": "Gib dem Board einen Titel, damit alle wissen, wo sie mitmachen.",
  "home.create.template": "Beginnen mit",
  "home.create.key": "Erstellungsschlüssel",
  "home.create.keyHint":
    "Um hier Boards anzulegen, braucht man den Schlüssel, den der Betreiber dieses Servers ausgibt.",
  "home.create.keyMissing": "Gib den Erstellungsschlüssel ein.",
  "home.create.keyWrong": "Das ist nicht der Erstellungsschlüssel dieses Servers. Frag seinen Betreiber.",
  "home.create.submit": "Board anlegen",
  "home.create.busy": "Wird angelegt…",

  "home.boards.heading": "Deine Boards",
  "home.boards.count": { one: "{n} Board", other: "{n} Boards" },
  "home.boards.found": { one: "{n} gefunden", other: "{n} gefunden" },
  "home.boards.edited": "bearbeitet",
  "home.boards.people": { one: "{n} Person gerade da", other: "{n} Personen gerade da" },
  "home.boards.stale": "Diese Liste ist vielleicht nicht aktuell. {reason}",
  "home.boards.emptyTitle": "Noch keine Boards in diesem Browser",
  "home.boards.emptyText":
    "Ein Board erscheint hier, sobald du es anlegst oder einen Link öffnest, den dir jemand geschickt hat. Die Liste bleibt in diesem Browser.",
  "home.boards.clearSearch": "Alle Boards zeigen",

  "home.card.menu": "Aktionen für „{title}“",
  "home.card.rename": "Umbenennen",
  "home.card.duplicate": "Duplizieren",
  "home.card.delete": "In den Papierkorb",
  "home.rename.submit": "Umbenennen",
  "home.duplicate.heading": "Dieses Board duplizieren",
  "home.duplicate.text":
    "Ein neues Board mit demselben Inhalt und neuen Links. Niemand außer dir hat es, und sein Verlauf beginnt jetzt.",
  "home.duplicate.title": "Titel der Kopie",
  "home.duplicate.copyOf": "Kopie von {title}",
  "home.duplicate.submit": "Duplizieren",
  "home.duplicate.busy": "Wird dupliziert…",
  "home.duplicate.done": "„{title}“ wurde angelegt.",
  "home.delete.ask": "„{title}“ in den Papierkorb legen?",
  "home.delete.people": {
    one: "{n} Person ist gerade auf dem Board und verliert den Zugang. Es lässt sich 30 Tage lang aus dem Papierkorb wiederherstellen.",
    other:
      "{n} Personen sind gerade auf dem Board und verlieren den Zugang. Es lässt sich 30 Tage lang aus dem Papierkorb wiederherstellen.",
  },
  "home.delete.yes": "In den Papierkorb",
  "home.delete.done": "„{title}“ liegt im Papierkorb.",
  "home.delete.undone": "„{title}“ ist wieder da, samt seinen Links.",
  "home.undo": "Rückgängig",
  "home.open": "Öffnen",
  "home.trying": "Wird versucht…",
} as const satisfies Translation;

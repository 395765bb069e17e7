import type { Translation } from "../translation";

/** The home page. */
export const home = {
  "home.intro":
    "Skizziert gemeinsam ein Problem, wägt die Vorschläge ab und geht mit Beschlüssen und Aufgaben auseinander. Alle kommen per Link dazu: kein Konto, nichts zu installieren.",
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
  "home.boards.hint": "Boards, die dieser Browser über einen Link geöffnet hat.",
  "home.boards.search": "Nach Titel suchen",
  "home.boards.count": { one: "{n} Board", other: "{n} Boards" },
  "home.boards.edited": "bearbeitet",
  "home.boards.people": { one: "{n} Person gerade da", other: "{n} Personen gerade da" },
  "home.boards.emptyTitle": "Noch keine Boards in diesem Browser",
  "home.boards.emptyText":
    "Ein Board erscheint hier, sobald du es anlegst oder einen Link öffnest, den dir jemand geschickt hat. Die Liste bleibt in diesem Browser.",
  "home.boards.noMatch": "Kein Titel enthält „{query}“.",
  "home.boards.clearSearch": "Alle Boards zeigen",
} as const satisfies Translation;

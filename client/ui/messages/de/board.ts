import type { Translation } from "../translation";

/** The board page: header, states, dialogs around the canvas. */
export const board = {
  "board.header": "Board",
  "board.canvas": "Zeichenfläche",
  "board.loading": "Das Board wird geöffnet…",
  "board.loadingOffline":
    "Der Server antwortet nicht. Diese Seite versucht es weiter; das Board ist dort sicher.",
  "board.rename": "Board umbenennen",
  "board.title": "Titel des Boards",
  "board.titleMissing": "Ein Board braucht einen Titel.",
  "board.readingOnly": "Nur lesen",
  "board.sealed": "Versiegelt",
  "board.locked": "Gesperrt",
  "board.share": "Teilen",
  "board.menu": "Board-Menü",
  "board.record": "Protokoll",
  "board.you": "{name} (du)",
  "board.noName": "Noch kein Name",
  "board.reader": "Liest mit",

  "saved.saved": "Gespeichert",
  "saved.saving": "{n} wird gespeichert",
  "saved.offline": "Offline",
  "saved.offlineUnsaved": "Offline, {n} ungespeichert",
  "saved.unsaved": "{n} ungespeichert",
  "saved.failing": "Nicht gespeichert: {n}",
  "saved.live": "Live",
  "saved.connecting": "Verbinden",
  "saved.details": "Verbindung und Speicherstand: {state}",
  "saved.savedText": "Alles, was du getan hast, ist auf dem Server gespeichert.",
  "saved.savingText": {
    one: "{n} Änderung ist unterwegs auf die Festplatte des Servers.",
    other: "{n} Änderungen sind unterwegs auf die Festplatte des Servers.",
  },
  "saved.offlineText":
    "Es besteht keine Verbindung zum Server. Nichts ist ungespeichert. Du kannst weiterarbeiten; diese Seite verbindet sich von selbst wieder.",
  "saved.offlineUnsavedText": {
    one: "Es besteht keine Verbindung zum Server. {n} Änderung wartet in diesem Browser und wird gesendet, sobald die Verbindung wieder da ist. Lösche bis dahin die Daten dieses Browsers nicht.",
    other:
      "Es besteht keine Verbindung zum Server. {n} Änderungen warten in diesem Browser und werden gesendet, sobald die Verbindung wieder da ist. Lösche bis dahin die Daten dieses Browsers nicht.",
  },
  "saved.failingText": {
    one: "Der Server hat deine Änderung, kann sie aber nicht auf seine Festplatte schreiben. Er versucht es weiter. Lass diese Seite offen und sag dem Betreiber Bescheid.",
    other:
      "Der Server hat deine {n} Änderungen, kann sie aber nicht auf seine Festplatte schreiben. Er versucht es weiter. Lass diese Seite offen und sag dem Betreiber Bescheid.",
  },
  "saved.liveText": "Du siehst das Board, wie es jetzt ist.",
  "saved.offlineReaderText":
    "Es besteht keine Verbindung zum Server. Du siehst das Board, wie es war, als sie abbrach. Diese Seite verbindet sich von selbst wieder.",
  "saved.since": "Seit {time}.",
  "saved.announceOffline": "Verbindung verloren. Du kannst weiterarbeiten.",
  "saved.announceOnline": "Wieder verbunden.",
  "saved.announceFailing": "Der Server kann gerade nicht speichern. Er versucht es weiter.",
  "saved.announceSaved": "Alles ist gespeichert.",

  "offline.editor":
    "Keine Verbindung seit {time}. Arbeite weiter: Deine Änderungen bleiben in diesem Browser und werden gesendet, sobald sie wieder da ist.",
  "offline.reader":
    "Keine Verbindung seit {time}. Du siehst das Board, wie es da war. Diese Seite verbindet sich von selbst wieder.",

  "offline.announceReader": "Verbindung verloren. Das Board ist vielleicht nicht aktuell.",

  "people.button": { one: "{n} Person hier", other: "{n} Personen hier" },
  "people.heading": "Gerade hier",
  "people.you": "Du",
  "people.manage": "Personen verwalten",
  "people.onlyYou": "Außer dir ist noch niemand da. Teile einen Link, um andere einzuladen.",
  "people.onlyYouReader": "Im Moment ist außer dir niemand da.",
  "people.counts": { one: "{n} arbeitet mit", other: "{n} arbeiten mit" },
  "people.countsWithReaders": "Mitarbeit: {n}, nur lesend: {readers}",
  "people.follow": "{name} folgen",
  "people.following": "Du folgst {name}",
  "people.followed": "Du folgst",
  "people.stopFollowing": "{name} nicht mehr folgen",
  "people.followsYou": "Folgt dir",
  "people.followHint":
    "Wähle jemanden, um zu sehen, was diese Person sieht. Wenn du das Board selbst bewegst oder Esc drückst, endet es.",
  "people.screens": { one: "{n} Raumbildschirm", other: "{n} Raumbildschirme" },

  "name.heading": "Wie sollen dich die anderen nennen?",
  "name.text": "Dein Name steht an deinem Zeiger und neben dem, was du schreibst. Es gibt kein Konto.",
  "name.as": "Deine Rolle: {role}",
  "name.people": { one: "{n} Person", other: "{n} Personen" },
  "name.here": { one: "{names} ist hier", other: "{names} sind hier" },
  "name.kept": "Bleibt für das nächste Mal in diesem Browser; ändern lässt es sich in den Einstellungen.",
  "name.join": "Zum Board",

  "announce.open": {
    one: "Das Board ist offen. Außer dir ist niemand da.",
    other: "Das Board ist offen. {n} Personen sind hier.",
  },
  "announce.joined": "Dazugekommen: {names}.",
  "announce.left": "Gegangen: {names}.",
  "announce.manyJoined": { one: "{n} Person ist dazugekommen.", other: "{n} Personen sind dazugekommen." },
  "announce.manyLeft": { one: "{n} Person ist gegangen.", other: "{n} Personen sind gegangen." },

  "notices.label": "Meldungen",

  "limits.comfortable":
    "{n} Objekte auf dieser Seite. Bis etwa {limit} kommen alle Geräte gut mit; auf einer neuen Seite bleibt es schnell.",
  "limits.pageNearlyFull":
    "{n} Objekte auf dieser Seite; {left} passen noch darauf. Mach auf einer neuen Seite weiter.",
  "limits.pageFull":
    "Diese Seite ist mit {n} Objekten voll. Lösche einige oder mach auf einer neuen Seite weiter.",
  "limits.refused":
    "Es wurde nichts hinzugefügt: {page} enthält {n} von höchstens {limit} Objekten. Lösche einige oder mach auf einer neuen Seite weiter.",
  "limits.recordsNearlyFull":
    "Dieses Board enthält {percent} % der Objekte, die ein Board fasst. Mach in einem neuen Board weiter, bevor es Änderungen ablehnt.",
  "limits.textsNearlyFull":
    "Dieses Board enthält {percent} % der Texte, die ein Board fasst. Mach in einem neuen Board weiter, bevor es Änderungen ablehnt.",
  "limits.picturesNearlyFull":
    "Bilder belegen {percent} % der {mb} MB, die ein Board dafür hat. Gelöschte geben ihren Teil nach 30 Tagen frei.",
  "limits.bytesNearlyFull":
    "Dieses Board hat {percent} % der Größe erreicht, die ein Board haben darf. Mach in einem neuen Board weiter, bevor es Änderungen ablehnt.",

  "withheld.text": {
    one: "{reason} {n} deiner Änderungen ist nicht auf dem Board; sie wartet in diesem Browser.",
    other: "{reason} {n} deiner Änderungen sind nicht auf dem Board; sie warten in diesem Browser.",
  },
  "withheld.keeping": "Die Kopie entsteht…",
  "withheld.kept":
    "Die Kopie wurde als {file} gespeichert: das ganze Board mit deinen Änderungen. tldraw öffnet sie. Verwirf die Änderungen hier, wenn du sie hast.",
  "withheld.discard": "Verwerfen",
  "withheld.discardTitle": "Diese Änderungen verwerfen?",
  "withheld.discardText": {
    one: "{n} Änderung, die nicht auf dem Board ist, wird aus diesem Browser gelöscht. Das lässt sich nicht rückgängig machen.",
    other:
      "{n} Änderungen, die nicht auf dem Board sind, werden aus diesem Browser gelöscht. Das lässt sich nicht rückgängig machen.",
  },
  "withheld.copySuffix": "{title} (meine Kopie)",

  "refused.unsaved": {
    one: "{n} Änderung, die noch nicht gespeichert war, wartet in diesem Browser. Sie wird gesendet, wenn du das Board hier mit einem Link öffnest, der Bearbeiten erlaubt.",
    other:
      "{n} Änderungen, die noch nicht gespeichert waren, warten in diesem Browser. Sie werden gesendet, wenn du das Board hier mit einem Link öffnest, der Bearbeiten erlaubt.",
  },

  "canvas.skip": "Zur Zeichenfläche springen",
  "canvas.droppedTitle": "Videos und eingebettete Seiten wurden weggelassen",
  "canvas.droppedText": "Der Rest wurde eingefügt. Boards enthalten Zeichnungen, Text, Links und Bilder.",
  "canvas.copyFailedTitle": "Kopieren hat nicht funktioniert",
  "canvas.copyFailedText":
    "Der Browser hat den Zugriff auf die Zwischenablage verweigert. Drücke Strg+C oder Cmd+C auf der Zeichenfläche.",
  "canvas.pasteTitle": "Mit der Tastatur einfügen",
  "canvas.pasteText":
    "Bei einer Adresse ohne https erlaubt der Browser das Einfügen nur mit Strg+V oder Cmd+V.",
  "canvas.crashTitle": "Die Zeichenfläche ist ausgefallen",
  "canvas.crashText":
    "In dieser Seite ist ein Fehler aufgetreten. Das Board ist auf dem Server sicher; Änderungen, die noch nicht gespeichert waren, warten in diesem Browser. Lade die Seite neu, um weiterzumachen.",
  "late.title": "Dieser Teil der Seite wurde nicht geladen",
  "late.text":
    "Die Verbindung scheint unterbrochen zu sein. Dein Board ist nicht betroffen: Versuch es noch einmal, sobald du online bist, oder lade die Seite neu, falls der Server aktualisiert wurde.",
  "late.waiting": "Einen Moment …",
} as const satisfies Translation;

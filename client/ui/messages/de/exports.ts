import type { Translation } from "../translation";

/** Pictures and archives of a board: making them, and making a board of an archive. */
export const exports = {
  "export.menu": "Exportieren…",
  "export.title": "Exportieren",
  "export.format": "Format",
  "export.what": "Was",
  "export.selection": { one: "Auswahl: ein Objekt", other: "Auswahl: {n} Objekte" },
  "export.page": "Seite: {name}",
  "export.frame": "Rahmen: {name}",
  "export.unnamedFrame": "Rahmen ohne Namen",
  "export.pdfText": {
    one: "Der Rahmen dieses Boards als Seite. Sein Name und seine Texte lassen sich suchen.",
    other: "Alle {n} Rahmen dieses Boards, je eine Seite. Namen und Texte lassen sich suchen.",
  },
  "export.noFrames":
    "Dieses Board hat keine Rahmen. Ein PDF hat eine Seite für jeden Rahmen; zeichne einen mit F.",
  "export.nothing": "Auf dieser Seite ist noch nichts.",
  "export.colors": "Farben",
  "export.background": "Hintergrund",
  "export.paper": "Papier",
  "export.transparent": "Durchsichtig",
  "export.size": "Größe",
  "export.pixels": "{w} × {h} Pixel",
  "export.tooLarge":
    "{w} × {h} Pixel sind mehr, als Browser zeichnen können. Wähle eine kleinere Größe, einen Rahmen oder SVG.",
  "export.download": "Herunterladen",
  "export.drawing": "Wird gezeichnet…",
  "export.drawingPage": "Seite {n} von {of} wird gezeichnet…",
  "export.done": "Gespeichert als {file}",
  "export.failed":
    "Der Browser konnte dieses Bild nicht zeichnen. Versuche eine kleinere Größe, einen Rahmen oder SVG.",
  "export.gridCsv": "Tabelle als CSV",
  "export.archiveTitle": "Das ganze Board",
  "export.archiveText":
    "Eine Zip-Datei mit dem Protokoll in jedem Format, Bildern der Rahmen, Bildern auf dem Board und dem Board selbst. Jedes Paperboard macht daraus ein gleiches Board.",
  "export.archive": "Archiv herunterladen",
  "export.archivePictures": "Rahmen {n} von {of} wird gezeichnet…",
  "export.archiveStarted": "Das Archiv wird heruntergeladen.",
  "export.archiveOlder": {
    one: "Das Archiv wird heruntergeladen, ohne ein neues Bild eines Rahmens. {reason}",
    other: "Das Archiv wird heruntergeladen, ohne neue Bilder von {n} Rahmen. {reason}",
  },
  "export.archiveSaved": "Das Archiv wird heruntergeladen, mit den Bildern, die der Server hat. {reason}",

  "import.button": "Archiv importieren",
  "import.title": "Archiv importieren",
  "import.text":
    "Macht ein Board aus einer Zip-Datei, die hier oder anderswo als Archiv heruntergeladen wurde. Das Board bekommt eine eigene Adresse und eigene Links, und du moderierst es.",
  "import.choose": "Datei auswählen",
  "import.drop": "Oder lege sie hier ab.",
  "import.file": "{name}, {size}",
  "import.start": "Importieren",
  "import.sending": "{percent} % gesendet",
  "import.checking": "Wird geprüft und ausgepackt…",
  "import.cancel": "Abbrechen",
  "import.notZip": "Das ist keine Zip-Datei. Das Archiv eines Boards endet auf .zip.",
  "import.tooLarge": "Die Datei ist größer als {mb} MB, mehr als jedes Archiv.",
  "import.proxyLimit":
    "Die Datei ist größer, als dieser Server durchlässt. Bitte den Betreiber, {mb} MB für Archive zu erlauben.",
  "import.done": "Das Board ist da",
  "import.leftOut": {
    one: "Ein Objekt des Archivs war nicht lesbar und wurde ausgelassen.",
    other: "{n} Objekte des Archivs waren nicht lesbar und wurden ausgelassen.",
  },
  "import.open": "Board öffnen",
  "import.dropHere": "Archiv ablegen, um es zu importieren",
} as const satisfies Translation;

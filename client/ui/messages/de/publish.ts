import type { Translation } from "../translation";

/** What becomes of a board after its session: sealed, published, continued. */
export const publish = {
  "seal.menu": "Versiegeln…",
  "seal.title": "Dieses Board versiegeln?",
  "seal.ends":
    "Das Bearbeiten endet sofort, für alle und auch für dich, und eine laufende Sitzung endet. Änderungen, die noch nicht gespeichert sind, bleiben in den Browsern derer, die sie gemacht haben.",
  "seal.actions":
    "Aufgaben gehen weiter: Wer einen Teilnahmelink hat, setzt weiterhin Stand, Verantwortliche und Termin. Wer das wann getan hat, wird festgehalten.",
  "seal.again": "Du kannst das Board jederzeit wieder öffnen.",
  "seal.submit": "Board versiegeln",
  "seal.busy": "Wird versiegelt…",
  "seal.now": "Das Board ist versiegelt. Bearbeitet wird nicht mehr; Aufgaben ändern sich weiter.",
  "seal.nowOpen": "Das Board wurde wieder geöffnet.",
  "seal.details": "Versiegelt: von wem und wann",
  "seal.by": "Versiegelt von {name}",
  "seal.byNobody": "Versiegelt von der Moderation",
  "seal.means":
    "Bearbeitet wird nicht mehr. Stand, Verantwortliche und Termin der Aufgaben ändern sich weiter.",
  "reopen.menu": "Wieder öffnen…",
  "reopen.title": "Dieses Board wieder öffnen?",
  "reopen.text": "Wer einen Teilnahmelink hat, kann wieder bearbeiten. Das Protokoll ändert sich mit.",
  "reopen.submit": "Board wieder öffnen",
  "reopen.busy": "Wird geöffnet…",

  "publish.menu": "In der Bibliothek veröffentlichen…",
  "publish.menuPublished": "In der Bibliothek…",
  "publish.chip": "Öffentlich",
  "publish.details": "Wer dieses Board lesen kann",
  "publish.since": "In der Bibliothek seit",
  "publish.means": "Alle, die diesen Server erreichen, können dieses Board ohne Link lesen.",
  "publish.title": "In der Bibliothek veröffentlichen",
  "publish.who":
    "Alle, die {host} erreichen, können dieses Board von jetzt an lesen, ohne Link und ohne Namen:",
  "publish.what":
    "Zeichenfläche, Protokoll, Exporte und Bilder, auch während daran gearbeitet wird. Ändern kann auf diesem Weg niemand etwas.",
  "publish.listed": "Die Bibliothek auf der Startseite führt es auf. Du kannst es jederzeit zurücknehmen.",
  "publish.seal": "Das Board zugleich versiegeln",
  "publish.sealHint": "Das Bearbeiten endet, damit alle lesen, was vereinbart wurde. Aufgaben gehen weiter.",
  "publish.key": "Um hier zu veröffentlichen, braucht man den Schlüssel, den der Betreiber ausgibt.",
  "publish.submit": "Veröffentlichen",
  "publish.busy": "Wird veröffentlicht…",
  "publish.closedTitle": "Die Bibliothek ist geschlossen",
  "publish.closedText":
    "Auf diesem Server kann niemand veröffentlichen. Sein Betreiber öffnet die Bibliothek mit der Einstellung LIBRARY=open, oder er setzt einen CREATE_KEY und gibt ihn denen, die veröffentlichen dürfen. Bis dahin liest man dieses Board mit einem Leselink.",
  "publish.publishedTitle": "Dieses Board ist in der Bibliothek",
  "publish.takeBack": "Zurücknehmen",
  "publish.takingBack": "Wird zurückgenommen…",
  "publish.takeBackMeans":
    "Nimmst du es zurück, verlieren es alle ohne Link sofort, auch auf offenen Seiten. Wer einen Link hat, merkt nichts davon.",
  "publish.copyAddress": "Adresse des Protokolls kopieren",
  "publish.address": "Adresse des Protokolls",

  "library.heading": "Bibliothek",
  "library.text": "Alle, die diesen Server erreichen, können diese Boards lesen.",
  "library.published": "veröffentlicht",
  "library.emptyTitle": "Noch ist nichts veröffentlicht",
  "library.emptyText":
    "Ist eine Besprechung vorbei, veröffentlicht die Moderation das Board aus seinem Menü. Dann können alle, die diesen Server erreichen, sein Protokoll hier ohne Link lesen.",
  "library.count": { one: "{n} Board", other: "{n} Boards" },
  "library.more": "Alle {n} zeigen",
  "library.decisions": { one: "{n} Entscheidung", other: "{n} Entscheidungen" },
  "library.actions": { one: "{n} offene Aufgabe", other: "{n} offene Aufgaben" },
  "library.questions": { one: "{n} Frage", other: "{n} Fragen" },
  "library.proposals": { one: "{n} Vorschlag", other: "{n} Vorschläge" },
  "library.grids": { one: "{n} Raster", other: "{n} Raster" },

  "series.menu": "In einem neuen Board weitermachen…",
  "series.title": "In einem neuen Board weitermachen",
  "series.text":
    "Das neue Board übernimmt, was hier noch offen ist, jedes Element mit einem Link zurück. Dieses Board bleibt, wie es ist. Das neue hat eigene Links; noch ist niemand darauf.",
  "series.name": "Titel des neuen Boards",
  "series.nameNext": "{title} (Fortsetzung)",
  "series.structure": "Anfangen mit",
  "series.same": "Demselben Aufbau",
  "series.blank": "Einem leeren Board",
  "series.carried": "Übernommen wird",
  "series.nothing": "Auf diesem Board ist nichts offen, also wird nichts übernommen.",
  "series.openQuestions": { one: "{n} offene Frage", other: "{n} offene Fragen" },
  "series.openProposals": { one: "{n} unentschiedener Vorschlag", other: "{n} unentschiedene Vorschläge" },
  "series.openActions": { one: "{n} offene Aufgabe", other: "{n} offene Aufgaben" },
  "series.submit": "Board anlegen",
  "series.busy": "Wird angelegt…",
  "series.continues": "Früheres Board",
  "series.continuedBy": "Fortgesetzt in",
  "series.earlier": "Setzt ein früheres Board fort",
  "series.later": "In einem anderen Board fortgesetzt",
} as const satisfies Translation;

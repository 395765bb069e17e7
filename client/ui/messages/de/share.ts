import type { Translation } from "../translation";

/** The share dialog. */
export const share = {
  "share.heading": "Dieses Board teilen",
  "share.text":
    "Wer einen Link hat, hat seine Rechte: Schicke jeden Link nur denen, für die er ist. Ein Link lässt sich jederzeit widerrufen.",
  "share.textPassOn":
    "Diese Links darfst du weitergeben. Keiner gibt mehr Rechte als deiner; die anderen hat die Moderation.",
  "share.tabs": "Links und Personen",
  "share.tabLinks": "Links",
  "share.loading": "Die Links werden geladen…",
  "share.plainHttp":
    "Diese Links benutzen http: Andere im Netz könnten mitlesen. In Ordnung in einem Raum, dem du traust.",
  "share.localOnly":
    "Diese Links funktionieren nur auf diesem Computer. Öffne Paperboard unter seinem Namen oder seiner Adresse im Netz und teile von dort.",
  "share.role.participant": "Zeichnen, schreiben und alles auf dem Board bearbeiten.",
  "share.role.viewer": "Das Board live und sein Protokoll lesen. Ändern lässt sich nichts.",
  "share.role.room": "Für Beamer oder großen Bildschirm: das Board ohne Bedienelemente.",
  "share.role.facilitator": "Bearbeiten, Links und Personen verwalten, umbenennen, löschen.",
  "share.none": "Kein Link für diese Rolle.",
  "share.unlabelled": "Link",
  "share.fresh": "Neu",
  "share.link": "Link für {role}: {label}",
  "share.copyLink": "Link für {role} kopieren: {label}",
  "share.qrLink": "QR-Code des Links für {role}: {label}",
  "share.expires": "bis",
  "share.connected": { one: "{n} über diesen Link verbunden", other: "{n} über diesen Link verbunden" },
  "share.connectedNobody": "Niemand ist über diesen Link verbunden",
  "share.qr": "QR-Code",

  "share.revoke": "Widerrufen",
  "share.revokeLink": "Link für {role} widerrufen: {label}",
  "share.revokeAsk": "Ersetzen bringt einen neuen Link mit denselben Rechten an seine Stelle.",
  "share.revokeYes": "Link widerrufen",
  "share.replaceYes": "Ersetzen",
  "share.keep": "Behalten",
  "share.effect.nobody": "Im Moment ist niemand darüber verbunden.",
  "share.effect.people": {
    one: "{n} Person ist darüber verbunden und verliert sofort den Zugang: {names}.",
    other: "{n} Personen sind darüber verbunden und verlieren sofort den Zugang: {names}.",
  },
  "share.effect.screens": {
    one: "{n} Raumbildschirm zeigt dann nichts mehr.",
    other: "{n} Raumbildschirme zeigen dann nichts mehr.",
  },
  "share.effect.self": "Du bist selbst über diesen Link hier; die Moderation behältst du.",
  "share.others": { one: "{n} weitere Person", other: "{n} weitere Personen" },
  "share.unnamed": { one: "{n} ohne Namen", other: "{n} ohne Namen" },

  "share.qr.title": "Link für {role}",
  "share.qr.text": "Halte eine Kamera hierauf, um das Board zu öffnen. {role}: {allows}",
  "share.qr.image": "QR-Code des Links für {role}",
  "share.qr.back": "Alle Links",

  "share.ended": { one: "{n} beendeter Link", other: "{n} beendete Links" },
  "share.endedRevoked": "widerrufen",
  "share.endedExpired": "abgelaufen",

  "share.new": "Neuer Link",
  "share.new.role": "Rolle",
  "share.new.label": "Bezeichnung",
  "share.new.labelHint": "z. B. „Mailingliste“",
  "share.new.expiry": "Gilt",
  "share.new.create": "Link anlegen",
  "share.expiry.never": "unbegrenzt",
  "share.expiry.hours": "3 Stunden",
  "share.expiry.day": "einen Tag",
  "share.expiry.week": "eine Woche",
  "share.expiry.month": "30 Tage",
  "share.announceCopied": "Link kopiert",
  "share.announceRevoked": "Link widerrufen",
  "share.announceReplaced": "Link ersetzt. Der neue liegt zum Kopieren bereit.",
  "share.announceCreated": "Link angelegt",

  "share.people.remove": "Entfernen",
  "share.people.removePerson": "{name} entfernen",
  "share.people.removeAsk":
    "{name} verliert sofort den Zugang. Mit diesem Browser führt keiner der heutigen Links zurück. Was gezeichnet wurde, bleibt.",
  "share.people.removeYes": "{name} entfernen",
  "share.people.keep": "Behalten",
  "share.people.removed": "{name} wurde entfernt.",
  "share.people.readmit": "Wieder hereinlassen",
  "share.people.readmitted": "{name} darf das Board wieder öffnen.",
  "share.people.linkStillWorks": "Der benutzte Link gilt in anderen Browsern weiter.",
  "share.people.linkOthers": {
    one: "Ersetzen beendet ihn auch für {n} andere Person.",
    other: "Ersetzen beendet ihn auch für {n} andere Personen.",
  },
  "share.people.replaceLink": "Diesen Link ersetzen",
  "share.people.screens": {
    one: "{n} Raumbildschirm zeigt das Board. Um einen abzumelden, widerrufe seinen Link.",
    other: "{n} Raumbildschirme zeigen das Board. Um einen abzumelden, widerrufe seinen Link.",
  },
  "share.people.program": "Ein Programm mit einem Link; widerrufe den Link, um es zu beenden.",
} as const satisfies Translation;

import type { Translation } from "../translation";

/** The share dialog. */
export const share = {
  "share.heading": "Dieses Board teilen",
  "share.text":
    "Wer einen Link hat, hat seine Rechte: Schicke jeden Link nur denen, für die er ist. Ein Link lässt sich jederzeit widerrufen.",
  "share.loading": "Die Links werden geladen…",
  "share.plainHttp":
    "Diese Links benutzen http: Andere im Netz könnten mitlesen. In Ordnung in einem Raum, dem du traust.",
  "share.role.participant": "zeichnen, schreiben und alles auf dem Board bearbeiten.",
  "share.role.viewer": "das Board live und sein Protokoll lesen. Nichts lässt sich ändern.",
  "share.role.room":
    "für Beamer oder großen Bildschirm: das Board ohne Bedienung, verbindet sich von selbst wieder.",
  "share.role.facilitator": "bearbeiten, dazu Links verwalten, das Board umbenennen und löschen.",
  "share.none": "Kein Link für diese Rolle.",
  "share.unlabelled": "Link",
  "share.link": "Link für {role}: {label}",
  "share.copyLink": "Link für {role} kopieren: {label}",
  "share.expires": "bis",
  "share.revoke": "Widerrufen",
  "share.revokeLink": "Link für {role} widerrufen: {label}",
  "share.revokeAsk": "Diesen Link widerrufen? Wer darüber hier ist, verliert das Board sofort.",
  "share.revokeOwn":
    "Diesen Link widerrufen? Falls du darüber gekommen bist, verlierst auch du diese Rechte.",
  "share.revokeYes": "Link widerrufen",
  "share.revokeNo": "Link behalten",
  "share.new": "Neuer Link",
  "share.new.role": "Rolle",
  "share.new.label": "Bezeichnung",
  "share.new.labelHint": "für wen er ist, z. B. „Mailingliste“",
  "share.new.expiry": "Gilt",
  "share.new.create": "Link anlegen",
  "share.expiry.never": "bis er widerrufen wird",
  "share.expiry.hours": "3 Stunden",
  "share.expiry.day": "einen Tag",
  "share.expiry.week": "eine Woche",
  "share.expiry.month": "30 Tage",
  "share.announceCopied": "Link kopiert",
  "share.announceRevoked": "Link widerrufen",
  "share.announceCreated": "Link angelegt",
} as const satisfies Translation;

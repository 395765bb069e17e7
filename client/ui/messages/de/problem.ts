import type { Translation } from "../translation";

/** Full-page problems: what happened, what is safe, what to do. */
export const problem = {
  "problem.not_joined.title": "Für dieses Board brauchst du einen Link",
  "problem.not_joined.text":
    "Dieser Browser ist dem Board noch nicht beigetreten. Bitte die Person, die die Diskussion leitet, um einen Link und öffne ihn hier. Falls du das gerade getan hast, erlaube Cookies für diese Adresse: Sie merken sich, was ein Browser öffnen darf.",
  "problem.link_unknown.title": "Diesen Link gibt es hier nicht",
  "problem.link_unknown.text":
    "Vielleicht wurde er beim Kopieren abgeschnitten. Prüfe, ob er bis zum letzten Zeichen vollständig ist, oder bitte noch einmal darum.",
  "problem.code_unknown.title": "Keine laufende Sitzung hat diesen Code",
  "problem.code_unknown.text":
    "Die kurze Adresse einer Sitzung gilt nur, solange sie läuft. Prüfe ihre acht Buchstaben und Ziffern auf der Anzeige im Raum, oder frag die Moderation.",
  "problem.link_revoked.title": "Dieser Link wurde widerrufen",
  "problem.link_revoked.text":
    "Die Moderation hat ihn beendet. Was du gezeichnet hast, bleibt auf dem Board. Wenn du einen anderen Link dorthin hast, öffne ihn; sonst bitte die Moderation um einen neuen.",
  "problem.link_expired.title": "Dieser Link ist abgelaufen",
  "problem.link_expired.text":
    "Er galt für begrenzte Zeit. Was du gezeichnet hast, bleibt auf dem Board. Wenn du einen anderen Link dorthin hast, öffne ihn; sonst bitte die Moderation um einen neuen.",
  "problem.removed.title": "Du wurdest von diesem Board entfernt",
  "problem.removed.text":
    "Die Moderation hat diesen Browser entfernt; seine Links öffnen das Board nicht mehr. Was du vorher gezeichnet hast, bleibt dort. Falls das ein Versehen war, bitte die Moderation, dich wieder hereinzulassen, und öffne das Board dann noch einmal.",
  "problem.board_deleted.title": "Dieses Board wurde gelöscht",
  "problem.board_deleted.text":
    "Die Moderation hat es gelöscht, es gibt also nichts mehr zu öffnen. Sie kann es 30 Tage lang aus ihrem Papierkorb zurückholen; frag sie, falls das ein Versehen war.",
  "problem.not_found.title": "Unter dieser Adresse ist nichts",
  "problem.not_found.text":
    "Vielleicht wurde das Board gelöscht, oder die Adresse enthält einen Tippfehler. Deine anderen Boards sind, wo sie waren.",
  "problem.board_full.title": "Das Board ist im Moment voll",
  "problem.board_full.text":
    "Es sind so viele Personen verbunden, wie das Board aufnehmen kann. Es lässt dich herein, sobald jemand geht.",
  "problem.board_full.trying": "Diese Seite versucht es von selbst weiter.",
  "problem.rate_limited.title": "Zu viele Versuche",
  "problem.rate_limited.text":
    "Zur Sicherheit lässt der Server dieses Netz warten. Versuche es in einer Minute noch einmal.",
  "problem.client_outdated.title": "Diese Seite ist älter als das Board",
  "problem.client_outdated.text":
    "Der Server wurde aktualisiert. Nichts ist verloren. Lade die Seite neu, um weiterzumachen.",
  "problem.board_unreadable.title": "Dieses Board lässt sich nicht lesen",
  "problem.board_unreadable.text":
    "Der Server hat einen Schaden in seinem Speicher gefunden und nichts geändert. Sag dem Betreiber dieses Servers Bescheid; eine Sicherung kann das Board zurückbringen.",
  "problem.forbidden.title": "Dein Link erlaubt das nicht",
  "problem.forbidden.text": "Bitte die Moderation um einen Link mit mehr Rechten.",
  "problem.other.title": "Das Board ließ sich nicht öffnen",
  "problem.other.text":
    "Es wurde nichts geändert. Versuche es noch einmal; wenn es dabei bleibt, sag dem Betreiber dieses Servers Bescheid.",
} as const satisfies Translation;

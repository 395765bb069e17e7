import type { Translation } from "../translation";

/** The sentence of each expected failure. */
export const errors = {
  "error.bad_request": "Die Anfrage war nicht zu verstehen.",
  "error.not_joined": "Öffne dieses Board zuerst mit einem Link.",
  "error.create_key_required":
    "Um auf diesem Server Boards anzulegen, braucht man seinen Erstellungsschlüssel.",
  "error.forbidden": "Dein Link erlaubt das nicht.",
  "error.library_closed":
    "Dieser Server nimmt keine Boards in seine Bibliothek auf. Sein Betreiber kann sie mit LIBRARY=open öffnen.",
  "error.bad_origin":
    "Die Anfrage kam von einer anderen Website. Öffne das Board unter seiner eigenen Adresse.",
  "error.removed": "Die Moderation hat dich von diesem Board entfernt.",
  "error.not_found": "Ein solches Board gibt es hier nicht.",
  "error.link_unknown": "Dieser Link ist hier nicht bekannt. Prüfe, ob er vollständig kopiert wurde.",
  "error.no_such_address": "Die Schnittstelle hat unter dieser Adresse nichts.",
  "error.method_not_allowed": "Diese Adresse nimmt Anfragen dieser Methode nicht an.",
  "error.conflict": "Jemand anderes hat das inzwischen geändert.",
  "error.link_revoked": "Dieser Link wurde widerrufen. Bitte die Moderation um einen neuen.",
  "error.link_expired": "Dieser Link ist abgelaufen. Bitte die Moderation um einen neuen.",
  "error.board_deleted": "Dieses Board wurde gelöscht.",
  "error.board_replaced":
    "Das Board wurde auf einen anderen Stand gebracht. Was davor getan wurde, gehört nicht dazu.",
  "error.not_in_trash":
    "Dieses Board liegt nicht im Papierkorb. Nur gelöschte Boards werden wiederhergestellt oder endgültig gelöscht.",
  "error.too_large": "Das ist größer, als ein Board fassen darf.",
  "error.unsupported_file": "Das ist kein Bild, das ein Board annimmt: PNG, JPEG, GIF, WebP oder AVIF.",
  "error.bad_message": "Über die Verbindung kam etwas Unlesbares.",
  "error.read_only": "Mit deinem Link kannst du nur lesen.",
  "error.sealed": "Das Board ist versiegelt. Nur Aufgaben ändern sich noch.",
  "error.locked": "Die Moderation hat das Board für den Moment gesperrt.",
  "error.board_limit":
    "Das Board hat seine Höchstgröße erreicht. Lösche etwas oder mach in einem neuen Board weiter.",
  "error.client_outdated": "Diese Seite ist älter als das Board. Lade sie neu, um es weiter zu bearbeiten.",
  "error.session_not_running": "Auf diesem Board läuft keine Sitzung. Die Moderation startet sie.",
  "error.session_changed": "Die Sitzung ist inzwischen weiter. Sieh nach und versuche es noch einmal.",
  "error.session_limit": "Mehr davon fasst eine Sitzung nicht. Entferne zuerst etwas.",
  "error.code_unknown": "Keine laufende Sitzung hat diesen Code. Prüfe ihn auf der Anzeige im Raum.",
  "error.rate_limited": "Zu viele Anfragen. Warte einen Moment und versuche es noch einmal.",
  "error.board_full":
    "Mit diesem Board sind zu viele Personen verbunden. Es lässt dich herein, sobald jemand geht.",
  "error.slow_consumer": "Die Verbindung ist zu langsam, um mitzukommen. Sie wird neu aufgebaut.",
  "error.going_down": "Der Server startet neu. Nichts ist verloren.",
  "error.storage_failed":
    "Der Server kann gerade nicht speichern. Er behält deine Änderungen und versucht es weiter.",
  "error.board_unreadable":
    "Dieses Board lässt sich nicht aus dem Speicher lesen. Es wurde nichts geändert; frag den Betreiber.",
  "error.internal": "Auf dem Server ist etwas fehlgeschlagen. Versuche es noch einmal.",

  "error.detail.publish_needs_key":
    "Um auf diesem Server Boards zu veröffentlichen, braucht man seinen Erstellungsschlüssel.",
  "error.detail.no_such_link": "Einen solchen Link gibt es auf diesem Board nicht.",
  "error.detail.no_such_person": "Eine solche Person gibt es auf diesem Board nicht.",
  "error.detail.remove_yourself": "Du kannst dich nicht selbst entfernen.",
  "error.detail.no_such_action": "Diese Aufgabe ist nicht mehr auf dem Board.",
  "error.detail.no_such_picture": "Ein solches Bild gibt es auf diesem Board nicht.",
  "error.detail.no_such_table":
    "Dieses Protokoll hat keine solche Tabelle. Es hat actions und eine je Raster-Id.",
  "error.detail.archive_too_large": "Ein Archiv hat höchstens {mb} MB.",
  "error.detail.archive_no_zip":
    "Das ist kein Archiv eines Boards: Es ist keine Zip-Datei, oder sie ist abgeschnitten.",
  "error.detail.archive_no_manifest":
    "Diese Zip-Datei ist kein Archiv eines Boards: Ihr fehlt eine lesbare manifest.json.",
  "error.detail.archive_newer":
    "Dieses Archiv stammt von einem neueren Paperboard. Aktualisiere zuerst dieses hier.",
  "error.detail.archive_paths":
    "Das Archiv enthält Dateien, die sein Manifest nicht nennt, oder unter Namen, die kein Archiv hat.",
  "error.detail.archive_incomplete":
    "Das Archiv ist unvollständig: Dateien, die sein Manifest nennt, fehlen.",
  "error.detail.archive_damaged":
    "Das Archiv ist beschädigt: Eine Datei ist nicht, was das Manifest sagt. Lade es noch einmal herunter.",
  "error.detail.archive_bomb": "Ausgepackt ist das Archiv größer, als ein Board fassen darf.",
  "error.detail.archive_documents": "Das Board in dem Archiv lässt sich nicht lesen.",
  "error.detail.archive_image": "Eine Datei in dem Archiv ist nicht das Bild, das sie zu sein vorgibt.",
  "error.detail.no_such_frame": "Einen solchen Rahmen gibt es auf diesem Board nicht.",
  "error.detail.frame_picture_type": "Das Bild eines Rahmens ist ein unbewegtes PNG.",
  "error.detail.frame_picture_size": "Das Bild eines Rahmens hat höchstens 8192 Pixel je Seite und {mb} MB.",
  "error.detail.frame_pictures_full": "Die Bilder der Rahmen eines Boards dürfen zusammen {mb} MB haben.",
  "error.detail.frame_picture_seq": "seq: Ein Bild kann nicht mehr zeigen, als das Board hat.",
  "error.detail.other_board": "Dieser Link öffnet ein anderes Board.",
  "error.detail.link_ends_in_past": "Ein Link endet in der Zukunft.",
  "error.detail.last_facilitator_link":
    "Dies ist der einzige Moderationslink ohne Ende. Lege zuerst einen weiteren an und widerrufe dann diesen.",
  "error.detail.other_instance_key":
    "Die Links dieses Boards wurden mit einem anderen instance.key gespeichert. Sie gelten weiter, lassen sich aber erst wieder anzeigen, wenn der Betreiber diese Datei zurückbringt.",
  "error.detail.notes_not_revealed":
    "Zeige oder verwirf zuerst die privaten Notizen, dann beende die Sitzung.",
  "error.detail.session_over_a_day":
    "Eine Sitzung dauert höchstens einen Tag. Beende diese und starte eine neue.",
  "error.detail.notes_before_seal":
    "Zeige oder verwirf zuerst die privaten Notizen der Sitzung, dann versiegle das Board.",
  "error.detail.copy_too_large": "Die Kopie ist zu groß, um ein Board zu werden.",
  "error.detail.picture_too_large":
    "Ein Bild darf höchstens {mb} MB haben. Verkleinere es und versuche es noch einmal.",
  "error.detail.board_pictures_full": "Die Bilder eines Boards dürfen zusammen {mb} MB haben.",
} as const satisfies Translation;

import type { Translation } from "../translation";

/** What each template is for and how a group works with it. */
export const hint = {
  "hint.open": "So funktioniert dieses Board",
  "hint.label": "So funktioniert dieses Board: {name}",
  "hint.problem-scope.name": "Problemumfang",
  "hint.problem-scope.text":
    "Klärt das Problem vor den Lösungen. Eine Zeile je Frage: wer es weiß, wie die Antwort lautet, wo der Beleg ist.",
  "hint.problem-scope.step":
    "Setzt jede Frage auf offen, beantwortet oder zurückgestellt; was offen bleibt, ist die Tagesordnung des nächsten Treffens.",
  "hint.proposals.name": "Vorschläge",
  "hint.proposals.text":
    "Wägt ab, was vorliegt. Schreibt auf, was für und gegen jeden Vorschlag spricht und was ihn aufhält.",
  "hint.proposals.step":
    "Gebt jedem am Ende ein Ergebnis. Auch einen auszuschließen ist eines, und ebenso, die fehlenden Daten zu benennen.",
  "hint.feature-grid.name": "Funktionsmatrix",
  "hint.feature-grid.text":
    "Auf einen Blick sehen, was wo fehlt. Zeilen sind Funktionen, Spalten die Varianten; jede Zelle hat einen Status aus der Legende.",
  "hint.feature-grid.step":
    "Schreibt den Beleg und sein Datum neben einen Status, den jemand anzweifeln könnte.",
  "hint.discussion-session.name": "Diskussionsrunde",
  "hint.discussion-session.text":
    "Von der Tagesordnung links bis zu Beschlüssen und Aufgaben rechts, Rahmen für Rahmen.",
  "hint.discussion-session.step":
    "Gebt jedem Thema zuerst seine Minuten und das gewünschte Ergebnis; beendet jedes mit einem Beschluss, einer Aufgabe oder bewusst ohne beides.",
  "hint.late-module-patching.name": "Beispiel",
  "hint.late-module-patching.text":
    "Ein ausgefülltes Beispiel: die Diskussion über das Patchen spät geladener Module, für die Paperboard entstand, mit ihren echten Fragen und Vorschlägen.",
  "hint.late-module-patching.step":
    "Probiert hier alles aus; nichts kann kaputtgehen. Legt für eure eigene Runde ein neues Board an.",
} as const satisfies Translation;

import type { Translation } from "../translation";

/** What each template is, as people choose one. */
export const templates = {
  "template.blank.title": "Leeres Board",
  "template.blank.description":
    "Eine leere Zeichenfläche: zeichnen, schreiben, die eigene Ordnung mitbringen.",
  "template.problem-scope.title": "Problemumfang",
  "template.problem-scope.description":
    "Klären, was das Problem ist: Fragen, jede mit Status, Antwort und Belegen.",
  "template.proposals.title": "Vorschläge",
  "template.proposals.description":
    "Die Vorschläge abwägen: was dafür spricht, was dagegen, was sie aufhält und was aus jedem wird.",
  "template.feature-grid.title": "Funktionsmatrix",
  "template.feature-grid.description":
    "Was wo fehlt: Funktionen nach Architektur oder Variante, jede Zelle mit Status und Quelle.",
  "template.discussion-session.title": "Diskussionsrunde",
  "template.discussion-session.description":
    "Eine ganze Runde von 15 bis 60 Minuten: Tagesordnung, Problemumfang, Vorschläge, Beschlüsse und Aufgaben.",
  "template.late-module-patching.title": "Späte Module patchen, 2019",
  "template.late-module-patching.description":
    "Ein Beispiel aus echtem Material: wie in der Kernel-Entwicklung das Live-Patching spät geladener Module abgewogen wurde.",
} as const satisfies Translation;

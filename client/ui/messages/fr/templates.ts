import type { Translation } from "../translation";

/** What each template is, as people choose one. */
export const templates = {
  "template.blank.title": "Tableau vide",
  "template.blank.description": "Une zone vide : dessinez, écrivez, apportez votre propre structure.",
  "template.problem-scope.title": "Périmètre du problème",
  "template.problem-scope.description":
    "S’accorder sur le problème : des questions avec état, réponse et preuves.",
  "template.proposals.title": "Propositions",
  "template.proposals.description":
    "Peser les propositions : le pour, le contre, ce qui les bloque et ce que chacune devient.",
  "template.feature-grid.title": "Grille de fonctionnalités",
  "template.feature-grid.description":
    "Ce qui manque et où : par architecture ou variante, avec état et source.",
  "template.discussion-session.title": "Séance de discussion",
  "template.discussion-session.description":
    "De 15 à 60 minutes : ordre du jour, périmètre, propositions, décisions, actions.",
  "template.late-module-patching.title": "Correction des modules tardifs, 2019",
  "template.late-module-patching.description":
    "Un exemple réel : le noyau et la correction à chaud des modules tardifs.",
} as const satisfies Translation;

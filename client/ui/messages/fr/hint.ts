import type { Translation } from "../translation";

/** What each template is for and how a group works with it. */
export const hint = {
  "hint.open": "Mode d’emploi de ce tableau",
  "hint.label": "Mode d’emploi de ce tableau : {name}",
  "hint.problem-scope.name": "Périmètre du problème",
  "hint.problem-scope.text":
    "S’accorder sur le problème avant les solutions. Une ligne par question : qui sait, quelle est la réponse, où est la preuve.",
  "hint.problem-scope.step":
    "Marquez chaque question comme ouverte, résolue ou mise de côté ; ce qui reste ouvert est l’ordre du jour de la prochaine réunion.",
  "hint.proposals.name": "Propositions",
  "hint.proposals.text":
    "Peser ce qui est proposé. Notez ce qui plaide pour et contre chaque proposition, et ce qui la bloque.",
  "hint.proposals.step":
    "Donnez à chacune une issue à la fin. En écarter une est un résultat, nommer les données manquantes aussi.",
  "hint.feature-grid.name": "Grille de fonctionnalités",
  "hint.feature-grid.text":
    "Voir d’un coup d’œil ce qui manque et où. Les lignes sont des fonctionnalités, les colonnes des variantes ; chaque case a un état de la légende.",
  "hint.feature-grid.step": "Notez la preuve et sa date à côté d’un état dont quelqu’un pourrait douter.",
  "hint.discussion-session.name": "Séance de discussion",
  "hint.discussion-session.text":
    "De l’ordre du jour à gauche aux décisions et actions à droite, cadre par cadre.",
  "hint.discussion-session.step":
    "Donnez d’abord à chaque sujet ses minutes et le résultat voulu ; terminez chacun par une décision, une action, ou ni l’une ni l’autre à dessein.",
  "hint.late-module-patching.name": "Exemple",
  "hint.late-module-patching.text":
    "Un exemple rempli : la discussion sur la correction des modules chargés tardivement, pour laquelle Paperboard a été créé, avec ses vraies questions et propositions.",
  "hint.late-module-patching.step":
    "Essayez tout ici ; rien ne peut casser. Pour votre propre séance, créez un nouveau tableau.",
} as const satisfies Translation;

import type { Translation } from "../translation";

/** The items of a board as a document beside the canvas. */
export const outline = {
  "outline.title": "Plan",
  "outline.open": "Afficher le plan",
  "outline.close": "Fermer le plan",
  "outline.count": { one: "{n} élément", other: "{n} éléments" },
  "outline.emptyTitle": "Pas encore d’éléments",
  "outline.emptyText":
    "Les questions, propositions, grilles, décisions et actions de ce tableau sont listées ici en texte, à lire et à modifier sans la surface de dessin.",
  "outline.unplaced": "Hors des cadres",
  "outline.show": "Montrer",
  "outline.showItem": "Montrer « {title} » sur le tableau",
  "outline.edit": "Modifier",
  "outline.editItem": "Modifier « {title} »",
  "outline.locked": "Verrouillé",
  "outline.add": "Ajouter",
  "outline.points": "Points",
  "outline.settled": "réglé : {how}",
  "outline.restsOn": "Repose sur",
  "outline.row": "Ligne à remplir",
  "outline.column": "Colonne à modifier",
  "outline.noRows": "Cette grille n’a pas encore de lignes ou de colonnes.",
} as const satisfies Translation;

import type { Translation } from "../translation";

/** What a person sets for themselves. */
export const settings = {
  "settings.text": "Gardés dans ce navigateur ; chaque changement prend effet aussitôt.",
  "settings.nameHint": "S’affiche près de votre curseur et à côté de ce que vous écrivez.",
  "settings.nameHintReader": "S’affiche dans la liste des personnes présentes. Inutile pour lire.",
  "settings.nameMissing":
    "Pour modifier, il faut un nom. Tant que vous n’en saisissez pas, le dernier reste.",
  "settings.motion": "Mouvement",
  "settings.motionHint": "Réduit : rien ne tourne ni ne glisse ; le tableau change de vue d’un coup.",
  "settings.motionReduce": "Réduit",
  "settings.touch": "Dessiner sur un écran tactile",
  "settings.touchHint":
    "Stylet seul : une main posée ne dessine rien, et deux doigts déplacent et agrandissent le tableau.",
  "settings.touchAll": "Stylet et doigts",
  "settings.touchPen": "Stylet seul",
} as const satisfies Translation;

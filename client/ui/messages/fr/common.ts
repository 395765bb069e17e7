import type { Translation } from "../translation";

/** Words that every page uses. */
export const common = {
  "product.name": "Paperboard",
  "product.tagline": "Un tableau blanc pour les discussions techniques",
  "common.skip": "Aller au contenu",
  "common.cancel": "Annuler",
  "common.close": "Fermer",
  "common.copy": "Copier",
  "common.copied": "Copié",
  "common.copyFailed": "Appuyez sur Ctrl+C",
  "common.reload": "Recharger",
  "common.tryAgain": "Réessayer",
  "common.home": "Tous les tableaux",
  "common.dismiss": "Masquer",
  "common.settings": "Réglages",

  "theme.title": "Apparence",
  "theme.system": "Système",
  "theme.light": "Clair",
  "theme.dark": "Sombre",

  "language.title": "Langue",
  "language.system": "Automatique",
  "language.hint":
    "Ce choix recharge la page. La zone de dessin suit ; ce qui est écrit sur les tableaux ne change pas.",

  "role.facilitator": "Animation",
  "role.participant": "Participation",
  "role.viewer": "Lecture",
  "role.room": "Écran de salle",

  "request.offline": "Le serveur n’a pas répondu. Rien n’a été modifié. Vérifiez le réseau et réessayez.",
  "request.failed": "Le serveur a répondu par une erreur ({status}). Rien n’a été modifié. Réessayez.",

  "name.label": "Nom",
  "name.placeholder": "Un nom suffit",
  "name.missing": "Saisissez un nom, pour que les autres sachent qui dessine.",
  "name.color": "Couleur",
  "name.colorOption": "Couleur {n}",

  "problem.page.title": "Cette page a rencontré un problème",
  "problem.page.text":
    "Une erreur s’est produite sur le serveur ou dans cette page. Les tableaux et les modifications enregistrés sont en sécurité. Réessayez.",
} as const satisfies Translation;

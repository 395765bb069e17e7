import type { Translation } from "../translation";

/** The share dialog. */
export const share = {
  "share.heading": "Partager ce tableau",
  "share.text":
    "Qui possède un lien possède ses droits : n’envoyez chaque lien qu’aux personnes à qui il est destiné. Un lien peut être révoqué à tout moment.",
  "share.loading": "Chargement des liens…",
  "share.plainHttp":
    "Ces liens utilisent http : d’autres sur le réseau pourraient lire ce qui est envoyé. Acceptable dans une salle de confiance.",
  "share.role.participant": "dessiner, écrire et tout modifier sur le tableau.",
  "share.role.viewer": "lire le tableau en direct et son compte rendu. Rien ne peut être modifié.",
  "share.role.room":
    "pour le projecteur ou le grand écran : le tableau sans commandes, qui se reconnecte de lui-même.",
  "share.role.facilitator": "modifier, et aussi gérer les liens, renommer et supprimer le tableau.",
  "share.none": "Aucun lien pour ce rôle.",
  "share.unlabelled": "Lien",
  "share.link": "Lien {role} : {label}",
  "share.copyLink": "Copier le lien {role} : {label}",
  "share.expires": "jusqu’au",
  "share.revoke": "Révoquer",
  "share.revokeLink": "Révoquer le lien {role} : {label}",
  "share.revokeAsk": "Révoquer ce lien ? Les personnes venues par ce lien perdent le tableau immédiatement.",
  "share.revokeOwn": "Révoquer ce lien ? Si vous êtes ici grâce à lui, vous perdez aussi ces droits.",
  "share.revokeYes": "Révoquer le lien",
  "share.revokeNo": "Garder le lien",
  "share.new": "Nouveau lien",
  "share.new.role": "Rôle",
  "share.new.label": "Libellé",
  "share.new.labelHint": "à qui il est destiné, p. ex. « abonnés de la liste »",
  "share.new.expiry": "Valable",
  "share.new.create": "Créer le lien",
  "share.expiry.never": "jusqu’à sa révocation",
  "share.expiry.hours": "3 heures",
  "share.expiry.day": "un jour",
  "share.expiry.week": "une semaine",
  "share.expiry.month": "30 jours",
  "share.announceCopied": "Lien copié",
  "share.announceRevoked": "Lien révoqué",
  "share.announceCreated": "Lien créé",
} as const satisfies Translation;

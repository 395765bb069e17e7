import type { Translation } from "../translation";

/** The share dialog. */
export const share = {
  "share.heading": "Partager ce tableau",
  "share.text":
    "Qui possède un lien possède ses droits : n’envoyez chaque lien qu’aux personnes à qui il est destiné. Un lien peut être révoqué à tout moment.",
  "share.textPassOn":
    "Vous pouvez transmettre ces liens. Aucun ne donne plus que le vôtre ; la personne qui anime a les autres.",
  "share.tabs": "Liens et personnes",
  "share.tabLinks": "Liens",
  "share.loading": "Chargement des liens…",
  "share.plainHttp":
    "Ces liens utilisent http : d’autres sur le réseau pourraient lire ce qui est envoyé. Acceptable dans une salle de confiance.",
  "share.localOnly":
    "Ces liens ne fonctionnent que sur cet ordinateur. Ouvrez Paperboard par son nom ou son adresse sur le réseau, et partagez de là.",
  "share.role.participant": "Dessiner, écrire et tout modifier sur le tableau.",
  "share.role.viewer": "Lire le tableau en direct et son compte rendu. Rien ne peut être modifié.",
  "share.role.room": "Pour le projecteur ou le grand écran : le tableau sans commandes.",
  "share.role.facilitator": "Modifier, gérer les liens et les personnes, renommer, supprimer.",
  "share.none": "Aucun lien pour ce rôle.",
  "share.unlabelled": "Lien",
  "share.fresh": "Nouveau",
  "share.link": "Lien {role} : {label}",
  "share.copyLink": "Copier le lien {role} : {label}",
  "share.qrLink": "Code QR du lien {role} : {label}",
  "share.expires": "jusqu’au",
  "share.connected": { one: "{n} connexion par ce lien", other: "{n} connexions par ce lien" },
  "share.connectedNobody": "Personne n’est connecté par ce lien",
  "share.qr": "Code QR",

  "share.revoke": "Révoquer",
  "share.revokeLink": "Révoquer le lien {role} : {label}",
  "share.revokeAsk": "Le remplacer met à sa place un nouveau lien avec les mêmes droits.",
  "share.revokeYes": "Révoquer le lien",
  "share.replaceYes": "Le remplacer",
  "share.keep": "Le garder",
  "share.effect.nobody": "Personne n’est connecté par ce lien pour le moment.",
  "share.effect.people": {
    one: "{n} personne est connectée par ce lien et perd aussitôt l’accès : {names}.",
    other: "{n} personnes sont connectées par ce lien et perdent aussitôt l’accès : {names}.",
  },
  "share.effect.screens": {
    one: "{n} écran de salle n’affichera plus rien.",
    other: "{n} écrans de salle n’afficheront plus rien.",
  },
  "share.effect.self": "Vous êtes ici grâce à lui ; vous gardez l’animation.",
  "share.others": { one: "{n} autre personne", other: "{n} autres personnes" },
  "share.unnamed": { one: "{n} sans nom", other: "{n} sans nom" },

  "share.qr.title": "Lien {role}",
  "share.qr.text": "Dirigez un appareil photo ici pour ouvrir le tableau. {role} : {allows}",
  "share.qr.image": "Code QR du lien {role}",
  "share.qr.back": "Tous les liens",

  "share.ended": { one: "{n} lien terminé", other: "{n} liens terminés" },
  "share.endedRevoked": "révoqué",
  "share.endedExpired": "expiré",

  "share.new": "Nouveau lien",
  "share.new.role": "Rôle",
  "share.new.label": "Libellé",
  "share.new.labelHint": "p. ex. « abonnés de la liste »",
  "share.new.expiry": "Valable",
  "share.new.create": "Créer le lien",
  "share.expiry.never": "sans limite",
  "share.expiry.hours": "3 heures",
  "share.expiry.day": "un jour",
  "share.expiry.week": "une semaine",
  "share.expiry.month": "30 jours",
  "share.announceCopied": "Lien copié",
  "share.announceRevoked": "Lien révoqué",
  "share.announceReplaced": "Lien remplacé. Le nouveau est prêt à être copié.",
  "share.announceCreated": "Lien créé",

  "share.people.remove": "Retirer",
  "share.people.removePerson": "Retirer {name}",
  "share.people.removeAsk":
    "{name} perd aussitôt l’accès. Avec ce navigateur, aucun des liens actuels ne permettra de revenir. Ce qui a été dessiné reste.",
  "share.people.removeYes": "Retirer {name}",
  "share.people.keep": "Garder",
  "share.people.removed": "Accès retiré à {name}.",
  "share.people.readmit": "Laisser revenir",
  "share.people.readmitted": "{name} peut de nouveau ouvrir le tableau.",
  "share.people.linkStillWorks": "Le lien utilisé fonctionne encore dans d’autres navigateurs.",
  "share.people.linkOthers": {
    one: "Le remplacer y met fin aussi pour {n} autre personne.",
    other: "Le remplacer y met fin aussi pour {n} autres personnes.",
  },
  "share.people.replaceLink": "Remplacer ce lien",
  "share.people.screens": {
    one: "{n} écran de salle affiche le tableau. Pour en déconnecter un, révoquez son lien.",
    other: "{n} écrans de salle affichent le tableau. Pour en déconnecter un, révoquez son lien.",
  },
  "share.people.program": "Un programme avec un lien ; révoquez le lien pour l’arrêter.",
} as const satisfies Translation;

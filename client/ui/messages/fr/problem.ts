import type { Translation } from "../translation";

/** Full-page problems: what happened, what is safe, what to do. */
export const problem = {
  "problem.not_joined.title": "Ce tableau s’ouvre avec un lien",
  "problem.not_joined.text":
    "Ce navigateur n’a pas encore rejoint le tableau. Demandez un lien à la personne qui anime la discussion, et ouvrez-le ici. Si vous venez de le faire, autorisez les cookies pour cette adresse : ils retiennent ce qu’un navigateur peut ouvrir.",
  "problem.link_unknown.title": "Ce lien est inconnu ici",
  "problem.link_unknown.text":
    "Il a peut-être été coupé lors de la copie. Vérifiez qu’il est entier, jusqu’au dernier caractère, ou redemandez-le.",
  "problem.code_unknown.title": "Aucune séance en cours n’a ce code",
  "problem.code_unknown.text":
    "L’adresse courte d’une séance ne fonctionne que pendant celle-ci. Vérifiez ses huit lettres et chiffres sur l’écran de la salle, ou demandez à la personne qui anime.",
  "problem.link_revoked.title": "Ce lien a été révoqué",
  "problem.link_revoked.text":
    "La personne qui anime y a mis fin. Ce que vous avez dessiné reste sur le tableau. Si vous avez un autre lien vers ce tableau, ouvrez-le ; sinon, demandez-en un nouveau à la personne qui anime.",
  "problem.link_expired.title": "Ce lien a expiré",
  "problem.link_expired.text":
    "Il était valable pour un temps limité. Ce que vous avez dessiné reste sur le tableau. Si vous avez un autre lien vers ce tableau, ouvrez-le ; sinon, demandez-en un nouveau à la personne qui anime.",
  "problem.removed.title": "Votre accès à ce tableau a été retiré",
  "problem.removed.text":
    "La personne qui anime a retiré ce navigateur, et ses liens n’ouvrent plus le tableau. Ce que vous aviez dessiné y reste. Si c’était une erreur, demandez-lui de vous laisser revenir, puis rouvrez le tableau.",
  "problem.board_deleted.title": "Ce tableau a été supprimé",
  "problem.board_deleted.text":
    "La personne qui anime l’a supprimé : il n’y a plus rien à ouvrir. Elle peut le rétablir depuis sa corbeille pendant 30 jours ; demandez-le-lui si c’était une erreur.",
  "problem.not_found.title": "Il n’y a rien à cette adresse",
  "problem.not_found.text":
    "Le tableau a peut-être été supprimé, ou l’adresse est mal saisie. Vos autres tableaux sont toujours à leur place.",
  "problem.board_full.title": "Le tableau est complet pour le moment",
  "problem.board_full.text":
    "Autant de personnes sont connectées que le tableau peut en accueillir. Vous entrerez dès que quelqu’un partira.",
  "problem.board_full.trying": "Cette page continue d’essayer d’elle-même.",
  "problem.rate_limited.title": "Trop de tentatives",
  "problem.rate_limited.text":
    "Par sécurité, le serveur fait patienter ce réseau. Réessayez dans une minute.",
  "problem.client_outdated.title": "Cette page est plus ancienne que le tableau",
  "problem.client_outdated.text":
    "Le serveur a été mis à jour. Rien n’est perdu. Rechargez la page pour continuer.",
  "problem.board_unreadable.title": "Ce tableau est illisible",
  "problem.board_unreadable.text":
    "Le serveur a trouvé ses données endommagées et n’a rien modifié. Prévenez la personne qui gère ce serveur ; une sauvegarde peut rétablir le tableau.",
  "problem.forbidden.title": "Votre lien ne le permet pas",
  "problem.forbidden.text": "Demandez à la personne qui anime un lien avec plus de droits.",
  "problem.other.title": "Le tableau n’a pas pu être ouvert",
  "problem.other.text":
    "Rien n’a été modifié. Réessayez ; si le problème persiste, prévenez la personne qui gère ce serveur.",
} as const satisfies Translation;

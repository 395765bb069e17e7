import type { Translation } from "../translation";

/** The sentence of each expected failure. */
export const errors = {
  "error.bad_request": "La demande n’a pas pu être comprise.",
  "error.not_joined": "Ouvrez d’abord ce tableau avec un lien.",
  "error.create_key_required": "Pour créer des tableaux sur ce serveur, il faut sa clé de création.",
  "error.forbidden": "Votre lien ne le permet pas.",
  "error.library_closed":
    "Cette instance n’accepte pas de tableaux dans sa bibliothèque. Son exploitant peut l’ouvrir avec LIBRARY=open.",
  "error.bad_origin": "La demande vient d’un autre site. Ouvrez le tableau à sa propre adresse.",
  "error.removed": "La personne qui anime a retiré votre accès à ce tableau.",
  "error.not_found": "Ce tableau n’existe pas ici.",
  "error.link_unknown": "Ce lien n’est pas connu ici. Vérifiez qu’il a été copié en entier.",
  "error.no_such_address": "L’interface n’a rien à cette adresse.",
  "error.method_not_allowed": "Cette adresse n’accepte pas les demandes de cette méthode.",
  "error.conflict": "Quelqu’un d’autre l’a modifié entre-temps.",
  "error.link_revoked": "Ce lien a été révoqué. Demandez-en un nouveau à la personne qui anime.",
  "error.link_expired": "Ce lien a expiré. Demandez-en un nouveau à la personne qui anime.",
  "error.board_deleted": "Ce tableau a été supprimé.",
  "error.board_replaced":
    "Le tableau a été remis dans un autre état. Ce qui a été fait avant n’en fait pas partie.",
  "error.not_in_trash":
    "Ce tableau n’est pas dans la corbeille. Seuls les tableaux supprimés peuvent être rétablis ou supprimés définitivement.",
  "error.too_large": "C’est plus grand que ce qu’un tableau peut contenir.",
  "error.unsupported_file": "Ce n’est pas une image qu’un tableau accepte : PNG, JPEG, GIF, WebP ou AVIF.",
  "error.bad_message": "La connexion a transmis quelque chose d’illisible.",
  "error.read_only": "Votre lien ne permet que la lecture.",
  "error.sealed": "Le tableau est scellé. Seules les actions changent encore.",
  "error.locked": "La personne qui anime a verrouillé le tableau pour le moment.",
  "error.board_limit":
    "Le tableau a atteint sa taille maximale. Supprimez quelque chose ou continuez dans un nouveau tableau.",
  "error.client_outdated":
    "Cette page est plus ancienne que le tableau. Rechargez-la pour continuer à modifier.",
  "error.session_not_running":
    "Aucune séance n’est en cours sur ce tableau. La personne qui anime la démarre.",
  "error.session_changed": "La séance a avancé entre-temps. Regardez à nouveau et réessayez.",
  "error.session_limit": "Une séance n’en contient pas davantage. Retirez d’abord quelque chose.",
  "error.code_unknown": "Aucune séance en cours n’a ce code. Vérifiez-le sur l’écran de la salle.",
  "error.rate_limited": "Trop de demandes. Attendez un instant et réessayez.",
  "error.board_full":
    "Trop de personnes sont connectées à ce tableau. Vous entrerez dès que quelqu’un partira.",
  "error.slow_consumer": "La connexion est trop lente pour suivre. Reconnexion en cours.",
  "error.going_down": "Le serveur redémarre. Rien n’est perdu.",
  "error.storage_failed":
    "Le serveur ne peut pas enregistrer pour le moment. Il garde vos modifications et réessaie.",
  "error.board_unreadable":
    "Ce tableau ne peut pas être lu. Rien n’a été modifié ; adressez-vous à la personne qui gère ce serveur.",
  "error.internal": "Quelque chose a échoué sur le serveur. Réessayez.",

  "error.detail.publish_needs_key": "Publier des tableaux sur cette instance demande sa clé de création.",
  "error.detail.no_such_link": "Ce lien n’existe pas sur ce tableau.",
  "error.detail.no_such_person": "Cette personne n’est pas sur ce tableau.",
  "error.detail.remove_yourself": "Vous ne pouvez pas retirer votre propre accès.",
  "error.detail.no_such_action": "Cette action n’est plus sur le tableau.",
  "error.detail.no_such_picture": "Cette image n’existe pas sur ce tableau.",
  "error.detail.no_such_table":
    "Ce compte rendu n’a pas ce tableau. Il a actions, et un par identifiant de grille.",
  "error.detail.archive_too_large": "Une archive fait au plus {mb} Mo.",
  "error.detail.archive_no_zip":
    "Ce n’est pas l’archive d’un tableau : ce n’est pas un fichier zip, ou il est tronqué.",
  "error.detail.archive_no_manifest":
    "Ce fichier zip n’est pas l’archive d’un tableau : il n’a pas de manifest.json lisible.",
  "error.detail.archive_newer":
    "Cette archive vient d’un Paperboard plus récent. Mettez d’abord celui-ci à jour.",
  "error.detail.archive_paths":
    "L’archive contient des fichiers que son manifeste ne nomme pas, ou sous des noms qu’aucune archive n’a.",
  "error.detail.archive_incomplete":
    "L’archive est incomplète : des fichiers que son manifeste nomme manquent.",
  "error.detail.archive_damaged":
    "L’archive est endommagée : un fichier n’est pas ce que dit le manifeste. Téléchargez-la de nouveau.",
  "error.detail.archive_bomb": "Une fois ouverte, l’archive dépasse ce qu’un tableau peut contenir.",
  "error.detail.archive_documents": "Le tableau dans l’archive est illisible.",
  "error.detail.archive_image": "Un fichier de l’archive n’est pas l’image qu’il prétend être.",
  "error.detail.no_such_frame": "Ce cadre n’existe pas sur ce tableau.",
  "error.detail.frame_picture_type": "L’image d’un cadre est un PNG fixe.",
  "error.detail.frame_picture_size": "L’image d’un cadre fait au plus 8192 pixels de côté et {mb} Mo.",
  "error.detail.frame_pictures_full": "Les images des cadres d’un tableau font au plus {mb} Mo ensemble.",
  "error.detail.frame_picture_seq": "seq : une image ne peut pas montrer plus que le tableau.",
  "error.detail.other_board": "Ce lien ouvre un autre tableau.",
  "error.detail.link_ends_in_past": "Un lien prend fin dans le futur.",
  "error.detail.last_facilitator_link":
    "C’est le seul lien d’animation sans fin. Créez-en d’abord un autre, puis révoquez celui-ci.",
  "error.detail.other_instance_key":
    "Les liens de ce tableau ont été enregistrés avec un autre instance.key. Ils fonctionnent encore, mais ne pourront être affichés de nouveau que si la personne qui gère le serveur rétablit ce fichier.",
  "error.detail.notes_not_revealed":
    "Révélez ou abandonnez d’abord les notes privées, puis terminez la séance.",
  "error.detail.session_over_a_day":
    "Une séance dure un jour au plus. Terminez celle-ci et commencez-en une autre.",
  "error.detail.notes_before_seal":
    "Révélez ou abandonnez d’abord les notes privées de la séance, puis scellez le tableau.",
  "error.detail.copy_too_large": "La copie est trop grande pour devenir un tableau.",
  "error.detail.picture_too_large": "Une image peut avoir {mb} Mo au plus. Réduisez-la et réessayez.",
  "error.detail.board_pictures_full": "Les images d’un tableau peuvent avoir {mb} Mo ensemble.",
} as const satisfies Translation;

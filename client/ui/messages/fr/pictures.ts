import type { Translation } from "../translation";

/** Pictures on the canvas: adding them, their uploads, what went wrong. */
export const pictures = {
  "pictures.uploading": "Envoi : {percent} %",
  "pictures.uploadingElsewhere": "Envoi en cours",
  "pictures.chip": {
    one: "Envoi d’une image : {percent} %",
    other: "Envoi de {n} images : {percent} %",
  },
  "pictures.failed": "Non envoyée",
  "pictures.missing": "Cette image manque",
  "pictures.retry": "Réessayer",
  "pictures.remove": "Retirer",
  "pictures.failedLine": {
    one: "Une image n’est pas sur le tableau pour les autres : {reason}",
    other: "{n} images ne sont pas sur le tableau pour les autres : {reason}",
  },
  "pictures.retryAll": { one: "Réessayer", other: "Tout réessayer" },
  "pictures.removeAll": { one: "La retirer", other: "Les retirer" },
  "pictures.offline": "Le serveur n’a pas répondu. Un nouvel essai aura lieu au retour de la connexion.",
  "pictures.unexpected": "L’image n’a pas pu être lue ou envoyée. Réessayez, ou ajoutez-la de nouveau.",
  "pictures.readOnly": "Vous ne pouvez plus modifier ce tableau.",
  "pictures.proxyLimit":
    "Le fichier est plus grand que ce que ce serveur laisse passer. Demandez à la personne qui le gère d’autoriser 32 Mo.",
  "pictures.otherBoardClosed": "Son fichier est sur un tableau que ce navigateur ne peut pas lire.",
  "pictures.refusedTitle": {
    one: "Le fichier n’a pas été ajouté",
    other: "{n} fichiers n’ont pas été ajoutés",
  },
  "pictures.tooManyTitle": "Trop de fichiers à la fois",
  "pictures.tooManyText": "Ajoutez au plus {n} fichiers à la fois. Rien n’a été ajouté.",
  "pictures.problem.svg":
    "Les dessins SVG peuvent contenir des scripts, les tableaux ne les prennent donc pas. Enregistrez-le en PNG et ajoutez celui-ci.",
  "pictures.problem.video":
    "Les tableaux prennent des images, pas de vidéos. Ajoutez plutôt un lien vers la vidéo.",
  "pictures.problem.empty": "Le fichier est vide, ou c’est un dossier.",
  "pictures.problem.too-large":
    "Le fichier dépasse {mb} Mo. Enregistrez l’image en plus petit et ajoutez-la de nouveau.",
  "pictures.problem.too-many-pixels":
    "L’image a plus de 100 mégapixels, trop pour les téléphones et les tablettes. Enregistrez-la en plus petit et ajoutez-la de nouveau.",
  "pictures.problem.unreadable":
    "Le navigateur ne peut pas lire cette image. Le fichier est peut-être endommagé.",
  "pictures.problem.other": "Les tableaux prennent des images : PNG, JPEG, GIF, WebP ou AVIF.",
} as const satisfies Translation;

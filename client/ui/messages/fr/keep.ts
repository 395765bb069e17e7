import type { Translation } from "../translation";

/** Edits that the board does not take, and pictures that are not there yet. */
export const keep = {
  "keep.menu": "Garder une copie",
  "keep.asBoard": "Dans un nouveau tableau…",
  "keep.asFile": "Dans un fichier",
  "keep.file": "Garder dans un fichier",
  "keep.saved": "Enregistré sous {file}",
  "keep.send": { one: "La mettre sur le tableau", other: "Les mettre sur le tableau" },
  "keep.ready": {
    one: "{n} de vos modifications n’est pas sur le tableau, qui en accepte de nouveau. Elle attend dans ce navigateur.",
    other:
      "{n} de vos modifications ne sont pas sur le tableau, qui en accepte de nouveau. Elles attendent dans ce navigateur.",
  },
  "keep.outdated": {
    one: "Cette page est plus ancienne que le tableau. {n} de vos modifications attend dans ce navigateur et sera envoyée au rechargement.",
    other:
      "Cette page est plus ancienne que le tableau. {n} de vos modifications attendent dans ce navigateur et seront envoyées au rechargement.",
  },
  "keep.boardTitle": "Garder vos modifications dans un nouveau tableau",
  "keep.boardText":
    "Le nouveau tableau contient tout ce qui est sur celui-ci, avec vos modifications. Vous l’animez ; ses liens lui sont propres, et personne n’y est encore.",
  "keep.name": "Titre du nouveau tableau",
  "keep.create": "Créer le tableau",
  "keep.creating": "Création…",
  "keep.failed": "{reason} Vos modifications sont toujours gardées ici.",
  "keep.picturesLeft": {
    one: "Le tableau est créé, mais {n} image que seul cet onglet possède n’y est pas encore : {reason}",
    other: "Le tableau est créé, mais {n} images que seul cet onglet possède n’y sont pas encore : {reason}",
  },
  "keep.openAnyway": "Ouvrir sans elles",
  "saved.picturesUploading": {
    one: "{n} image est en cours d’envoi. Laissez cette page ouverte jusqu’à son arrivée.",
    other: "{n} images sont en cours d’envoi. Laissez cette page ouverte jusqu’à leur arrivée.",
  },
  "saved.picturesFailed": {
    one: "{n} image n’a pas pu être envoyée : seule cette page la possède.",
    other: "{n} images n’ont pas pu être envoyées : seule cette page les possède.",
  },
  "saved.boardText": "Tout ce qui est sur le tableau est enregistré sur le serveur.",
  "saved.withheldText": {
    one: "{n} de vos modifications n’est pas sur le tableau et attend dans ce navigateur.",
    other: "{n} de vos modifications ne sont pas sur le tableau et attendent dans ce navigateur.",
  },
  "saved.onlyEditsText": "Ce que vous avez dessiné et écrit est enregistré sur le serveur.",
} as const satisfies Translation;

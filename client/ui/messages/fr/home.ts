import type { Translation } from "../translation";

/** The home page. */
export const home = {
  "home.intro":
    "Esquissez un problème ensemble, pesez les propositions et repartez avec des décisions et des actions. Chacun vous rejoint par un lien : sans compte, sans rien installer.",
  "home.create.heading": "Nouveau tableau",
  "home.create.title": "Titre",
  "home.create.titlePlaceholder": "De quoi allez-vous discuter ?",
  "home.create.titleMissing": "Donnez un titre au tableau, pour que chacun sache ce qu’il rejoint.",
  "home.create.template": "Partir de",
  "home.create.key": "Clé de création",
  "home.create.keyHint":
    "Pour créer des tableaux ici, il faut la clé que donne la personne qui gère ce serveur.",
  "home.create.keyMissing": "Saisissez la clé de création.",
  "home.create.keyWrong":
    "Ce n’est pas la clé de création de ce serveur. Demandez-la à la personne qui le gère.",
  "home.create.submit": "Créer le tableau",
  "home.create.busy": "Création…",

  "home.boards.heading": "Vos tableaux",
  "home.boards.hint": "Les tableaux que ce navigateur a ouverts par un lien.",
  "home.boards.search": "Chercher par titre",
  "home.boards.count": { one: "{n} tableau", other: "{n} tableaux" },
  "home.boards.edited": "modifié",
  "home.boards.people": { one: "{n} personne présente", other: "{n} personnes présentes" },
  "home.boards.emptyTitle": "Pas encore de tableau dans ce navigateur",
  "home.boards.emptyText":
    "Un tableau apparaît ici dès que vous le créez, ou dès que vous ouvrez un lien qu’on vous a envoyé. La liste reste dans ce navigateur.",
  "home.boards.noMatch": "Aucun titre ne contient « {query} ».",
  "home.boards.clearSearch": "Afficher tous les tableaux",
} as const satisfies Translation;

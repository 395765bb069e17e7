import type { Translation } from "../translation";

/** The home page. */
export const home = {
  "home.intro":
    "Esquissez un problème, pesez les propositions, repartez avec des décisions et des actions. On vous rejoint par un lien, sans compte ni installation.",
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
  "home.boards.count": { one: "{n} tableau", other: "{n} tableaux" },
  "home.boards.found": { one: "{n} trouvé", other: "{n} trouvés" },
  "home.boards.edited": "modifié le",
  "home.boards.people": { one: "{n} personne présente", other: "{n} personnes présentes" },
  "home.boards.stale": "Cette liste n’est peut-être plus à jour. {reason}",
  "home.boards.emptyTitle": "Pas encore de tableau dans ce navigateur",
  "home.boards.emptyText":
    "Un tableau apparaît ici dès que vous le créez, ou dès que vous ouvrez un lien qu’on vous a envoyé. La liste reste dans ce navigateur.",
  "home.boards.clearSearch": "Afficher tous les tableaux",

  "home.card.menu": "Actions pour « {title} »",
  "home.card.rename": "Renommer",
  "home.card.duplicate": "Dupliquer",
  "home.card.delete": "Mettre à la corbeille",
  "home.rename.submit": "Renommer",
  "home.duplicate.heading": "Dupliquer ce tableau",
  "home.duplicate.text":
    "Un nouveau tableau avec le même contenu et de nouveaux liens. Personne d’autre que vous ne l’a, et son historique commence maintenant.",
  "home.duplicate.title": "Titre de la copie",
  "home.duplicate.copyOf": "Copie de {title}",
  "home.duplicate.submit": "Dupliquer",
  "home.duplicate.busy": "Duplication…",
  "home.duplicate.done": "« {title} » a été créé.",
  "home.delete.ask": "Mettre « {title} » à la corbeille ?",
  "home.delete.people": {
    one: "{n} personne est sur le tableau en ce moment et en perd l’accès. Il peut être rétabli depuis la corbeille pendant 30 jours.",
    other:
      "{n} personnes sont sur le tableau en ce moment et en perdent l’accès. Il peut être rétabli depuis la corbeille pendant 30 jours.",
  },
  "home.delete.yes": "Mettre à la corbeille",
  "home.delete.done": "« {title} » est dans la corbeille.",
  "home.delete.undone": "« {title} » est de retour, avec ses liens.",
  "home.undo": "Annuler",
  "home.open": "Ouvrir",
  "home.trying": "Essai en cours…",
} as const satisfies Translation;

import type { Translation } from "../translation";

/** What becomes of a board after its session: sealed, published, continued. */
export const publish = {
  "seal.menu": "Sceller…",
  "seal.title": "Sceller ce tableau ?",
  "seal.ends":
    "Les modifications s’arrêtent aussitôt, pour tout le monde et pour vous, et une séance en cours se termine. Celles qui ne sont pas encore enregistrées restent dans le navigateur de leur auteur.",
  "seal.actions":
    "Les actions continuent : avec un lien de participation on change encore l’état, le responsable et l’échéance. Qui l’a fait, et quand, est conservé.",
  "seal.again": "Vous pouvez rouvrir le tableau à tout moment.",
  "seal.submit": "Sceller le tableau",
  "seal.busy": "Scellement…",
  "seal.now": "Le tableau est scellé. On ne le modifie plus ; les actions changent encore.",
  "seal.nowOpen": "Le tableau a été rouvert.",
  "seal.details": "Scellé : par qui et quand",
  "seal.by": "Scellé par {name}",
  "seal.byNobody": "Scellé par l’animation",
  "seal.means": "On ne le modifie plus. L’état, le responsable et l’échéance des actions changent encore.",
  "reopen.menu": "Rouvrir…",
  "reopen.title": "Rouvrir ce tableau ?",
  "reopen.text":
    "Avec un lien de participation on peut de nouveau modifier. Le compte rendu change avec lui.",
  "reopen.submit": "Rouvrir le tableau",
  "reopen.busy": "Réouverture…",

  "publish.menu": "Publier dans la bibliothèque…",
  "publish.menuPublished": "Dans la bibliothèque…",
  "publish.chip": "Public",
  "publish.details": "Qui peut lire ce tableau",
  "publish.since": "Dans la bibliothèque depuis",
  "publish.means": "Tous ceux qui atteignent ce serveur peuvent lire ce tableau sans lien.",
  "publish.title": "Publier dans la bibliothèque",
  "publish.who":
    "Tous ceux qui atteignent {host} pourront désormais lire ce tableau, sans lien et sans nom :",
  "publish.what":
    "le canevas, le compte rendu, les exports et les images, même pendant qu’on y travaille. Personne ne peut rien changer par ce chemin.",
  "publish.listed": "La bibliothèque de la page d’accueil le présente. Vous pouvez le retirer à tout moment.",
  "publish.seal": "Sceller le tableau en même temps",
  "publish.sealHint":
    "Les modifications s’arrêtent, pour que l’on lise ce qui a été convenu. Les actions continuent.",
  "publish.key": "Publier ici demande la clé que distribue l’exploitant de cette instance.",
  "publish.submit": "Publier",
  "publish.busy": "Publication…",
  "publish.closedTitle": "La bibliothèque est fermée",
  "publish.closedText":
    "Sur cette instance personne ne peut publier. Son exploitant ouvre la bibliothèque avec le réglage LIBRARY=open, ou définit une CREATE_KEY et la donne à ceux qui peuvent publier. En attendant, un lien de lecture permet de lire ce tableau.",
  "publish.publishedTitle": "Ce tableau est dans la bibliothèque",
  "publish.takeBack": "Retirer",
  "publish.takingBack": "Retrait…",
  "publish.takeBackMeans":
    "Si vous le retirez, ceux qui n’ont pas de lien le perdent aussitôt, même sur les pages ouvertes. Ceux qui ont un lien ne remarquent rien.",
  "publish.copyAddress": "Copier l’adresse du compte rendu",
  "publish.address": "Adresse du compte rendu",

  "library.heading": "Bibliothèque",
  "library.text": "Tous ceux qui atteignent ce serveur peuvent lire ces tableaux.",
  "library.published": "publié",
  "library.emptyTitle": "Rien n’est encore publié",
  "library.emptyText":
    "Quand une discussion est finie, son animation publie le tableau depuis son menu. Tous ceux qui atteignent ce serveur peuvent alors lire son compte rendu ici, sans lien.",
  "library.count": { one: "{n} tableau", other: "{n} tableaux" },
  "library.more": "Afficher les {n}",
  "library.decisions": { one: "{n} décision", other: "{n} décisions" },
  "library.actions": { one: "{n} action ouverte", other: "{n} actions ouvertes" },
  "library.questions": { one: "{n} question", other: "{n} questions" },
  "library.proposals": { one: "{n} proposition", other: "{n} propositions" },
  "library.grids": { one: "{n} grille", other: "{n} grilles" },

  "series.menu": "Continuer dans un nouveau tableau…",
  "series.title": "Continuer dans un nouveau tableau",
  "series.text":
    "Le nouveau tableau reprend ce qui est encore ouvert ici, chaque élément avec un lien de retour. Ce tableau reste tel quel. Le nouveau a ses propres liens ; personne n’y est encore.",
  "series.name": "Titre du nouveau tableau",
  "series.nameNext": "{title} (suite)",
  "series.structure": "Commencer avec",
  "series.same": "La même structure",
  "series.blank": "Un tableau vide",
  "series.carried": "Sera repris",
  "series.nothing": "Rien n’est ouvert sur ce tableau : rien n’est repris.",
  "series.openQuestions": { one: "{n} question ouverte", other: "{n} questions ouvertes" },
  "series.openProposals": { one: "{n} proposition non tranchée", other: "{n} propositions non tranchées" },
  "series.openActions": { one: "{n} action ouverte", other: "{n} actions ouvertes" },
  "series.submit": "Créer le tableau",
  "series.busy": "Création…",
  "series.continues": "Tableau précédent",
  "series.continuedBy": "Continué dans",
  "series.earlier": "Continue un tableau précédent",
  "series.later": "Continué dans un autre tableau",
} as const satisfies Translation;

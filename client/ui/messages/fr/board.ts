import type { Translation } from "../translation";

/** The board page: header, states, dialogs around the canvas. */
export const board = {
  "board.header": "Tableau",
  "board.canvas": "Zone de dessin",
  "board.loading": "Ouverture du tableau…",
  "board.loadingOffline":
    "Le serveur ne répond pas. Cette page continue d’essayer ; le tableau y est en sécurité.",
  "board.rename": "Renommer le tableau",
  "board.title": "Titre du tableau",
  "board.titleMissing": "Un tableau a besoin d’un titre.",
  "board.readingOnly": "Lecture seule",
  "board.sealed": "Scellé",
  "board.locked": "Verrouillé",
  "board.share": "Partager",
  "board.record": "Compte rendu",
  "board.menu": "Menu du tableau",
  "board.you": "{name} (vous)",
  "board.noName": "Sans nom pour l’instant",
  "board.reader": "En lecture",

  "saved.saved": "Enregistré",
  "saved.saving": "Enregistrement : {n}",
  "saved.offline": "Hors ligne",
  "saved.offlineUnsaved": "Hors ligne, en attente : {n}",
  "saved.unsaved": "En attente : {n}",
  "saved.failing": "Non enregistré : {n}",
  "saved.live": "En direct",
  "saved.connecting": "Connexion",
  "saved.details": "Connexion et enregistrement : {state}",
  "saved.savedText": "Tout ce que vous avez fait est enregistré sur le serveur.",
  "saved.savingText": {
    one: "{n} modification est en route vers le disque du serveur.",
    other: "{n} modifications sont en route vers le disque du serveur.",
  },
  "saved.offlineText":
    "La connexion au serveur est coupée. Rien n’est en attente. Vous pouvez continuer à travailler ; cette page se reconnecte d’elle-même.",
  "saved.offlineUnsavedText": {
    one: "La connexion au serveur est coupée. {n} modification attend dans ce navigateur et sera envoyée au retour de la connexion. D’ici là, n’effacez pas les données de ce navigateur.",
    other:
      "La connexion au serveur est coupée. {n} modifications attendent dans ce navigateur et seront envoyées au retour de la connexion. D’ici là, n’effacez pas les données de ce navigateur.",
  },
  "saved.failingText": {
    one: "Le serveur a reçu votre modification mais n’arrive pas à l’écrire sur son disque. Il continue d’essayer. Laissez cette page ouverte et prévenez la personne qui gère le serveur.",
    other:
      "Le serveur a reçu vos {n} modifications mais n’arrive pas à les écrire sur son disque. Il continue d’essayer. Laissez cette page ouverte et prévenez la personne qui gère le serveur.",
  },
  "saved.liveText": "Vous voyez le tableau tel qu’il est maintenant.",
  "saved.offlineReaderText":
    "La connexion au serveur est coupée. Vous voyez le tableau tel qu’il était à ce moment-là. Cette page se reconnecte d’elle-même.",
  "saved.since": "Depuis {time}.",
  "saved.announceOffline": "Connexion perdue. Vous pouvez continuer à travailler.",
  "saved.announceOnline": "De nouveau connecté.",
  "saved.announceFailing": "Le serveur ne peut pas enregistrer pour le moment. Il continue d’essayer.",
  "saved.announceSaved": "Tout est enregistré.",

  "offline.editor":
    "Pas de connexion depuis {time}. Continuez à travailler : vos modifications restent dans ce navigateur et seront envoyées à son retour.",
  "offline.reader":
    "Pas de connexion depuis {time}. Vous voyez le tableau tel qu’il était alors. Cette page se reconnecte d’elle-même.",

  "offline.announceReader": "Connexion perdue. Le tableau n’est peut-être plus à jour.",

  "people.button": { one: "{n} personne ici", other: "{n} personnes ici" },
  "people.heading": "Ici en ce moment",
  "people.you": "Vous",
  "people.manage": "Gérer les personnes",
  "people.onlyYou": "Personne d’autre n’est encore là. Partagez un lien pour inviter.",
  "people.onlyYouReader": "Personne d’autre n’est ici pour le moment.",
  "people.counts": { one: "{n} personne participe", other: "{n} personnes participent" },
  "people.countsWithReaders": "Participation : {n}, lecture : {readers}",
  "people.follow": "Suivre {name}",
  "people.following": "Vous suivez {name}",
  "people.followed": "Suivi en cours",
  "people.stopFollowing": "Ne plus suivre {name}",
  "people.followsYou": "Vous suit",
  "people.followHint":
    "Choisissez une personne pour voir ce qu’elle voit. Déplacer vous-même le tableau ou appuyer sur Échap y met fin.",
  "people.screens": { one: "{n} écran de salle", other: "{n} écrans de salle" },

  "name.heading": "Comment les autres doivent-ils vous appeler ?",
  "name.text":
    "Votre nom s’affiche près de votre curseur et à côté de ce que vous écrivez. Il n’y a pas de compte.",
  "name.as": "Votre rôle : {role}",
  "name.people": { one: "{n} personne", other: "{n} personnes" },
  "name.here": { one: "{names} est ici", other: "{names} sont ici" },
  "name.kept": "Gardé dans ce navigateur pour la prochaine fois ; modifiable dans les réglages.",
  "name.join": "Rejoindre le tableau",

  "announce.open": {
    one: "Le tableau est ouvert. Personne d’autre n’est ici.",
    other: "Le tableau est ouvert. {n} personnes sont ici.",
  },
  "announce.joined": "Arrivée : {names}.",
  "announce.left": "Départ : {names}.",
  "announce.manyJoined": { one: "{n} personne est arrivée.", other: "{n} personnes sont arrivées." },
  "announce.manyLeft": { one: "{n} personne est partie.", other: "{n} personnes sont parties." },

  "notices.label": "Messages",

  "limits.comfortable":
    "{n} objets sur cette page. Jusqu’à {limit} environ, tous les appareils suivent ; continuez sur une nouvelle page pour rester rapide.",
  "limits.pageNearlyFull":
    "{n} objets sur cette page ; il reste de la place pour {left}. Continuez sur une nouvelle page.",
  "limits.pageFull":
    "Cette page est pleine, avec {n} objets. Supprimez-en, ou continuez sur une nouvelle page.",
  "limits.refused":
    "Rien n’a été ajouté : {page} contient {n} objets sur {limit} au plus. Supprimez-en, ou continuez sur une nouvelle page.",
  "limits.recordsNearlyFull":
    "Ce tableau contient {percent} % des objets qu’un tableau peut contenir. Continuez dans un nouveau tableau avant qu’il ne refuse des modifications.",
  "limits.textsNearlyFull":
    "Ce tableau contient {percent} % des textes qu’un tableau peut contenir. Continuez dans un nouveau tableau avant qu’il ne refuse des modifications.",
  "limits.picturesNearlyFull":
    "Les images occupent {percent} % des {mb} Mo dont un tableau dispose pour elles. Celles qui sont supprimées libèrent leur part après 30 jours.",
  "limits.bytesNearlyFull":
    "Ce tableau atteint {percent} % de la taille qu’un tableau peut avoir. Continuez dans un nouveau tableau avant qu’il ne refuse des modifications.",

  "withheld.text": {
    one: "{reason} {n} de vos modifications n’est pas sur le tableau ; elle attend dans ce navigateur.",
    other:
      "{reason} {n} de vos modifications ne sont pas sur le tableau ; elles attendent dans ce navigateur.",
  },
  "withheld.keeping": "Création de la copie…",
  "withheld.kept":
    "La copie a été enregistrée sous {file} : le tableau entier avec vos modifications. tldraw l’ouvre. Abandonnez les modifications ici quand vous l’avez.",
  "withheld.discard": "Abandonner",
  "withheld.discardTitle": "Abandonner ces modifications ?",
  "withheld.discardText": {
    one: "{n} modification qui n’est pas sur le tableau sera supprimée de ce navigateur. C’est irréversible.",
    other:
      "{n} modifications qui ne sont pas sur le tableau seront supprimées de ce navigateur. C’est irréversible.",
  },
  "withheld.copySuffix": "{title} (ma copie)",

  "refused.unsaved": {
    one: "{n} modification qui n’était pas encore enregistrée attend dans ce navigateur. Elle sera envoyée quand vous ouvrirez le tableau ici avec un lien qui permet de le modifier.",
    other:
      "{n} modifications qui n’étaient pas encore enregistrées attendent dans ce navigateur. Elles seront envoyées quand vous ouvrirez le tableau ici avec un lien qui permet de le modifier.",
  },

  "canvas.skip": "Aller à la zone de dessin",
  "canvas.droppedTitle": "Les vidéos et les pages intégrées ont été laissées de côté",
  "canvas.droppedText":
    "Le reste a été collé. Les tableaux contiennent des dessins, du texte, des liens et des images.",
  "canvas.copyFailedTitle": "La copie n’a pas fonctionné",
  "canvas.copyFailedText":
    "Le navigateur a refusé l’accès au presse-papiers. Utilisez Ctrl+C ou Cmd+C sur la zone de dessin.",
  "canvas.pasteTitle": "Coller avec le clavier",
  "canvas.pasteText": "À une adresse sans https, le navigateur ne permet de coller qu’avec Ctrl+V ou Cmd+V.",
  "canvas.crashTitle": "La zone de dessin a cessé de fonctionner",
  "canvas.crashText":
    "Une erreur s’est produite dans cette page. Le tableau est en sécurité sur le serveur ; les modifications qui n’étaient pas encore enregistrées attendent dans ce navigateur. Rechargez la page pour continuer.",
  "late.title": "Cette partie de la page n’a pas été chargée",
  "late.text":
    "La connexion semble interrompue. Votre tableau n’est pas touché : réessayez une fois en ligne, ou rechargez la page si le serveur a été mis à jour.",
  "late.waiting": "Un instant…",
} as const satisfies Translation;

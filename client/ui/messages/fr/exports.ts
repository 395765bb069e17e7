import type { Translation } from "../translation";

/** Pictures and archives of a board: making them, and making a board of an archive. */
export const exports = {
  "export.menu": "Exporter…",
  "export.title": "Exporter",
  "export.format": "Format",
  "export.what": "Quoi",
  "export.selection": {
    one: "Sélection : un objet",
    many: "Sélection : {n} objets",
    other: "Sélection : {n} objets",
  },
  "export.page": "Page : {name}",
  "export.frame": "Cadre : {name}",
  "export.unnamedFrame": "Cadre sans nom",
  "export.pdfText": {
    one: "Le cadre de ce tableau sur une page. On peut y chercher son nom et ses textes.",
    many: "Les {n} cadres de ce tableau, une page chacun. On peut y chercher noms et textes.",
    other: "Les {n} cadres de ce tableau, une page chacun. On peut y chercher noms et textes.",
  },
  "export.noFrames": "Ce tableau n’a pas de cadre. Un PDF a une page par cadre ; dessinez-en un avec F.",
  "export.nothing": "Il n’y a encore rien sur cette page.",
  "export.colors": "Couleurs",
  "export.background": "Fond",
  "export.paper": "Papier",
  "export.transparent": "Transparent",
  "export.size": "Taille",
  "export.pixels": "{w} × {h} pixels",
  "export.tooLarge":
    "{w} × {h} pixels, c’est plus que les navigateurs ne peuvent dessiner. Choisissez une taille plus petite, un cadre ou SVG.",
  "export.download": "Télécharger",
  "export.drawing": "Dessin en cours…",
  "export.drawingPage": "Dessin de la page {n} sur {of}…",
  "export.done": "Enregistré sous {file}",
  "export.failed":
    "Le navigateur n’a pas pu dessiner cette image. Essayez une taille plus petite, un cadre ou SVG.",
  "export.gridCsv": "Tableau en CSV",
  "export.archiveTitle": "Le tableau entier",
  "export.archiveText":
    "Un fichier zip avec le compte rendu dans tous les formats, les images des cadres, les images du tableau et le tableau lui-même. Tout Paperboard en fait un tableau identique.",
  "export.archive": "Télécharger l’archive",
  "export.archivePictures": "Dessin du cadre {n} sur {of}…",
  "export.archiveStarted": "L’archive est en cours de téléchargement.",
  "export.archiveOlder": {
    one: "L’archive est en cours de téléchargement, sans nouvelle image d’un cadre. {reason}",
    many: "L’archive est en cours de téléchargement, sans nouvelles images de {n} cadres. {reason}",
    other: "L’archive est en cours de téléchargement, sans nouvelles images de {n} cadres. {reason}",
  },
  "export.archiveSaved":
    "L’archive est en cours de téléchargement, avec les images que le serveur possède. {reason}",

  "import.button": "Importer une archive",
  "import.title": "Importer une archive",
  "import.text":
    "Fait un tableau d’un fichier zip téléchargé comme archive, ici ou ailleurs. Le tableau reçoit sa propre adresse et ses propres liens, et vous l’animez.",
  "import.choose": "Choisir un fichier",
  "import.drop": "Ou déposez-le ici.",
  "import.file": "{name}, {size}",
  "import.start": "Importer",
  "import.sending": "Envoi : {percent} %",
  "import.checking": "Vérification et ouverture…",
  "import.cancel": "Annuler",
  "import.notZip": "Ce n’est pas un fichier zip. L’archive d’un tableau se termine par .zip.",
  "import.tooLarge": "Le fichier dépasse {mb} Mo, plus que toute archive.",
  "import.proxyLimit":
    "Le fichier est plus grand que ce que ce serveur laisse passer. Demandez à son exploitant d’autoriser {mb} Mo pour les archives.",
  "import.done": "Le tableau est là",
  "import.leftOut": {
    one: "Un objet de l’archive était illisible et a été laissé de côté.",
    many: "{n} objets de l’archive étaient illisibles et ont été laissés de côté.",
    other: "{n} objets de l’archive étaient illisibles et ont été laissés de côté.",
  },
  "import.open": "Ouvrir le tableau",
  "import.dropHere": "Déposez l’archive pour l’importer",
} as const satisfies Translation;

import type { Translation } from "../translation";

/** Deleted boards: the trash, and undoing on the home page. */
export const trash = {
  "trash.heading": "Corbeille",
  "trash.intro": {
    one: "Les tableaux supprimés restent ici {n} jour. Quand un tableau est rétabli, ses liens fonctionnent de nouveau et chacun retrouve son accès. Passé ce délai, il disparaît définitivement, avec son historique et ses images.",
    other:
      "Les tableaux supprimés restent ici {n} jours. Quand un tableau est rétabli, ses liens fonctionnent de nouveau et chacun retrouve son accès. Passé ce délai, il disparaît définitivement, avec son historique et ses images.",
  },
  "trash.emptyTitle": "La corbeille est vide",
  "trash.emptyText":
    "Les tableaux que vous animez et que vous supprimez apparaissent ici et peuvent être rétablis.",
  "trash.deleted": "Supprimé le",
  "trash.gone": "Disparaît définitivement le",
  "trash.restore": "Rétablir",
  "trash.restoreLabel": "Rétablir « {title} »",
  "trash.restored": "« {title} » est de retour, avec ses liens.",
  "trash.purge": "Supprimer définitivement",
  "trash.purgeLabel": "Supprimer définitivement « {title} »",
  "trash.purgeAsk": "Supprimer définitivement « {title} » ?",
  "trash.purgeText":
    "Le tableau, son historique, ses images et ses liens sont retirés du serveur maintenant. C’est irréversible.",
  "trash.purgeYes": "Supprimer définitivement",
  "trash.purged": "« {title} » a disparu définitivement.",
} as const satisfies Translation;

import type { Translation } from "../translation";

/** What the board's connection tells by itself. */
export const sync = {
  "sync.setAside": {
    one: "Un objet de ce tableau ne peut pas être affiché ici ({reason}). Il a été laissé tel quel.",
    other:
      "{n} objets de ce tableau ne peuvent pas être affichés ici ({reason}). Ils ont été laissés tels quels.",
  },
  "sync.withheld":
    "{reason} Vos dernières modifications ne sont pas sur le tableau ; elles restent dans ce navigateur.",
  "sync.tooLarge":
    "Une modification dépasse les {mb} Mo qui peuvent être envoyés à la fois ; ce qui a été fait ensuite en dépend.",
  "sync.readOnlyNow": "Vous pouvez désormais seulement lire ce tableau.",
  "sync.mayEditNow": "Vous pouvez désormais modifier ce tableau.",
  "sync.nothingKept":
    "Ce navigateur ne garde pas les modifications non enregistrées. Laissez cette page ouverte jusqu’à leur enregistrement.",
} as const satisfies Translation;

import type { Translation } from "../translation";

/** The room screen. */
export const room = {
  "room.live": "en direct",
  "room.connecting": "Connexion…",
  "room.stale": "Connexion perdue il y a {duration}",
  "room.staleText": "Voici le tableau tel qu’il était à {time}. La connexion revient d’elle-même.",
  "room.seconds": { one: "{n} seconde", other: "{n} secondes" },
  "room.minutes": { one: "{n} minute", other: "{n} minutes" },
  "room.hours": { one: "{n} heure", other: "{n} heures" },
} as const satisfies Translation;

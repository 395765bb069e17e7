import type { Translation } from "../translation";

/** The room screen. */
export const room = {
  "room.live": "live",
  "room.connecting": "Verbinden…",
  "room.stale": "Verbindung seit {duration} unterbrochen",
  "room.staleText": "Dies ist der Stand von {time}. Die Verbindung kommt von selbst zurück.",
  "room.seconds": { one: "{n} Sekunde", other: "{n} Sekunden" },
  "room.minutes": { one: "{n} Minute", other: "{n} Minuten" },
  "room.hours": { one: "{n} Stunde", other: "{n} Stunden" },
} as const satisfies Translation;

/** The room screen. */
export const room = {
  "room.live": "live",
  "room.connecting": "Connecting…",
  "room.stale": "Connection lost {duration} ago",
  "room.staleText": "This is the board as of {time}. Reconnecting by itself.",
  "room.seconds": { one: "{n} second", other: "{n} seconds" },
  "room.minutes": { one: "{n} minute", other: "{n} minutes" },
  "room.hours": { one: "{n} hour", other: "{n} hours" },
} as const;

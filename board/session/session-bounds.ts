/** Bounds of the session document; contract/session-limits.ts says the same to clients, and a test holds them together. */
export const SESSION_BOUNDS = {
  topics: 50,
  queueEntries: 200,
  spokenEntries: 500,
  deliveredEntries: 200,
  openHums: 3,
  hums: 200,
  earlierHums: 100,
} as const;

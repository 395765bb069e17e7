/** Bounds of the session document; contract/session-limits.ts says the same to clients, and a test holds them together. */
export const SESSION_BOUNDS = {
  topics: 50,
  queueEntries: 200,
  spokenEntries: 500,
  deliveredEntries: 200,
  openHums: 3,
  hums: 200,
  earlierHums: 100,
  /** Sessions before the last, and how long they are together as JSON. The one that ended last stays, however long. */
  pastSessions: 20,
  pastChars: 400_000,
} as const;

/** Bounds of a running session. The server enforces them; the interface stops there. */
export const SESSION_LIMITS = {
  /** Commands a minute of one person on one board. */
  commandsPerMinute: 120,
  /**
   * Ids of commands that a board remembers, so that a command sent again changes nothing. A client sends again for a minute, so
   * what the board takes in a minute should fit: five people who send as fast as they may (5 × 120), or two hundred with
   * three commands each. More would make the session document, which every phone loads, larger than what it is about; what
   * changes nothing takes no place.
   */
  rememberedCommands: 600,
  /** After so many hours a session that nobody ended is ended. */
  sessionHours: 24,
  topics: 50,
  topicMinutes: 240,
  queueEntries: 200,
  /** Speakers and delivered texts that the session document keeps; older ones are dropped from it. */
  spokenEntries: 500,
  deliveredEntries: 200,
  openHums: 3,
  hums: 200,
  /** Of them from earlier sessions. */
  earlierHums: 100,
  /** Sessions before the last that the session document keeps for the record, and their size as JSON; the oldest go. */
  pastSessions: 20,
  pastChars: 400_000,
  questionChars: 500,
  promptChars: 300,
  noteChars: 500,
  notesPerPerson: 20,
  notesPerWriting: 400,
  inboxChars: 1000,
  /** Texts that wait for a scribe: of one person, and of a board. */
  inboxPerPerson: 10,
  inboxPerBoard: 300,
  /** Characters of the short address of a session. */
  codeChars: 8,
} as const;

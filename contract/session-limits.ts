/** Bounds of a running session. The server enforces them; the interface stops there. */
export const SESSION_LIMITS = {
  /** Commands a minute of one person on one board. */
  commandsPerMinute: 120,
  /** Ids of commands that a board remembers, so that a command sent again changes nothing. */
  rememberedCommands: 256,
  topics: 50,
  topicMinutes: 240,
  queueEntries: 200,
  /** Speakers and delivered texts that the session document keeps; older ones are dropped from it. */
  spokenEntries: 500,
  deliveredEntries: 200,
  openHums: 3,
  hums: 200,
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

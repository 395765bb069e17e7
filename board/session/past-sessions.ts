import type { PastSession, SessionState } from "@/board/document/session-state";
import { SESSION_BOUNDS } from "./session-bounds";

/**
 * The sessions that a board remembers once the next one begins: those before, and the one that ended last, unless nothing came
 * up in it. The oldest go where there are too many of them, or too much in them, since every phone loads them.
 */
export function rememberedSessions(state: SessionState): readonly PastSession[] {
  const ended = pastSession(state);
  if (!ended) return state.past;
  const all = [...state.past.filter(({ id }) => id !== ended.id), ended].slice(-SESSION_BOUNDS.pastSessions);
  let chars = 0;
  const first = all.findLastIndex((session, n) => {
    chars += JSON.stringify(session).length;
    // The last one has the bounds of a session, and was in the document already.
    return chars > SESSION_BOUNDS.pastChars && n < all.length - 1;
  });
  return all.slice(first + 1);
}

/** What stays of a session that has ended; null when there was none, or nothing came up in it. */
function pastSession({ run, topics, spoken, hums }: SessionState): PastSession | null {
  if (!run || run.endedAt === null) return null;
  const own = hums.filter(({ earlier, result }) => !earlier && result !== null);
  if (own.length === 0 && spoken.length === 0 && topics.every(({ startedAt }) => startedAt === null))
    return null;
  return {
    id: run.id,
    startedAt: run.startedAt,
    endedAt: run.endedAt,
    topics,
    // Who they were is needed while it runs only.
    spoken: spoken.map((speech) => ({ ...speech, personId: null })),
    hums: own,
  };
}

import type { SessionState, Topic } from "@/board/document/session-state";

/** Where the agenda is. */
export interface TopicPlace {
  /** Position of the current topic, from 1; between topics, how many were begun. */
  n: number;
  total: number;
  /** The topic to come; null after the last. */
  next: Topic | null;
}

/** Where the agenda of a session is; null without one, and before its first topic. */
export function topicPlace({ topics, current }: Pick<SessionState, "topics" | "current">): TopicPlace | null {
  if (topics.length === 0) return null;
  const at = topics.findIndex(({ id }) => id === current?.topicId);
  if (at >= 0) {
    const next = topics.slice(at + 1).find(({ startedAt }) => startedAt === null) ?? null;
    return { n: at + 1, total: topics.length, next };
  }
  const next = topics.find(({ startedAt }) => startedAt === null) ?? null;
  return { n: topics.filter(({ startedAt }) => startedAt !== null).length, total: topics.length, next };
}

import type { CurrentTopic, SessionState, Topic } from "@/board/document/session-state";

const MINUTE_MS = 60_000;

/** The current topic's time at a moment. */
export interface TopicClock {
  topic: Topic;
  /** Time that was planned, with what was added. */
  plannedMs: number;
  elapsedMs: number;
  /** Negative when the time is over. */
  leftMs: number;
  /** How far the time is over; 0 while it is not. */
  overrunMs: number;
  paused: boolean;
}

/** Time that a topic has taken since it became current, pauses left out; never negative. */
export function runningMs(current: CurrentTopic, now: number): number {
  return Math.max(0, (current.pausedAt ?? now) - current.startedAt - current.pausedMs);
}

/** The clock of the current topic at `now`, a time of the server; null when no topic is current. */
export function topicClock(state: Pick<SessionState, "current" | "topics">, now: number): TopicClock | null {
  const { current } = state;
  const topic = state.topics.find(({ id }) => id === current?.topicId);
  if (!current || !topic) return null;
  const plannedMs = Math.max(0, topic.minutes + topic.addedMinutes) * MINUTE_MS;
  const elapsedMs = topic.spentMs + runningMs(current, now);
  const leftMs = plannedMs - elapsedMs;
  return {
    topic,
    plannedMs,
    elapsedMs,
    leftMs,
    overrunMs: Math.max(0, -leftMs),
    paused: current.pausedAt !== null,
  };
}

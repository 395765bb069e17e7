"use client";

import { topicClock, type TopicClock } from "@/board/session/topic-clock";
import { clockText } from "@/client/session/clock-text";
import { useServerNow } from "@/client/session/use-server-now";
import { t } from "@/client/ui/messages/t";
import { useSessionHere } from "./session-context";

/** The current topic's clock, anew each second while it runs; null while no topic is current. */
export function useTopicClock(): TopicClock | null {
  const { state, desk } = useSessionHere();
  const { current } = state;
  const now = useServerNow(desk, current !== null && current.pausedAt === null);
  return topicClock(state, now);
}

/** What is left, or how far the time is over, in words. */
export function clockWords({ leftMs }: TopicClock): string {
  return leftMs >= 0
    ? t("session.left", { time: clockText(leftMs) })
    : t("session.over", { time: clockText(leftMs) });
}

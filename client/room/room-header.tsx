"use client";

import type { SessionState } from "@/board/document/session-state";
import { isRunning } from "@/board/document/session-state";
import { topicClock, type TopicClock } from "@/board/session/topic-clock";
import { clockText } from "@/client/session/clock-text";
import { topicPlace } from "@/client/session/topic-place";
import { classNames } from "@/client/ui/class-names";
import { formatTime } from "@/client/ui/format-moment";
import { t } from "@/client/ui/messages/t";

/** A title of more characters takes two lines in smaller type. */
const LONG = 46;

/** What is talked about, and how long still. */
export function RoomHeader({ state, title, now }: { state: SessionState; title: string; now: number }) {
  const running = isRunning(state);
  const clock = running ? topicClock(state, now) : null;
  const place = running ? topicPlace(state) : null;
  const begun = place !== null && place.n > 0;
  const heading = clock?.topic.title ?? (begun ? t("room.between") : title);
  const endedAt = state.run?.endedAt ?? null;
  return (
    <header className="room-header">
      <div className="room-heading">
        <p className="room-label">
          {begun
            ? t("room.topicOf", { n: place.n, total: place.total })
            : running
              ? place
                ? t("room.begins", { n: place.total })
                : t("room.begun")
              : endedAt !== null
                ? `${t("room.ended")} ${t("room.endedAt", { time: formatTime(new Date(endedAt)) })}`
                : t("room.noSession")}
        </p>
        <h1
          data-testid="topic"
          className={classNames("room-topic", heading.length > LONG && "room-topic-long")}
        >
          {heading}
        </h1>
      </div>
      {clock ? <Clock clock={clock} next={place?.next?.title ?? null} /> : null}
      {!clock && place?.next ? (
        <p className="room-plan room-label room-first">{t("room.next", { title: place.next.title })}</p>
      ) : null}
    </header>
  );
}

function Clock({ clock, next }: { clock: TopicClock; next: string | null }) {
  const over = clock.overrunMs > 0;
  const minutes = Math.round(clock.plannedMs / 60_000);
  const plan = over ? t("room.overMinutes", { minutes }) : t("room.ofMinutes", { minutes });
  const what = clock.paused ? `${plan} · ${t("room.paused")}` : plan;
  const time = `${over ? "+" : ""}${clockText(clock.leftMs)}`;
  const share = clock.plannedMs === 0 ? 1 : Math.min(1, clock.elapsedMs / clock.plannedMs);
  return (
    <>
      <div
        role="timer"
        aria-label={t("room.timer", { time, what })}
        data-testid="timer"
        className={classNames(
          "room-timer",
          over && !clock.paused && "room-over",
          clock.paused && "room-paused",
        )}
      >
        <span aria-hidden>{time}</span>
      </div>
      <div className="room-plan">
        <p className={classNames("room-label", over && !clock.paused && "room-over")}>{what}</p>
        <p className="room-label">{next === null ? t("room.lastTopic") : t("room.next", { title: next })}</p>
        <div aria-hidden className="room-bar">
          <i className={over ? "room-bar-over" : undefined} style={{ width: `${share * 100}%` }} />
        </div>
      </div>
    </>
  );
}

"use client";

import { CloudOff, LoaderCircle } from "lucide-react";
import type { SessionState } from "@/board/document/session-state";
import { topicClock, type TopicClock } from "@/board/session/topic-clock";
import type { SessionSnapshot } from "@/client/session/session-connection";
import { clockText } from "@/client/session/clock-text";
import { topicPlace } from "@/client/session/topic-place";
import { classNames } from "@/client/ui/class-names";
import { formatTime } from "@/client/ui/format-moment";
import { t } from "@/client/ui/messages/light-t";

/** Always in sight: what is talked about, how long still, and whether this is live. */
export function PhoneHeader({
  state,
  snapshot,
  now,
  running,
}: {
  state: SessionState;
  snapshot: SessionSnapshot;
  now: number;
  running: boolean;
}) {
  const clock = topicClock(state, now);
  const place = topicPlace(state);
  const begun = place !== null && place.n > 0;
  return (
    <header className="sticky top-0 z-10 border-b border-line bg-surface pt-[env(safe-area-inset-top)]">
      <div className="mx-auto max-w-[60rem] px-4 pt-2.5 pb-3">
        <div className="flex items-center justify-between gap-3 text-sm text-muted">
          <p className="min-w-0 truncate font-[560]">{running ? snapshot.title : t("product.name")}</p>
          <ConnectionState snapshot={snapshot} />
        </div>
        <div className="mt-1.5 flex items-end gap-3">
          <div className="min-w-0 flex-1">
            {begun && running ? (
              <p className="text-sm text-muted tabular-nums">
                {t("phone.topicOf", { n: place.n, total: place.total })}
              </p>
            ) : null}
            <h1 data-testid="topic" className="line-clamp-2 text-xl font-[660]">
              {clock ? clock.topic.title : running && begun ? t("phone.between") : snapshot.title}
            </h1>
            {!clock && place?.next ? (
              <p className="mt-0.5 text-sm text-muted">{t("phone.nextTopic", { title: place.next.title })}</p>
            ) : null}
          </div>
          {clock ? <Clock clock={clock} /> : null}
        </div>
        {clock ? <ClockBar clock={clock} /> : null}
      </div>
    </header>
  );
}

function Clock({ clock }: { clock: TopicClock }) {
  const over = clock.overrunMs > 0;
  const minutes = Math.round(clock.plannedMs / 60_000);
  const what = clock.paused ? t("phone.paused") : over ? t("phone.over") : t("phone.left", { minutes });
  const time = clockText(clock.leftMs);
  return (
    <div role="timer" aria-label={t("phone.timer", { time, what })} className="shrink-0 text-right">
      <div
        aria-hidden
        data-testid="timer"
        className={classNames(
          "text-3xl leading-none font-[680] tracking-[-0.02em] tabular-nums",
          over && "text-block",
          clock.paused && "text-muted",
        )}
      >
        {over ? "+" : null}
        {time}
      </div>
      <div aria-hidden className={classNames("mt-1 text-xs", over ? "font-[620] text-block" : "text-muted")}>
        {what}
      </div>
    </div>
  );
}

function ClockBar({ clock }: { clock: TopicClock }) {
  const share = clock.plannedMs === 0 ? 1 : Math.min(1, clock.elapsedMs / clock.plannedMs);
  return (
    <div aria-hidden className="mt-2.5 h-1 overflow-hidden rounded-full bg-line">
      <div
        className={classNames("h-full rounded-full", clock.overrunMs > 0 ? "bg-block" : "bg-accent")}
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}

function ConnectionState({ snapshot }: { snapshot: SessionSnapshot }) {
  const { online, offlineSince, connection } = snapshot;
  if (online) {
    return (
      <span
        role="status"
        data-testid="connection"
        data-online="true"
        className="inline-flex shrink-0 items-center gap-1.5 font-[620] text-ok"
      >
        <span aria-hidden className="size-2 rounded-full bg-ok" />
        {t("phone.live")}
      </span>
    );
  }
  const waiting = connection.phase === "loading" || offlineSince === null;
  return (
    <span
      role="status"
      data-testid="connection"
      data-online="false"
      className={classNames(
        "inline-flex shrink-0 items-center gap-1.5 font-[620]",
        waiting ? "text-muted" : "text-block",
      )}
    >
      {waiting ? (
        <LoaderCircle size={14} aria-hidden className="motion-safe:animate-spin" />
      ) : (
        <CloudOff size={14} aria-hidden />
      )}
      {waiting ? t("phone.connecting") : t("phone.offline", { time: formatTime(new Date(offlineSince)) })}
    </span>
  );
}

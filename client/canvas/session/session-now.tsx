"use client";

import { may } from "@/contract/roles";
import { clockText } from "@/client/session/clock-text";
import { topicPlace } from "@/client/session/topic-place";
import { Button } from "@/client/ui/button";
import { Chip } from "@/client/ui/chip";
import { classNames } from "@/client/ui/class-names";
import { t } from "@/client/ui/messages/t";
import { useSessionHere } from "./session-context";
import { clockWords, useTopicClock } from "./topic-time";

const SMALL = "h-8 px-2.5 text-sm";

/** The current topic with its clock, and what the facilitator does to it. */
export function SessionNow() {
  const { state, role, act } = useSessionHere();
  const clock = useTopicClock();
  const leads = may(role, "run-session");
  // As the room's screen has it.
  const next = topicPlace(state)?.next ?? null;
  return (
    <section
      aria-label={t("session.now")}
      data-testid="session-now"
      className="mb-3 grid gap-2 rounded-md border border-line bg-paper p-3"
    >
      {clock ? (
        <>
          <div className="flex items-start gap-2">
            <p className="min-w-0 flex-1 font-[620] wrap-anywhere">{clock.topic.title}</p>
            {clock.paused ? <Chip tone="cond">{t("session.paused")}</Chip> : null}
          </div>
          <p className="flex items-baseline gap-3 tabular-nums">
            <span
              className={classNames("text-2xl font-[650]", clock.leftMs < 0 && "text-block")}
              aria-live="off"
            >
              {clockWords(clock)}
            </span>
            <span className="text-sm text-muted">
              {t("session.elapsed", { time: clockText(clock.elapsedMs) })}
            </span>
          </p>
          <Progress elapsedMs={clock.elapsedMs} plannedMs={clock.plannedMs} />
        </>
      ) : (
        <p className="text-sm text-muted">{t("session.noTopic")}</p>
      )}
      {leads ? (
        <div className="flex flex-wrap gap-1.5">
          {next ? (
            <Button
              look="primary"
              className={SMALL}
              onClick={() => void act({ type: "topic.start", topicId: next.id })}
            >
              {t("session.next")}
            </Button>
          ) : clock ? (
            <Button
              className={SMALL}
              onClick={() => void act({ type: "topic.end", topicId: clock.topic.id })}
            >
              {t("session.finish")}
            </Button>
          ) : null}
          {clock ? (
            <>
              {[1, 5].map((minutes) => (
                <Button
                  key={minutes}
                  className={SMALL}
                  onClick={() => void act({ type: "timer.extend", topicId: clock.topic.id, minutes })}
                >
                  {t("session.extend", { n: minutes })}
                </Button>
              ))}
              <Button
                className={SMALL}
                onClick={() =>
                  void act({
                    type: clock.paused ? "timer.resume" : "timer.pause",
                    topicId: clock.topic.id,
                  })
                }
              >
                {t(clock.paused ? "session.resume" : "session.pause")}
              </Button>
            </>
          ) : null}
        </div>
      ) : null}
    </section>
  );
}

function Progress({ elapsedMs, plannedMs }: { elapsedMs: number; plannedMs: number }) {
  const share = plannedMs === 0 ? 1 : Math.min(1, elapsedMs / plannedMs);
  return (
    <div aria-hidden className="h-1 overflow-hidden rounded-full bg-line">
      <div
        className={classNames("h-full", elapsedMs > plannedMs ? "bg-block" : "bg-accent")}
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}

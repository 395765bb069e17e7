"use client";

import { Hand, Timer } from "lucide-react";
import { isRunning } from "@/board/document/session-state";
import { clockText } from "@/client/session/clock-text";
import { may } from "@/contract/roles";
import { Button } from "@/client/ui/button";
import { classNames } from "@/client/ui/class-names";
import { t } from "@/client/ui/messages/t";
import { useSessionHere } from "./session-context";
import { clockWords, useTopicClock } from "./topic-time";

export const SESSION_BUTTON = "board-session";

/** In the header, for everybody: the topic's clock, which opens the panel, and the hand. */
export function SessionButton({ open, onToggle }: { open: boolean; onToggle(): void }) {
  const { state, role } = useSessionHere();
  const clock = useTopicClock();
  const running = isRunning(state);
  const label = clock
    ? t("session.timer", { title: clock.topic.title, time: clockWords(clock) })
    : t(open ? "session.close" : "session.open");
  const over = clock !== null && clock.leftMs < 0;
  return (
    <div className="flex shrink-0 items-center">
      {running && may(role, "speak") ? <HandButton /> : null}
      <button
        type="button"
        id={SESSION_BUTTON}
        data-testid="session-button"
        aria-expanded={open}
        aria-label={label}
        title={label}
        onClick={onToggle}
        className={classNames(
          "hit inline-flex h-8 shrink-0 items-center justify-center gap-1.5 rounded-sm px-1.5 text-sm font-[600] hover:bg-unknown-soft",
          over && "bg-block-soft text-block",
          // On a phone there is room for the clock, not for a button without one; the menu has it.
          !clock && "max-sm:hidden",
        )}
      >
        <Timer size={18} aria-hidden className={clock ? "max-sm:hidden" : undefined} />
        {clock ? (
          <>
            <span className="max-w-40 truncate max-lg:hidden">{clock.topic.title}</span>
            <span className="tabular-nums" data-testid="session-clock">
              {over ? `+${clockText(clock.leftMs)}` : clockText(clock.leftMs)}
            </span>
          </>
        ) : running ? (
          <span className="max-lg:hidden">{t("session.title")}</span>
        ) : null}
      </button>
    </div>
  );
}

/** Raises the hand for a new topic, or lowers it. */
function HandButton() {
  const { state, personId, place, act, inMyName } = useSessionHere();
  const position = state.queue.findIndex((entry) => entry.personId === personId);
  const raised = position !== -1;
  const label = raised
    ? `${t("session.raised", { n: position + 1 })} ${t("session.lower")}`
    : t("session.raiseTopic");
  return (
    <Button
      look="quiet"
      icon
      aria-label={label}
      title={label}
      aria-pressed={raised}
      className={classNames("max-sm:hidden", raised && "bg-accent-soft text-accent")}
      onClick={() => {
        if (raised) void act({ type: "queue.lower" });
        else inMyName((name) => void act({ type: "queue.raise", name, kind: "new-topic", place }));
      }}
    >
      <Hand size={18} aria-hidden />
    </Button>
  );
}

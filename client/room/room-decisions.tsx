"use client";

import { Flag } from "lucide-react";
import type { BoardDecision } from "@/client/canvas/decisions-on-board";
import { formatTime } from "@/client/ui/format-moment";
import { t } from "@/client/ui/messages/t";
import { classNames } from "@/client/ui/class-names";

/** How many are listed beside the queue; the latest stands below the canvas, too. */
const BESIDE = 2;
const AFTERWARDS = 8;

function timeOf({ decidedAt }: BoardDecision): string {
  const at = Date.parse(decidedAt);
  return Number.isNaN(at) ? "" : formatTime(new Date(at));
}

/** What was decided, the latest first. `large`: it is all there is to show. */
export function RoomDecisions({ decisions, large }: { decisions: readonly BoardDecision[]; large: boolean }) {
  const shown = decisions.toReversed().slice(0, large ? AFTERWARDS : BESIDE);
  return (
    <section
      className={classNames(
        "room-section room-section-flexible room-decisions",
        large && "room-decisions-large",
      )}
    >
      <h2>{t("room.decidedCount", { n: decisions.length })}</h2>
      <ol data-testid="decisions">
        {shown.map((decision) => (
          <li key={decision.id}>
            {timeOf(decision) === "" ? null : <time>{timeOf(decision)}</time>}
            {decision.text}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The decision that was just made, in type that everybody reads; it goes by itself. */
export function RoomAnnouncement({ decision }: { decision: BoardDecision }) {
  return (
    <div className="room-announcement" role="status" data-testid="announcement">
      <Flag aria-hidden />
      <div>
        <p>
          {t(`room.decided.${decision.outcome}`)} {timeOf(decision)}
        </p>
        <p>{decision.text}</p>
      </div>
    </div>
  );
}

/** The last decision, in one line. */
export function LatestDecision({ decision }: { decision: BoardDecision }) {
  return (
    <p className="room-latest" data-testid="latest-decision">
      <Flag aria-hidden />
      <strong>
        {t(`room.decided.${decision.outcome}`)} {timeOf(decision)}
      </strong>
      <span>{decision.text}</span>
    </p>
  );
}

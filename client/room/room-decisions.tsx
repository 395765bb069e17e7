"use client";

import { Flag } from "lucide-react";
import type { BoardDecision } from "@/client/canvas/decisions-on-board";
import { formatTime } from "@/client/ui/format-moment";
import { t } from "@/client/ui/messages/t";
import { classNames } from "@/client/ui/class-names";

function timeOf({ decidedAt }: BoardDecision): string {
  const at = Date.parse(decidedAt);
  return Number.isNaN(at) ? "" : formatTime(new Date(at));
}

/** What was decided, the latest first. */
export function RoomDecisions({
  decisions,
  most,
  lines,
  large,
}: {
  decisions: readonly BoardDecision[];
  /** How many are shown, and in how many lines. */
  most: number;
  lines: number;
  /** It is all there is to show. */
  large: boolean;
}) {
  const shown = decisions.toReversed().slice(0, most);
  const more = decisions.length - shown.length;
  return (
    <section className={classNames("room-section room-decisions", large && "room-decisions-large")}>
      <h2>{t("room.decidedCount", { n: decisions.length })}</h2>
      <ol data-testid="decisions">
        {shown.map((decision) => (
          <li key={decision.id} style={{ WebkitLineClamp: lines }}>
            {timeOf(decision) === "" ? null : <time>{timeOf(decision)}</time>}
            {decision.text}
          </li>
        ))}
      </ol>
      {large && more > 0 ? <p className="room-muted">{t("room.more", { n: more })}</p> : null}
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

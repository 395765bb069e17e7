"use client";

import { useEffect, useState } from "react";
import type { BoardDecision } from "@/client/canvas/decisions-on-board";
import { classNames } from "@/client/ui/class-names";
import { formatTime } from "@/client/ui/format-moment";
import { t } from "@/client/ui/messages/t";
import { LatestDecision } from "./room-decisions";
import type { Attendance } from "./use-attendance";

/** Long enough for whoever sets the screen up, ms. */
const HINT_FOR_MS = 2 * 60_000;

/** Whether this is live, who is here, and what was decided last. */
export function RoomFooter({
  online,
  offlineSince,
  attendance,
  latest,
  awake,
}: {
  online: boolean;
  offlineSince: number | null;
  attendance: Attendance | null;
  latest: BoardDecision | null;
  /** Whether the screen is kept from going dark. */
  awake: boolean;
}) {
  const hint = useForAWhile(!awake);
  return (
    <footer className="room-footer">
      <div className="room-standing">
        <div>
          <span
            role="status"
            data-testid="connection"
            data-online={online}
            className={classNames("room-state", !online && "room-state-lost")}
          >
            {online
              ? t("room.live")
              : offlineSince === null
                ? t("room.connecting")
                : t("room.notSince", { time: formatTime(new Date(offlineSince)) })}
          </span>
          {attendance ? (
            <span className="room-people" data-testid="attendance">
              {t("room.people", { room: attendance.room, remote: attendance.remote })}
            </span>
          ) : null}
        </div>
        {hint ? (
          <p className="room-muted" data-testid="sleepy">
            {t("room.sleepy")}
          </p>
        ) : null}
      </div>
      {latest ? <LatestDecision decision={latest} /> : null}
    </footer>
  );
}

function useForAWhile(wanted: boolean): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!wanted) return;
    const timer = setTimeout(() => setOver(true), HINT_FOR_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  return wanted && !over;
}

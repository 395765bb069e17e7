"use client";

import { useEffect, useState } from "react";
import type { BoardDecision } from "@/client/canvas/decisions-on-board";
import { announcementsAt, firstAnnouncements, nextChangeAt, type Announcements } from "./announcements";

/** The decision that the room is shown now, from those of a board that is here (`ready`). */
export function useAnnouncement(decisions: readonly BoardDecision[], ready: boolean): BoardDecision | null {
  const [known, setKnown] = useState<Announcements | null>(null);

  useEffect(() => {
    if (!ready) return;
    setKnown((before) =>
      before ? announcementsAt(before, decisions, Date.now()) : firstAnnouncements(decisions),
    );
  }, [decisions, ready]);

  useEffect(() => {
    const at = known && nextChangeAt(known);
    if (at === null) return;
    const timer = setTimeout(
      () => setKnown((before) => before && announcementsAt(before, decisions, Date.now())),
      Math.max(0, at - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [known, decisions]);

  return known?.showing?.decision ?? null;
}

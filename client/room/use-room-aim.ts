"use client";

import { useEffect, useMemo, useState } from "react";
import type { SessionState } from "@/board/document/session-state";
import type { RoomAim } from "@/client/canvas/room-view";
import { roomAim } from "./room-aim";

/** What the room looks at now; the same object until that changes. */
export function useRoomAim(state: SessionState): RoomAim {
  const [passed, setPassed] = useState<string | null>(null);
  const led = state.spotlight !== null;
  const bringId = state.bring?.id ?? null;

  useEffect(() => {
    // Whoever leads takes the room elsewhere; it does not go back afterwards.
    if (led) setPassed(bringId);
  }, [led, bringId]);

  const aim = JSON.stringify(roomAim(state, passed));
  return useMemo(() => JSON.parse(aim) as RoomAim, [aim]);
}

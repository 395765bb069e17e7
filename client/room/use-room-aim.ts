"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import type { Bring, SessionState } from "@/board/document/session-state";
import type { RoomAim } from "@/client/canvas/room-view";
import type { SessionDesk } from "@/client/session/session-desk";
import { BRING_FOR_MS, roomAim } from "./room-aim";

/** What the room looks at now; the same object until that changes. */
export function useRoomAim(state: SessionState, desk: Pick<SessionDesk, "now">): RoomAim {
  const [brought, setBrought] = useState<{ bring: Bring; topicId: string | null } | null>(null);
  const { bring, spotlight } = state;
  const topicId = state.current?.topicId ?? null;
  const led = spotlight !== null;
  const done = useRef<string | null>(null);

  useEffect(() => {
    if (!bring || done.current === bring.id) return;
    done.current = bring.id;
    if (desk.now() - bring.at < BRING_FOR_MS) setBrought({ bring, topicId });
  }, [bring, desk, topicId]);

  useEffect(() => {
    // Whoever leads takes the room elsewhere; it does not go back afterwards.
    if (led) setBrought(null);
  }, [led]);

  const aim = JSON.stringify(roomAim(state, brought));
  return useMemo(() => JSON.parse(aim) as RoomAim, [aim]);
}

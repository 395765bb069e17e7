"use client";

import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import { isRunning, type SessionState } from "@/board/document/session-state";
import { may, type Role } from "@/contract/roles";
import type { SessionView } from "@/contract/session-commands";
import { browserClock } from "@/client/sync/clock";
import { requestJson } from "@/client/ui/request-json";
import { createSessionDesk, newSessionId, type SessionDesk } from "./session-desk";

/** How often the server's time is asked for again, ms. */
const CLOCK_EVERY_MS = 5 * 60_000;

export interface SessionDeskNow {
  /** What only this person sees; null before the first answer. */
  view: SessionView | null;
  desk: SessionDesk;
  /** Sends a command; see SessionDesk. */
  send: SessionDesk["send"];
}

/**
 * The desk of a board for as long as the component is mounted. Its view is asked for when what it shows may have changed, and
 * when the connection or the tab is back.
 */
export function useSessionDesk({
  boardId,
  role,
  online,
  state,
}: {
  boardId: string;
  role: Role;
  online: boolean;
  state: SessionState;
}): SessionDeskNow {
  const desk = useMemo(
    () => createSessionDesk({ boardId, request: requestJson, clock: browserClock(), newId: newSessionId }),
    [boardId],
  );
  const view = useSyncExternalStore(desk.subscribe, desk.getView, desk.getView);

  // What was sent into a network that is gone is sent into this one; before the view is asked for.
  useEffect(() => {
    if (online) desk.retryNow();
  }, [desk, online]);

  // Texts that wait concern those who may deliver them.
  const waiting = may(role, "edit") ? state.inboxWaiting : 0;
  // Another link is another short address.
  const running = isRunning(state) ? `${state.run?.id} ${state.run?.linkId}` : "";
  const open = state.hums.flatMap(({ id, closedAt }) => (closedAt === null ? id : [])).join();
  const writing = state.writing && state.writing.revealedAt === null ? state.writing.id : "";
  useEffect(() => {
    if (online) void desk.refresh();
  }, [desk, online, role, running, waiting, open, writing]);

  useEffect(() => {
    const again = () => {
      // A computer that slept may have woken up with another time.
      if (document.visibilityState === "visible") void desk.refresh();
    };
    const timer = setInterval(again, CLOCK_EVERY_MS);
    document.addEventListener("visibilitychange", again);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", again);
    };
  }, [desk]);

  const send = useCallback<SessionDesk["send"]>((command) => desk.send(command), [desk]);
  return { view, desk, send };
}

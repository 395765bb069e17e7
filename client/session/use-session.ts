"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import type { SessionState } from "@/board/document/session-state";
import { browserEnvironment, type ConnectionEnvironment } from "@/client/sync/connection-environment";
import {
  createSessionConnection,
  type SessionConnection,
  type SessionConnectionOptions,
  type SessionSnapshot,
} from "./session-connection";
import { useSessionDesk, type SessionDeskNow } from "./use-session-desk";

export interface SessionNow extends SessionDeskNow {
  snapshot: SessionSnapshot;
  state: SessionState;
}

interface Held {
  boardId: string;
  connection: SessionConnection;
  keep(): void;
  destroySoon(): void;
}

function hold(options: SessionConnectionOptions, environment: ConnectionEnvironment): Held {
  const connection = createSessionConnection(options, environment);
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    boardId: options.boardId,
    connection,
    keep: () => clearTimeout(timer),
    // React's strict mode unmounts and mounts again at once: the socket survives that.
    destroySoon() {
      timer = setTimeout(() => connection.destroy(), 0);
    },
  };
}

/**
 * The session of a board for a page without a canvas: its state, the server's time, what only this person sees, and how to
 * send commands. Connected for as long as the component is mounted.
 */
export function useSession(
  options: SessionConnectionOptions,
  createEnvironment: () => ConnectionEnvironment = browserEnvironment,
): SessionNow {
  const [held, setHeld] = useState(() => hold(options, createEnvironment()));
  if (held.boardId !== options.boardId) setHeld(hold(options, createEnvironment()));
  const { connection } = held;

  useEffect(() => {
    held.keep();
    held.connection.open();
    return () => held.destroySoon();
  }, [held]);

  const snapshot = useSyncExternalStore(connection.subscribe, connection.getSnapshot, connection.getSnapshot);
  const state = useSyncExternalStore(connection.subscribe, connection.getState, connection.getState);
  const desk = useSessionDesk({
    boardId: options.boardId,
    role: snapshot.role,
    online: snapshot.online,
    state,
  });
  return { snapshot, state, ...desk };
}

"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import type { BoardConnection, ConnectionSnapshot } from "./board-connection";
import { browserEnvironment, type ConnectionEnvironment } from "./connection-environment";
import { createBoardConnection, type BoardConnectionOptions } from "./create-board-connection";

interface Held {
  key: string;
  connection: BoardConnection;
  /** Cancels the destruction that an unmount has announced. */
  keep(): void;
  destroySoon(): void;
}

function hold(key: string, options: BoardConnectionOptions, environment: ConnectionEnvironment): Held {
  const connection = createBoardConnection(options, environment);
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    key,
    connection,
    keep: () => clearTimeout(timer),
    // React's strict mode unmounts and mounts again at once: the sockets survive that.
    destroySoon() {
      timer = setTimeout(() => connection.destroy(), 0);
    },
  };
}

/**
 * The connection to a board for as long as the component is mounted; another board or `as` makes another connection.
 * Role and person are taken from the first render: later ones come by notices and `setPerson`.
 */
export function useBoardConnection(
  options: BoardConnectionOptions,
  createEnvironment: () => ConnectionEnvironment = browserEnvironment,
): {
  connection: BoardConnection;
  snapshot: ConnectionSnapshot;
} {
  const key = `${options.boardId} ${options.as ?? ""}`;
  const [held, setHeld] = useState(() => hold(key, options, createEnvironment()));
  if (held.key !== key) setHeld(hold(key, options, createEnvironment()));

  useEffect(() => {
    held.keep();
    held.connection.open();
    return () => held.destroySoon();
  }, [held]);

  const { connection } = held;
  const snapshot = useSyncExternalStore(connection.subscribe, connection.getSnapshot, connection.getSnapshot);
  return { connection, snapshot };
}

"use client";

import { createContext, useCallback, useContext, useMemo, useSyncExternalStore, type ReactNode } from "react";
import { isRunning, type SessionState } from "@/board/document/session-state";
import type { HumPlace, SessionCommandInput, SessionView } from "@/contract/session-commands";
import type { Role } from "@/contract/roles";
import type { SessionDesk } from "@/client/session/session-desk";
import { usePlace } from "@/client/session/use-place";
import { useSessionDesk } from "@/client/session/use-session-desk";
import type { BoardConnection } from "@/client/sync/board-connection";
import { t } from "@/client/ui/messages/t";
import { sentenceOf } from "@/client/ui/request-json";
import { NoteDraftProvider } from "./note-draft-context";

/** The session as the person at this browser has it. */
export interface SessionHere {
  boardId: string;
  state: SessionState;
  /** What only this person sees; null before the first answer. */
  view: SessionView | null;
  desk: SessionDesk;
  role: Role;
  /** The server's id of this person, when known. */
  personId: string | null;
  /** Null while the person has not given a name. */
  name: string | null;
  place: HumPlace;
  setPlace(place: HumPlace): void;
  /** Nobody but facilitators edits for now. */
  locked: boolean;
  /** Sends a command; a failure is said above the canvas. Resolves with whether it was taken. */
  act(command: SessionCommandInput): Promise<boolean>;
  /** Does something in the person's name; who has none is asked for it first. */
  inMyName(run: (name: string) => void): void;
}

const SessionContext = createContext<SessionHere | null>(null);

export interface SessionProviderProps {
  connection: Pick<BoardConnection, "session">;
  boardId: string;
  role: Role;
  online: boolean;
  locked: boolean;
  personId: string | null;
  name: string | null;
  /** Says a sentence above the canvas. */
  report(text: string): void;
  /** Lets the person give a name. */
  askName(): void;
  children: ReactNode;
}

/** Gives the parts of a board its session. */
export function SessionProvider(props: SessionProviderProps) {
  const { connection, boardId, role, online, locked, personId, name, report, askName, children } = props;
  const { session } = connection;
  const state = useSyncExternalStore(session.subscribe, session.getState, session.getState);
  const { view, desk, send } = useSessionDesk({ boardId, role, online, state });
  const [place, setPlace] = usePlace();
  const act = useCallback(
    async (command: SessionCommandInput) => {
      try {
        await send(command);
        return true;
      } catch (error) {
        report(sentenceOf(error));
        return false;
      }
    },
    [send, report],
  );
  const inMyName = useCallback(
    (run: (name: string) => void) => {
      if (name !== null) run(name);
      else {
        report(t("session.name"));
        askName();
      }
    },
    [name, report, askName],
  );
  const value = useMemo(
    () => ({ boardId, state, view, desk, role, personId, name, place, setPlace, locked, act, inMyName }),
    [boardId, state, view, desk, role, personId, name, place, setPlace, locked, act, inMyName],
  );
  return (
    <SessionContext.Provider value={value}>
      <NoteDraftProvider writing={isRunning(state) ? state.writing : null}>{children}</NoteDraftProvider>
    </SessionContext.Provider>
  );
}

/** Throws outside of a board. */
export function useSessionHere(): SessionHere {
  const session = useContext(SessionContext);
  if (!session) throw new Error("There is no session here.");
  return session;
}

/** Null outside of a board: on the room screen, in a picture of an item. */
export function useSessionIfAny(): SessionHere | null {
  return useContext(SessionContext);
}

"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { BoardSummary } from "@/contract/api";
import { requestJson, RequestProblem } from "@/client/ui/request-json";

/** People come and go; a page that is looked at says so within this time, in milliseconds. */
const REFRESH_EVERY_MS = 20_000;

export interface BoardsState {
  /** Null while the list could not be read at all. */
  boards: readonly BoardSummary[] | null;
  /** Why the list is missing or may be out of date; null when it is not. */
  problem: string | null;
  /** Asks the server again. Resolves when it has answered or failed. */
  refresh(): Promise<void>;
  /** Shows what the server said about one board without asking for all. */
  put(board: BoardSummary): void;
  remove(boardId: string): void;
}

/** The boards of this browser, as the page came with them and then as the server says from time to time. */
export function useBoards(initial: {
  boards: readonly BoardSummary[] | null;
  problem: string | null;
}): BoardsState {
  const [state, setState] = useState(initial);
  const asked = useRef(0);

  const refresh = useCallback(async () => {
    const question = ++asked.current;
    try {
      const boards = await requestJson<BoardSummary[]>("/api/boards");
      // An answer that is older than what was done here since would undo it on the screen.
      if (question === asked.current) setState({ boards, problem: null });
    } catch (error) {
      if (!(error instanceof RequestProblem)) throw error;
      if (question === asked.current) setState((now) => ({ ...now, problem: error.message }));
    }
  }, []);

  useEffect(() => {
    const refreshIfSeen = () => {
      if (document.visibilityState === "visible") void refresh();
    };
    // Back from a board within the app this comes out of Next's memory, as it was when it was left.
    if (document.readyState === "complete") refreshIfSeen();
    const timer = setInterval(refreshIfSeen, REFRESH_EVERY_MS);
    document.addEventListener("visibilitychange", refreshIfSeen);
    // Back from a board by the browser's button the page may come out of its cache as it was left.
    const shown = (event: PageTransitionEvent) => (event.persisted ? refreshIfSeen() : undefined);
    window.addEventListener("pageshow", shown);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refreshIfSeen);
      window.removeEventListener("pageshow", shown);
    };
  }, [refresh]);

  const change = useCallback((edit: (boards: readonly BoardSummary[]) => readonly BoardSummary[]) => {
    asked.current += 1;
    setState((now) => ({ ...now, boards: edit(now.boards ?? []) }));
  }, []);

  return {
    ...state,
    refresh,
    put: useCallback(
      (board) =>
        change((boards) =>
          [...boards.filter(({ id }) => id !== board.id), board].toSorted((a, b) =>
            a.editedAt < b.editedAt ? 1 : -1,
          ),
        ),
      [change],
    ),
    remove: useCallback((boardId) => change((boards) => boards.filter(({ id }) => id !== boardId)), [change]),
  };
}

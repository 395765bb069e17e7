"use client";

import { useState } from "react";
import type { BoardSummary } from "@/contract/api";
import { t } from "@/client/ui/messages/t";
import { requestJson, sentenceOf } from "@/client/ui/request-json";
import type { BoardAction } from "./board-card";
import { focusSoon } from "./focus-soon";
import type { Outcome } from "./outcome-bar";
import type { BoardsState } from "./use-boards";

export interface BoardActions {
  /** The dialog that is open, and for which board. */
  asking: { action: BoardAction; board: BoardSummary } | null;
  busyBoardId: string | null;
  outcome: Outcome | null;
  start(board: BoardSummary, action: BoardAction): void;
  renamed(board: BoardSummary): void;
  duplicated(duplicate: { id: string; title: string }): Promise<void>;
  /** Resolves with what went wrong; null when the board is in the trash. */
  moveToTrash(board: BoardSummary): Promise<string | null>;
  cancel(): void;
  dismiss(): void;
}

/** What a person does to a board of the list: what is asked, what is under way, and what came of it. */
export function useBoardActions({ put, remove, refresh }: BoardsState): BoardActions {
  const [asking, setAsking] = useState<BoardActions["asking"]>(null);
  const [busyBoardId, setBusyBoardId] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const fail = (error: unknown): string => {
    const text = sentenceOf(error);
    setOutcome({ tone: "failed", text });
    return text;
  };

  const restore = async (board: BoardSummary) => {
    setOutcome(null);
    try {
      put(await requestJson<BoardSummary>(`/api/trash/${board.id}/restore`, { method: "POST" }));
      setOutcome({ tone: "done", text: t("home.delete.undone", { title: board.title }) });
      focusBoard(board.id);
    } catch (error) {
      fail(error);
    }
  };

  const moveToTrash = async (board: BoardSummary) => {
    setBusyBoardId(board.id);
    setOutcome(null);
    let problem: string | null = null;
    try {
      await requestJson(`/api/boards/${board.id}`, { method: "DELETE" });
      remove(board.id);
      setAsking(null);
      setOutcome({
        tone: "done",
        text: t("home.delete.done", { title: board.title }),
        undo: () => void restore(board),
      });
    } catch (error) {
      problem = fail(error);
    }
    setBusyBoardId(null);
    return problem;
  };

  return {
    asking,
    busyBoardId,
    outcome,
    start(board, action) {
      // Undoing is enough of a question, unless people would lose the page they are on.
      if (action === "delete" && board.people === 0) void moveToTrash(board);
      else setAsking({ action, board });
    },
    renamed(board) {
      setAsking(null);
      put(board);
    },
    async duplicated({ id, title }) {
      setAsking(null);
      await refresh();
      setOutcome({ tone: "done", text: t("home.duplicate.done", { title }), open: `/board/${id}` });
      focusBoard(id);
    },
    moveToTrash,
    cancel: () => setAsking(null),
    dismiss: () => setOutcome(null),
  };
}

function focusBoard(boardId: string): void {
  focusSoon(() => document.getElementById(`board-${boardId}`)?.querySelector("a"));
}

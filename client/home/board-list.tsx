"use client";

import type { BoardSummary } from "@/contract/api";
import { t } from "@/client/ui/messages/t";
import { BoardCard, type BoardAction } from "./board-card";
import { matchTitle } from "./match-title";

export interface BoardListProps {
  boards: readonly BoardSummary[];
  /** Only boards whose title contains it are shown; empty for all. */
  query: string;
  busyBoardId: string | null;
  onAction(board: BoardSummary, action: BoardAction): void;
}

/** The boards this browser may open, last edited first; of a search those whose titles fit, and nothing when none does. */
export function BoardList({ boards, query, busyBoardId, onAction }: BoardListProps) {
  const searching = query.trim() !== "";
  const shown = boards.filter((board) => matchTitle(board.title, query));
  if (shown.length === 0) return null;

  return (
    <section aria-labelledby="boards-heading" className="grid content-start gap-4">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2.5 sm:min-h-10">
        <h2 id="boards-heading" className="text-lg font-[650]">
          {t("home.boards.heading")}
        </h2>
        <span role="status" className="text-sm text-muted tabular-nums">
          {searching
            ? t("home.boards.found", { n: shown.length })
            : t("home.boards.count", { n: boards.length })}
        </span>
      </header>
      <ul className="grid gap-3 sm:grid-cols-[repeat(auto-fill,minmax(270px,1fr))] sm:gap-5">
        {shown.map((board) => (
          <li key={board.id} id={`board-${board.id}`} className="grid">
            <BoardCard
              board={board}
              busy={board.id === busyBoardId}
              onAction={(action) => onAction(board, action)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

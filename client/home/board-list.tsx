"use client";

import { Search } from "lucide-react";
import { useState } from "react";
import type { BoardSummary } from "@/contract/api";
import { Button } from "@/client/ui/button";
import { inputClass } from "@/client/ui/field";
import { t } from "@/client/ui/messages/t";
import { BoardCard, type BoardAction } from "./board-card";
import { matchTitle } from "./match-title";

/** From this many boards on a search field is worth its place. */
const SEARCH_FROM = 5;

export interface BoardListProps {
  boards: readonly BoardSummary[];
  busyBoardId: string | null;
  onAction(board: BoardSummary, action: BoardAction): void;
}

/** The boards this browser may open, last edited first, and how to find one among many. */
export function BoardList({ boards, busyBoardId, onAction }: BoardListProps) {
  const [query, setQuery] = useState("");
  const searching = query.trim() !== "";
  const shown = boards.filter((board) => matchTitle(board.title, query));

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
        {boards.length >= SEARCH_FROM || searching ? (
          <div className="relative w-full sm:ml-auto sm:w-72">
            <Search
              size={16}
              aria-hidden
              className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-faint"
            />
            <input
              type="search"
              value={query}
              onChange={(event) => setQuery(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === "Escape") setQuery("");
              }}
              aria-label={t("home.boards.search")}
              placeholder={t("home.boards.search")}
              className={`${inputClass} pl-9`}
            />
          </div>
        ) : null}
      </header>
      {shown.length === 0 && searching ? (
        <div className="grid justify-items-start gap-3 rounded-md border border-dashed border-line-strong p-5">
          <p className="text-muted wrap-anywhere">{t("home.boards.noMatch", { query: query.trim() })}</p>
          <Button onClick={() => setQuery("")}>{t("home.boards.clearSearch")}</Button>
        </div>
      ) : null}
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

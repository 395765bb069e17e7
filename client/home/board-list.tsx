"use client";

import { Search } from "lucide-react";
import { useState } from "react";
import type { BoardSummary } from "@/contract/api";
import { Button } from "@/client/ui/button";
import { Chip } from "@/client/ui/chip";
import { inputClass } from "@/client/ui/field";
import { t } from "@/client/ui/messages/t";
import { Moment } from "@/client/ui/moment";
import { matchTitle } from "./match-title";
import { TemplatePreview } from "./template-preview";

/** From this many boards on a search field is worth its place. */
const SEARCH_FROM = 7;

/** The boards this browser may open, last edited first, as the server ordered them. */
export function BoardList({ boards }: { boards: readonly BoardSummary[] }) {
  const [query, setQuery] = useState("");
  const shown = boards.filter((board) => matchTitle(board.title, query));

  return (
    <section aria-labelledby="boards-heading" className="grid content-start gap-3">
      <header className="flex items-baseline gap-3">
        <h2 id="boards-heading" className="text-lg font-[650]">
          {t("home.boards.heading")}
        </h2>
        {boards.length > 0 ? (
          <span className="text-sm text-muted tabular-nums">
            {t("home.boards.count", { n: boards.length })}
          </span>
        ) : null}
      </header>
      {boards.length >= SEARCH_FROM ? (
        <div className="relative">
          <Search size={16} aria-hidden className="absolute top-1/2 left-3 -translate-y-1/2 text-faint" />
          <input
            type="search"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            aria-label={t("home.boards.search")}
            placeholder={t("home.boards.search")}
            className={`${inputClass} pl-9`}
          />
        </div>
      ) : null}
      {boards.length === 0 ? <Empty /> : null}
      {boards.length > 0 && shown.length === 0 ? (
        <div className="grid justify-items-start gap-3 rounded-md border border-dashed border-line-strong p-5">
          <p className="text-muted">{t("home.boards.noMatch", { query: query.trim() })}</p>
          <Button onClick={() => setQuery("")}>{t("home.boards.clearSearch")}</Button>
        </div>
      ) : null}
      {shown.length > 0 ? (
        <ul className="overflow-hidden rounded-md border border-line bg-surface shadow-soft">
          {shown.map((board) => (
            <li key={board.id} className="border-b border-line last:border-b-0">
              <BoardRow board={board} />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function BoardRow({ board }: { board: BoardSummary }) {
  const href = board.role === "room" ? `/room/${board.id}` : `/board/${board.id}`;
  return (
    <a
      href={href}
      className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-3.5 px-3.5 py-3 text-ink no-underline hover:bg-unknown-soft focus-visible:-outline-offset-2"
    >
      <span className="hidden rounded-sm border border-line bg-paper sm:block">
        <TemplatePreview template={board.template} className="block h-[44px] w-[72px]" />
      </span>
      <span className="col-start-2 min-w-0 max-sm:col-start-1 max-sm:col-end-3">
        <span className="line-clamp-2 font-[600] wrap-anywhere">{board.title}</span>
        <span className="mt-1 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-muted">
          <Chip tone={board.role === "facilitator" ? "accent" : "plain"}>{t(`role.${board.role}`)}</Chip>
          <span>
            {t("home.boards.edited")} <Moment at={board.editedAt} />
          </span>
          {board.people > 0 ? (
            <span className="inline-flex items-center gap-1.5 font-[560] text-ok">
              <span aria-hidden className="size-2 rounded-full bg-ok" />
              {t("home.boards.people", { n: board.people })}
            </span>
          ) : null}
        </span>
      </span>
    </a>
  );
}

function Empty() {
  return (
    <div className="rounded-md border border-dashed border-line-strong p-5">
      <p className="font-[600]">{t("home.boards.emptyTitle")}</p>
      <p className="mt-1 text-muted">{t("home.boards.emptyText")}</p>
    </div>
  );
}

"use client";

import { CircleHelp, CornerDownRight, Grid3x3, Lightbulb, Scale, SquareCheck } from "lucide-react";
import type { ReactNode } from "react";
import type { SearchedBoard, SearchHit } from "@/contract/search";
import { Button } from "@/client/ui/button";
import { Chip, type Tone } from "@/client/ui/chip";
import { t } from "@/client/ui/messages/t";
import { Moment } from "@/client/ui/moment";
import { ListProblem } from "../list-problem";
import { hitStatus } from "./hit-status";
import { MarkedWords } from "./marked-words";
import type { SearchState } from "./use-search";

const ICONS: Readonly<Record<SearchHit["type"], ReactNode>> = {
  question: <CircleHelp size={16} aria-hidden />,
  proposal: <Lightbulb size={16} aria-hidden />,
  "feature-grid": <Grid3x3 size={16} aria-hidden />,
  decision: <Scale size={16} aria-hidden />,
  "action-item": <SquareCheck size={16} aria-hidden />,
};

/** What was found on boards, by board, each leading to its item. */
export function SearchResults({
  search,
  hasCard,
}: {
  search: SearchState;
  /** A board whose title fits stands above as a card; without items there is nothing more to say about it. */
  hasCard(boardId: string): boolean;
}) {
  const { query, result, problem, searching } = search;
  const boards = (result?.boards ?? []).filter(({ id, hits }) => hits.length > 0 || !hasCard(id));
  if (problem) {
    return (
      <ListProblem text={t("search.failed", { reason: problem })} onRetry={async () => search.retry()} />
    );
  }
  if (result === null && !searching) return null;
  return (
    <section aria-labelledby="found-heading" aria-busy={searching} className="grid gap-3.5">
      <header className="flex flex-wrap items-baseline gap-x-3">
        <h2 id="found-heading" className="text-lg font-[650]">
          {t("search.heading")}
        </h2>
        <span role="status" className="text-sm text-muted tabular-nums">
          {searching ? t("search.busy") : t("search.found", { n: boards.length })}
        </span>
      </header>
      {boards.length === 0 && !searching ? (
        <div className="grid justify-items-start gap-3 rounded-md border border-dashed border-line-strong p-5">
          <p className="text-muted wrap-anywhere">{t("search.none", { query: query.trim() })}</p>
          <Button onClick={() => search.setQuery("")}>{t("home.boards.clearSearch")}</Button>
        </div>
      ) : null}
      <ul
        className={`grid grid-cols-[minmax(0,1fr)] gap-3 lg:grid-cols-2 lg:items-start lg:gap-4 ${searching ? "opacity-60" : ""}`}
      >
        {boards.map((board) => (
          <li key={board.id}>
            <FoundBoard board={board} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function FoundBoard({ board: { id, title, href, library, hits, more } }: { board: SearchedBoard }) {
  return (
    <section
      aria-labelledby={`found-${id}`}
      data-testid="found-board"
      className="overflow-hidden rounded-md border border-line bg-surface shadow-soft"
    >
      <h3
        id={`found-${id}`}
        className="flex min-h-11 items-center gap-2.5 border-b border-line bg-paper px-3.5 py-2 text-base font-[620] tracking-normal last:border-b-0"
      >
        <a href={href} className="min-w-0 text-ink no-underline wrap-anywhere hover:underline">
          <MarkedWords text={title} />
        </a>
        {library ? <Chip className="ml-auto">{t("search.library")}</Chip> : null}
      </h3>
      {hits.length === 0 ? null : (
        <ul>
          {hits.map((hit) => (
            <li key={hit.id} className="border-b border-line last:border-b-0">
              <Hit hit={hit} />
            </li>
          ))}
          {more > 0 ? (
            <li>
              <a
                href={href}
                className="flex min-h-10 items-center gap-2 px-3.5 text-sm text-muted no-underline hover:bg-unknown-soft pointer-coarse:min-h-11"
              >
                <CornerDownRight size={15} aria-hidden />
                {t("search.more", { n: more })}
              </a>
            </li>
          ) : null}
        </ul>
      )}
    </section>
  );
}

function Hit({ hit }: { hit: SearchHit }) {
  const { type, title, excerpt, href, decidedAt } = hit;
  const status = hitStatus(hit);
  return (
    <a
      href={href}
      className="flex items-start gap-3 px-3.5 py-2.5 text-ink no-underline -outline-offset-2 hover:bg-unknown-soft"
    >
      <span className="mt-0.5 shrink-0 text-muted" title={t(`item.${type}`)}>
        {ICONS[type]}
        <span className="sr-only">{t(`item.${type}`)}</span>
      </span>
      <span className="min-w-0 flex-1">
        <span className="line-clamp-2 text-base leading-snug font-[560] wrap-anywhere">
          {title.length > 0 ? <MarkedWords text={title} /> : t("review.unnamed")}
        </span>
        {excerpt.length > 0 ? (
          <span className="mt-0.5 line-clamp-2 text-sm text-muted wrap-anywhere">
            <MarkedWords text={excerpt} />
          </span>
        ) : null}
        {decidedAt !== "" && !Number.isNaN(Date.parse(decidedAt)) ? (
          <span className="mt-0.5 block text-sm text-muted">
            {t("search.decided")} <Moment at={decidedAt} />
          </span>
        ) : null}
      </span>
      {status ? <Chip tone={status.tone satisfies Tone}>{status.words}</Chip> : null}
    </a>
  );
}

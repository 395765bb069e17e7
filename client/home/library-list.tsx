"use client";

import { useState } from "react";
import type { LibraryBoard, Publishing } from "@/contract/api";
import { Button } from "@/client/ui/button";
import { t } from "@/client/ui/messages/t";
import { Moment } from "@/client/ui/moment";
import { BoardPicture } from "./board-picture";

/** Cards that are shown before somebody asks for all of them. */
const FIRST = 8;

/** The boards that everybody may read, last published first. Null: they could not be read, and `problem` says why. */
export function LibraryList({
  boards,
  problem,
  publishing,
}: {
  boards: readonly LibraryBoard[] | null;
  problem: string | null;
  publishing: Publishing;
}) {
  const [all, setAll] = useState(false);
  const shown = all ? boards : boards?.slice(0, FIRST);
  // Where nothing can be published, a library is nothing to tell a newcomer about.
  if (boards?.length === 0 && publishing === "closed") return null;
  return (
    <section
      aria-labelledby="library-heading"
      className="mt-4 grid content-start gap-4 border-t border-line pt-7"
    >
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 id="library-heading" className="text-lg font-[650]">
          {t("library.heading")}
        </h2>
        {boards !== null && boards.length > 0 ? (
          <>
            <span className="text-sm text-muted tabular-nums">
              {t("library.count", { n: boards.length })}
            </span>
            <p className="w-full text-muted sm:ml-auto sm:w-auto">{t("library.text")}</p>
          </>
        ) : null}
      </header>
      {problem === null ? null : (
        <p role="alert" className="text-block">
          {problem}
        </p>
      )}
      {boards?.length === 0 ? (
        <div className="rounded-md border border-dashed border-line-strong p-5">
          <h3 className="text-base font-[620] tracking-normal">{t("library.emptyTitle")}</h3>
          <p className="mt-1 max-w-[80ch] text-muted">{t("library.emptyText")}</p>
        </div>
      ) : null}
      {shown && shown.length > 0 ? (
        <ul className="grid gap-3 sm:grid-cols-[repeat(auto-fill,minmax(270px,1fr))] sm:gap-5">
          {shown.map((board) => (
            <li key={board.id} className="grid">
              <LibraryCard board={board} />
            </li>
          ))}
        </ul>
      ) : null}
      {boards && !all && boards.length > FIRST ? (
        <Button className="justify-self-start" onClick={() => setAll(true)}>
          {t("library.more", { n: boards.length })}
        </Button>
      ) : null}
    </section>
  );
}

/** What a published board looks like and holds; the whole card opens its record. */
function LibraryCard({ board }: { board: LibraryBoard }) {
  return (
    <article
      data-testid="library-card"
      className="group relative grid grid-cols-[116px_minmax(0,1fr)] overflow-hidden rounded-md border border-line bg-surface shadow-soft transition-[border-color] duration-100 hover:border-line-strong has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-offset-2 has-[a:focus-visible]:outline-accent sm:grid-cols-1 sm:grid-rows-[auto_1fr]"
    >
      <span className="relative block self-start border-line max-sm:m-2.5 max-sm:mr-0 max-sm:overflow-hidden max-sm:rounded-[4px] max-sm:border sm:border-b">
        <BoardPicture board={board} />
      </span>
      <div className="grid min-w-0 grid-rows-[auto_auto_1fr] gap-y-1.5 p-2.5 sm:p-3.5">
        <h3 className="min-w-0 text-base leading-snug font-[620] tracking-normal">
          <a
            href={`/review/${board.id}`}
            className="line-clamp-2 scroll-mb-40 text-ink no-underline outline-none wrap-anywhere after:absolute after:inset-0"
          >
            {board.title}
          </a>
        </h3>
        <p className="text-sm text-muted">{countsOf(board).join(" · ")}</p>
        <p className="self-end text-sm text-muted">
          {t("library.published")} <Moment at={board.publishedAt} />
        </p>
      </div>
    </article>
  );
}

/** What it holds; of nothing nothing is said. */
function countsOf({ counts }: LibraryBoard): string[] {
  const { decisions, openActions, questions, proposals, grids } = counts;
  return [
    decisions > 0 ? t("library.decisions", { n: decisions }) : "",
    openActions > 0 ? t("library.actions", { n: openActions }) : "",
    questions > 0 ? t("library.questions", { n: questions }) : "",
    proposals > 0 ? t("library.proposals", { n: proposals }) : "",
    grids > 0 ? t("library.grids", { n: grids }) : "",
  ].filter((text) => text !== "");
}

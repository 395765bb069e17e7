import { ArrowUpRight, FileText, Map, MessageSquareText } from "lucide-react";
import type { ReactNode } from "react";
import type { BoardRecord } from "@/board/record/board-record";
import { minutesMail } from "@/board/record/minutes-mail";
import { buttonClass } from "@/client/ui/button";
import { Chip } from "@/client/ui/chip";
import { Wordmark } from "@/client/ui/logo";
import { t } from "@/client/ui/messages/t";
import { Moment } from "@/client/ui/moment";
import { SkipLink } from "@/client/ui/skip-link";
import { CopyMinutes } from "./copy-minutes";
import { ReviewActions, ReviewDecisions } from "./review-conclusions";
import { ReviewGrids } from "./review-grids";
import { ReviewProposals } from "./review-proposals";
import { ReviewAgenda, ReviewHums } from "./review-session";
import { ReviewScope } from "./review-scope";

export interface ReviewPageProps {
  record: BoardRecord;
  /** The visitor may open the board itself: everybody but a room screen. */
  mayOpenBoard: boolean;
}

/** The record of a board as a document: rendered on the server, whole without JavaScript, and made to be printed. */
export function ReviewPage({ record, mayOpenBoard }: ReviewPageProps) {
  const { board } = record;
  const sections = sectionsOf(record);
  return (
    <div className="mx-auto w-full max-w-[1320px] px-4 pb-24 sm:px-8">
      <SkipLink target="main">{t("common.skip")}</SkipLink>
      <header className="flex h-16 items-center justify-between print:hidden">
        <a href="/" className="rounded-sm no-underline" aria-label={t("common.home")}>
          <Wordmark />
        </a>
        {mayOpenBoard ? (
          <a href={`/board/${board.id}`} className={buttonClass("plain")}>
            <Map size={16} aria-hidden />
            {t("review.openBoard")}
          </a>
        ) : null}
      </header>
      <div className="grid gap-x-11 lg:grid-cols-[minmax(0,1fr)_250px] xl:grid-cols-[210px_minmax(0,740px)_minmax(220px,1fr)]">
        <nav
          aria-label={t("review.contents")}
          className="sticky top-0 hidden max-h-dvh self-start overflow-y-auto pt-10 pb-6 text-sm xl:block print:hidden"
        >
          <ol className="grid gap-0.5">
            {sections.map(({ id, title, count }) => (
              <li key={id}>
                <a
                  href={`#${id}`}
                  className="flex items-baseline justify-between gap-3 rounded-sm px-2 py-1.5 text-muted no-underline hover:bg-unknown-soft hover:text-ink"
                >
                  {title}
                  <span className="text-xs text-faint tabular-nums">{count}</span>
                </a>
              </li>
            ))}
          </ol>
        </nav>
        <main id="main" className="min-w-0 pt-6 text-read sm:pt-8">
          <h1 className="text-2xl font-[680] tracking-[-0.022em] text-balance wrap-anywhere sm:text-3xl">
            {board.title}
          </h1>
          <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-base text-muted">
            <span>
              {t("review.edited")} <Moment at={board.editedAt} />
            </span>
            {board.sealed ? <Chip tone="accent">{t("review.sealed")}</Chip> : null}
            {board.origin === "" ? null : (
              <a href={board.origin} rel="noreferrer" className="inline-flex items-center gap-1 text-accent">
                <MessageSquareText size={15} aria-hidden />
                {t("review.thread")}
              </a>
            )}
          </p>
          {sections.length === 0 ? <Empty /> : null}
          {sections.map(({ id, title, body }) => (
            <section key={id} id={id} aria-labelledby={`${id}-title`} className="mt-10 scroll-mt-6">
              <h2 id={`${id}-title`} className="mb-3 text-xl font-[660]">
                {title}
              </h2>
              {body}
            </section>
          ))}
        </main>
        <aside className="mt-12 min-w-0 lg:mt-0 lg:pt-10 print:hidden">
          <TakeAlong record={record} />
        </aside>
      </div>
    </div>
  );
}

interface Section {
  id: string;
  title: string;
  count: number;
  body: ReactNode;
}

/** Sections that have something in them, conclusions first. */
function sectionsOf(record: BoardRecord): Section[] {
  const boardId = record.board.id;
  const { decisions, actions, questions, proposals, grids, session } = record;
  const all: Section[] = [
    {
      id: "decisions",
      title: t("review.decisions"),
      count: decisions.length,
      body: <ReviewDecisions boardId={boardId} decisions={decisions} />,
    },
    {
      id: "actions",
      title: t("review.actions"),
      count: actions.length,
      body: <ReviewActions boardId={boardId} actions={actions} />,
    },
    {
      id: "scope",
      title: t("review.scope"),
      count: questions.length,
      body: <ReviewScope boardId={boardId} questions={questions} />,
    },
    {
      id: "proposals",
      title: t("review.proposals"),
      count: proposals.length,
      body: <ReviewProposals boardId={boardId} proposals={proposals} />,
    },
    {
      id: "grids",
      title: t("review.grids"),
      count: grids.length,
      body: <ReviewGrids boardId={boardId} grids={grids} />,
    },
    {
      id: "hums",
      title: t("session.hums"),
      count: session?.hums.length ?? 0,
      body: session ? <ReviewHums hums={session.hums} /> : null,
    },
    {
      id: "agenda",
      title: t("session.agenda"),
      count: session ? session.agenda.length + session.speakers.length : 0,
      body: session ? <ReviewAgenda session={session} /> : null,
    },
  ];
  return all.filter(({ count }) => count > 0);
}

function Empty() {
  return (
    <section className="mt-10 rounded-md border border-line bg-surface p-6">
      <h2 className="text-lg font-[650]">{t("review.emptyTitle")}</h2>
      <p className="mt-2 text-muted">{t("review.emptyText")}</p>
    </section>
  );
}

const FILES = [
  ["record.txt", "review.file.txt"],
  ["record.eml", "review.file.eml"],
  ["record.md", "review.file.md"],
  ["record.html", "review.file.html"],
  ["record.json", "review.file.json"],
  ["record.csv", "review.file.csv"],
  ["record.ics", "review.file.ics"],
] as const;

function TakeAlong({ record }: { record: BoardRecord }) {
  const base = `/api/boards/${record.board.id}`;
  return (
    <section aria-labelledby="take-title" className="lg:sticky lg:top-6">
      <h2 id="take-title" className="mb-3 text-base font-[650]">
        {t("review.take")}
      </h2>
      <CopyMinutes url={`${base}/record.txt`} />
      <ul className="mt-3 grid gap-0.5 text-sm">
        {FILES.map(([file, label]) => (
          <li key={file}>
            <a
              href={`${base}/${file}`}
              className="flex min-h-8 items-center gap-2 rounded-sm px-2 text-ink no-underline hover:bg-unknown-soft pointer-coarse:min-h-11"
            >
              <FileText size={15} aria-hidden className="text-faint" />
              {t(label)}
            </a>
          </li>
        ))}
        <li>
          <a
            href={minutesMail(record, new Date(record.board.editedAt)).mailto}
            className="flex min-h-8 items-center gap-2 rounded-sm px-2 text-ink no-underline hover:bg-unknown-soft pointer-coarse:min-h-11"
          >
            <ArrowUpRight size={15} aria-hidden className="text-faint" />
            {t("review.mailto")}
          </a>
        </li>
      </ul>
    </section>
  );
}

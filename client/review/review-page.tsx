import { Archive, ChevronDown, FileText, Globe, Lock, Map, MessageSquareText } from "lucide-react";
import type { ReactNode } from "react";
import type { BoardRecord } from "@/board/record/board-record";
import { minutesMail } from "@/board/record/minutes-mail";
import { sessionsOf } from "@/board/record/record-session";
import type { ActionChange } from "@/contract/actions";
import type { BoardSummary, Publishing, ReviewFacts } from "@/contract/api";
import { may } from "@/contract/roles";
import { thumbnailUrl } from "@/contract/thumbnail";
import { buttonClass } from "@/client/ui/button";
import { Chip } from "@/client/ui/chip";
import { Wordmark } from "@/client/ui/logo";
import { t } from "@/client/ui/messages/t";
import { Moment } from "@/client/ui/moment";
import { SettingsButton } from "@/client/ui/settings-button";
import { SkipLink } from "@/client/ui/skip-link";
import { MinutesDialog } from "./minutes-dialog";
import { ReviewActions, ReviewDecisions } from "./review-conclusions";
import { ReviewGrids } from "./review-grids";
import { ReviewManage } from "./review-manage";
import { ReviewProposals } from "./review-proposals";
import { ReviewAgenda, ReviewHums } from "./review-session";
import { ReviewScope } from "./review-scope";
import { ReviewSeries } from "./review-series";
import { ReviewShell } from "./review-shell";

export interface ReviewPageProps {
  board: BoardSummary;
  record: BoardRecord;
  facts: ReviewFacts;
  /** Of action items, since the seal. */
  changes: readonly ActionChange[];
  publishing: Publishing;
  createKeyRequired: boolean;
}

/**
 * The record of a board as a document: rendered on the server, whole without JavaScript, and made to be printed. The board
 * itself comes beside it when somebody wants to see an item's place.
 */
export function ReviewPage(props: ReviewPageProps) {
  const { board, record, facts, publishing, createKeyRequired } = props;
  const sections = sectionsOf(props);
  // A room link opens the room screen and nothing else.
  const mayOpenBoard = board.role !== "room";
  const manages = may(board.role, "manage") && !board.byLibrary;
  return (
    <div className="mx-auto w-full max-w-[1480px] px-4 pb-24 sm:px-8 print:max-w-none print:p-0">
      <SkipLink target="main">{t("common.skip")}</SkipLink>
      <ReviewShell
        boardId={board.id}
        header={
          <header className="flex h-16 items-center gap-2 print:hidden">
            <a href="/" className="mr-auto rounded-sm no-underline" aria-label={t("common.home")}>
              <Wordmark />
            </a>
            {manages ? (
              <ReviewManage
                boardId={board.id}
                title={record.board.title}
                facts={facts}
                publishing={publishing}
                createKeyRequired={createKeyRequired}
              />
            ) : null}
            {mayOpenBoard ? (
              <a
                href={`/board/${board.id}`}
                aria-label={t("review.openBoard")}
                className={`${buttonClass("plain")} max-sm:w-9 max-sm:px-0!`}
              >
                <Map size={16} aria-hidden />
                <span className="max-sm:hidden">{t("review.openBoard")}</span>
              </a>
            ) : null}
            <SettingsButton />
          </header>
        }
        contents={<Contents sections={sections} />}
        aside={<TakeAlong board={board} record={record} manages={manages} mayOpenBoard={mayOpenBoard} />}
      >
        <main id="main" tabIndex={-1} className="pt-4 text-read outline-none sm:pt-8">
          <h1 className="text-2xl font-[680] tracking-[-0.022em] text-balance wrap-anywhere sm:text-3xl">
            {record.board.title}
          </h1>
          <About board={board} record={record} facts={facts} />
          <ReviewSeries continues={facts.continues} continuedBy={facts.continuedBy} />
          {sections.length === 0 ? <Empty /> : <SmallContents sections={sections} />}
          {sections.map(({ id, title, body }) => (
            <section key={id} id={id} aria-labelledby={`${id}-title`} className="mt-10 scroll-mt-6">
              <h2 id={`${id}-title`} className="mb-3 text-xl font-[660]">
                {title}
              </h2>
              {body}
            </section>
          ))}
        </main>
      </ReviewShell>
    </div>
  );
}

function About({ board, record, facts }: Pick<ReviewPageProps, "board" | "record" | "facts">) {
  return (
    <div className="mt-2.5 flex flex-wrap items-center gap-x-4 gap-y-1.5 text-base text-muted">
      <span>
        {t("review.edited")} <Moment at={record.board.editedAt} />
      </span>
      {facts.sealed ? (
        <span className="inline-flex flex-wrap items-center gap-x-2">
          <Chip tone="cond" mark={<Lock size={12} />}>
            {t("review.sealed")}
          </Chip>
          {facts.sealedAt === null ? null : (
            <span className="text-sm">
              {facts.sealedBy === "" ? null : `${t("seal.by", { name: facts.sealedBy })}, `}
              <Moment at={facts.sealedAt} />
            </span>
          )}
        </span>
      ) : null}
      {facts.publishedAt === null ? null : (
        <span title={t("publish.means")}>
          <Chip tone="accent" mark={<Globe size={12} />}>
            {t("publish.chip")}
          </Chip>
        </span>
      )}
      {facts.origin === "" ? null : (
        <a href={facts.origin} rel="noreferrer" className="inline-flex items-center gap-1 text-accent">
          <MessageSquareText size={15} aria-hidden />
          {t("review.thread")}
        </a>
      )}
      {board.people > 0 ? (
        <span className="inline-flex items-center gap-1.5 text-sm font-[560] text-ok print:hidden">
          <span aria-hidden className="size-2 rounded-full bg-ok" />
          {t("home.boards.people", { n: board.people })}
        </span>
      ) : null}
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
function sectionsOf({ board, record, facts, changes }: ReviewPageProps): Section[] {
  const boardId = board.id;
  const { decisions, actions, questions, proposals, grids } = record;
  const sessions = sessionsOf(record);
  const mayChange = may(board.role, "edit-sealed-actions") && !board.byLibrary;
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
      body: (
        <>
          <ReviewActions
            boardId={boardId}
            actions={actions}
            changes={changes}
            mayChange={mayChange}
            sealed={facts.sealed}
          />
          <p className="mt-4 text-base print:hidden">
            <a href="/actions" className="text-accent">
              {t("actions.ofAllBoards")}
            </a>
          </p>
        </>
      ),
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
      count: sessions.reduce((sum, { hums }) => sum + hums.length, 0),
      body: <ReviewHums sessions={sessions} />,
    },
    {
      id: "agenda",
      title: t("session.agenda"),
      count: sessions.reduce((sum, { agenda, speakers }) => sum + agenda.length + speakers.length, 0),
      body: <ReviewAgenda sessions={sessions} />,
    },
  ];
  return all.filter(({ count }) => count > 0);
}

/** Beside the record; the page scrolls, this stays. */
function Contents({ sections }: { sections: readonly Section[] }) {
  return (
    <nav
      aria-label={t("review.contents")}
      className="sticky top-0 hidden max-h-dvh self-start overflow-y-auto pt-10 pb-6 text-sm xl:block print:hidden"
    >
      <ContentsList sections={sections} />
    </nav>
  );
}

/** Above the record, where there is no room beside it. */
function SmallContents({ sections }: { sections: readonly Section[] }) {
  if (sections.length < 2) return null;
  return (
    <details className="group mt-5 rounded-md border border-line bg-surface px-3 text-sm xl:hidden print:hidden">
      <summary className="hit flex cursor-pointer list-none items-center justify-between font-[620] [&::-webkit-details-marker]:hidden">
        {t("review.contents")}
        <ChevronDown size={16} aria-hidden className="text-faint group-open:rotate-180" />
      </summary>
      <nav aria-label={t("review.contents")} className="-mx-2 pb-2">
        <ContentsList sections={sections} />
      </nav>
    </details>
  );
}

function ContentsList({ sections }: { sections: readonly Section[] }) {
  return (
    <ol className="grid gap-0.5">
      {sections.map(({ id, title, count }) => (
        <li key={id}>
          <a
            href={`#${id}`}
            className="flex items-baseline justify-between gap-3 rounded-sm px-2 py-1.5 text-muted no-underline hover:bg-unknown-soft hover:text-ink pointer-coarse:py-3"
          >
            {title}
            <span className="text-xs text-faint tabular-nums">{count}</span>
          </a>
        </li>
      ))}
    </ol>
  );
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

function TakeAlong({
  board,
  record,
  manages,
  mayOpenBoard,
}: {
  board: BoardSummary;
  record: BoardRecord;
  manages: boolean;
  mayOpenBoard: boolean;
}) {
  const mail = minutesMail(record, new Date(record.board.editedAt));
  return (
    <aside
      aria-label={t("review.take")}
      className="grid gap-4 max-lg:mt-12 lg:sticky lg:top-0 lg:max-h-dvh lg:overflow-y-auto lg:pt-10 lg:pb-6 print:hidden"
    >
      {mayOpenBoard ? <BoardPreview board={board} /> : null}
      <section aria-labelledby="take-title" className="grid gap-2.5">
        <h2 id="take-title" className="text-base font-[650]">
          {t("review.take")}
        </h2>
        <MinutesDialog
          boardId={board.id}
          subject={mail.subject}
          inReplyTo={mail.inReplyTo}
          mailto={mail.mailto}
          maySetOrigin={manages}
        />
        <ul className="grid gap-0.5 text-sm">
          {FILES.map(([file, label]) => (
            <li key={file}>
              <a
                href={`/api/boards/${board.id}/${file}`}
                className="flex min-h-8 items-center gap-2 rounded-sm px-2 text-ink no-underline hover:bg-unknown-soft pointer-coarse:min-h-11"
              >
                <FileText size={15} aria-hidden className="text-faint" />
                {t(label)}
              </a>
            </li>
          ))}
          <li>
            <a
              href={`/api/boards/${board.id}/archive.zip`}
              className="flex min-h-8 items-center gap-2 rounded-sm px-2 text-ink no-underline hover:bg-unknown-soft pointer-coarse:min-h-11"
            >
              <Archive size={15} aria-hidden className="text-faint" />
              {t("export.archive")}
            </a>
          </li>
        </ul>
      </section>
    </aside>
  );
}

/** What the board looks like, and the way to it: beside the record, or without scripts to the board itself. */
function BoardPreview({ board }: { board: BoardSummary }) {
  const { id, thumbnailAt } = board;
  return (
    <a
      href={`/board/${id}`}
      data-item=""
      className="group relative block aspect-[16/10] overflow-hidden rounded-md border border-line bg-surface text-ink no-underline hover:border-line-strong"
    >
      <span aria-hidden className="dotted absolute inset-0" />
      {thumbnailAt === null
        ? null
        : (["light", "dark"] as const).map((theme) => (
            // oxlint-disable-next-line nextjs/no-img-element -- an optimizer in between would not have this browser's cookie
            <img
              key={theme}
              src={thumbnailUrl(id, theme, thumbnailAt)}
              alt=""
              loading="lazy"
              decoding="async"
              className={`absolute inset-0 size-full object-cover ${theme === "light" ? "only-light" : "only-dark"}`}
            />
          ))}
      <span className="absolute inset-x-0 bottom-0 flex items-center gap-2 border-t border-line bg-surface px-3 py-2 text-sm font-[560] group-hover:text-accent">
        <Map size={15} aria-hidden />
        {t("review.showBoard")}
      </span>
    </a>
  );
}

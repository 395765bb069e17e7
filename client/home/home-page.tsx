"use client";

import { PackageOpen, Plus } from "lucide-react";
import { useState } from "react";
import type { BoardSummary, LibraryBoard, Publishing, TemplateSummary } from "@/contract/api";
import type { SearchResult } from "@/contract/search";
import { Button } from "@/client/ui/button";
import { Dialog } from "@/client/ui/dialog";
import { t } from "@/client/ui/messages/t";
import { SkipLink } from "@/client/ui/skip-link";
import { BoardDialogs } from "./board-dialogs";
import { BoardList } from "./board-list";
import { CreateBoardForm } from "./create-board-form";
import { LibraryList } from "./library-list";
import { ImportArchiveDialog } from "./import/import-archive-dialog";
import { useImportDialog } from "./import/use-import-dialog";
import { matchTitle } from "./match-title";
import { SearchField } from "./search/search-field";
import { SearchResults } from "./search/search-results";
import { useSearch } from "./search/use-search";
import { ListProblem } from "./list-problem";
import { OutcomeBar } from "./outcome-bar";
import { ActionsLink, PageHeader, TrashLink } from "./page-header";
import { useBoardActions } from "./use-board-actions";
import { useBoards } from "./use-boards";

export interface HomePageProps {
  /** Null when the list could not be read; `problem` then says why. */
  boards: readonly BoardSummary[] | null;
  problem: string | null;
  templates: readonly TemplateSummary[];
  createKeyRequired: boolean;
  library: { boards: readonly LibraryBoard[] | null; problem: string | null };
  publishing: Publishing;
  /** What the page's address asks to look for, and what was found. */
  query: string;
  found: SearchResult | null;
  /** Something is in the trash of this browser. */
  trashed: boolean;
}

/** What this is, a new board, and the boards of this browser; for a newcomer the new board comes first. */
export function HomePage({
  templates,
  createKeyRequired,
  library,
  publishing,
  query,
  found,
  trashed,
  ...initial
}: HomePageProps) {
  const list = useBoards(initial);
  const actions = useBoardActions(list);
  const search = useSearch({ query, result: found });
  const [creating, setCreating] = useState(false);
  const importing = useImportDialog();
  const { boards } = list;
  // A newcomer has nothing to throw away; whoever came with boards may just have.
  const [hasTrash] = useState(trashed || initial.boards?.length !== 0);
  const newcomer = boards !== null && boards.length === 0;
  const readsLibrary = (library.boards?.length ?? 0) > 0 || query !== "";

  return (
    <div className="mx-auto w-full max-w-[1400px] px-4 pb-24 sm:px-8">
      <SkipLink target="main">{t("common.skip")}</SkipLink>
      <PageHeader>
        <ActionsLink />
        {hasTrash ? <TrashLink /> : null}
      </PageHeader>
      <main
        id="main"
        tabIndex={-1}
        className="grid grid-cols-[minmax(0,1fr)] gap-6 pt-2 outline-none sm:gap-7"
      >
        <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
          <div>
            <h1 className="text-2xl font-[680] tracking-[-0.022em] sm:text-3xl">{t("product.tagline")}</h1>
            <p className="mt-2.5 max-w-[64ch] text-read text-pretty text-muted">{t("home.intro")}</p>
          </div>
          {newcomer ? null : (
            <div className="flex gap-2 max-sm:w-full max-sm:flex-col-reverse">
              <Button look="quiet" onClick={importing.ask} className="h-11! text-base text-muted!">
                <PackageOpen size={18} aria-hidden />
                {t("import.button")}
              </Button>
              <Button look="primary" onClick={() => setCreating(true)} className="h-11! px-5 text-base">
                <Plus size={18} aria-hidden />
                {t("home.create.heading")}
              </Button>
            </div>
          )}
        </div>
        {newcomer ? null : <SearchField value={search.query} onChange={search.setQuery} />}
        {list.problem ? (
          <ListProblem
            text={boards === null ? list.problem : t("home.boards.stale", { reason: list.problem })}
            onRetry={list.refresh}
          />
        ) : null}
        {newcomer ? (
          <>
            <section
              aria-labelledby="create-heading"
              className="rounded-md border border-line bg-surface p-4 shadow-soft sm:p-6"
            >
              <h2 id="create-heading" className="mb-4 text-lg font-[650]">
                {t("home.create.heading")}
              </h2>
              <CreateBoardForm templates={templates} createKeyRequired={createKeyRequired} />
            </section>
            <section className="rounded-md border border-dashed border-line-strong p-5">
              <h2 className="text-base font-[620] tracking-normal">{t("home.boards.emptyTitle")}</h2>
              <p className="mt-1 max-w-[80ch] text-muted">{t("home.boards.emptyText")}</p>
              <Button look="quiet" onClick={importing.ask} className="mt-2 -ml-3.5 text-muted!">
                <PackageOpen size={16} aria-hidden />
                {t("import.button")}
              </Button>
            </section>
          </>
        ) : null}
        {boards !== null && boards.length > 0 ? (
          <BoardList
            boards={boards}
            query={search.query}
            busyBoardId={actions.busyBoardId}
            onAction={actions.start}
          />
        ) : null}
        {newcomer && readsLibrary ? <SearchField value={search.query} onChange={search.setQuery} /> : null}
        <SearchResults
          search={search}
          hasCard={(boardId) =>
            boards?.some(({ id, title }) => id === boardId && matchTitle(title, search.query)) ?? false
          }
        />
        {/* What is found may be in the library, too. */}
        {search.result === null && !search.searching ? (
          <LibraryList {...library} publishing={publishing} />
        ) : null}
      </main>
      <Dialog
        open={creating}
        onClose={() => setCreating(false)}
        title={t("home.create.heading")}
        width={1080}
      >
        <CreateBoardForm templates={templates} createKeyRequired={createKeyRequired} inDialog />
      </Dialog>
      <ImportArchiveDialog importing={importing} createKeyRequired={createKeyRequired} />
      <BoardDialogs actions={actions} createKeyRequired={createKeyRequired} />
      <OutcomeBar outcome={actions.outcome} takeFocus onDismiss={actions.dismiss} />
    </div>
  );
}

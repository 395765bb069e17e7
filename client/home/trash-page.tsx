"use client";

import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import type { BoardSummary, TrashedBoard } from "@/contract/api";
import { LIMITS } from "@/contract/limits";
import { Button, buttonClass } from "@/client/ui/button";
import { t } from "@/client/ui/messages/t";
import { Moment } from "@/client/ui/moment";
import { requestJson, RequestProblem, sentenceOf } from "@/client/ui/request-json";
import { SkipLink } from "@/client/ui/skip-link";
import { useHydrated } from "@/client/ui/use-hydrated";
import { BoardPicture } from "./board-picture";
import { ConfirmDialog } from "./confirm-dialog";
import { ListProblem } from "./list-problem";
import { OutcomeBar, type Outcome } from "./outcome-bar";
import { PageHeader } from "./page-header";

export interface TrashPageProps {
  /** Null when the list could not be read; `problem` then says why. */
  boards: readonly TrashedBoard[] | null;
  problem: string | null;
}

/** Deleted boards that this browser may bring back, until they are gone for good. */
export function TrashPage(initial: TrashPageProps) {
  const [{ boards, problem }, setList] = useState(initial);
  const [asking, setAsking] = useState<TrashedBoard | null>(null);
  const [busyBoardId, setBusyBoardId] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  // What is not listening yet must not look as if it were.
  const hydrated = useHydrated();

  const refresh = async () => {
    try {
      setList({ boards: await requestJson<TrashedBoard[]>("/api/trash"), problem: null });
    } catch (error) {
      if (!(error instanceof RequestProblem)) throw error;
      setList((list) => ({ ...list, problem: error.message }));
    }
  };
  const remove = (boardId: string) => {
    setList((list) => ({ ...list, boards: list.boards?.filter(({ id }) => id !== boardId) ?? null }));
    document.getElementById("main")?.focus();
  };

  const restore = async (board: TrashedBoard) => {
    setBusyBoardId(board.id);
    try {
      const { id, title } = await requestJson<BoardSummary>(`/api/trash/${board.id}/restore`, {
        method: "POST",
      });
      remove(board.id);
      setOutcome({ tone: "done", text: t("trash.restored", { title }), open: `/board/${id}` });
    } catch (error) {
      setOutcome({ tone: "failed", text: sentenceOf(error) });
    }
    setBusyBoardId(null);
  };

  const purge = async (board: TrashedBoard): Promise<string | null> => {
    try {
      await requestJson(`/api/trash/${board.id}`, { method: "DELETE" });
    } catch (error) {
      return sentenceOf(error);
    }
    setAsking(null);
    remove(board.id);
    setOutcome({ tone: "done", text: t("trash.purged", { title: board.title }) });
    return null;
  };

  return (
    <div className="mx-auto w-full max-w-[860px] px-4 pb-24 sm:px-8">
      <SkipLink target="main">{t("common.skip")}</SkipLink>
      <PageHeader>
        <a href="/" className={buttonClass("quiet")}>
          <ArrowLeft size={16} aria-hidden className="text-muted" />
          {t("common.home")}
        </a>
      </PageHeader>
      <main id="main" tabIndex={-1} className="grid gap-6 pt-3 outline-none">
        <div>
          <h1 className="text-2xl font-[680] tracking-[-0.022em] sm:text-3xl">{t("trash.heading")}</h1>
          <p className="mt-2.5 max-w-[64ch] text-read text-pretty text-muted">
            {t("trash.intro", { n: LIMITS.trashDays })}
          </p>
        </div>
        {problem ? <ListProblem text={problem} onRetry={refresh} /> : null}
        {boards !== null && boards.length === 0 ? (
          <div className="rounded-md border border-dashed border-line-strong p-5">
            <p className="font-[620]">{t("trash.emptyTitle")}</p>
            <p className="mt-1 text-muted">{t("trash.emptyText")}</p>
          </div>
        ) : null}
        {boards !== null && boards.length > 0 ? (
          <ul className="overflow-hidden rounded-md border border-line bg-surface shadow-soft">
            {boards.map((board) => (
              <li
                key={board.id}
                aria-busy={board.id === busyBoardId}
                className="flex items-start gap-3.5 border-b border-line p-3 last:border-b-0 max-sm:flex-col sm:items-center sm:p-3.5"
              >
                <div className="flex min-w-0 flex-1 items-start gap-3.5 max-sm:w-full sm:items-center">
                  <span className="block w-26 shrink-0 overflow-hidden rounded-[4px] border border-line opacity-75">
                    <BoardPicture board={board} />
                  </span>
                  <div className="min-w-0">
                    <h2 className="line-clamp-2 text-base leading-snug font-[620] tracking-normal wrap-anywhere">
                      {board.title}
                    </h2>
                    <p className="mt-1 text-sm text-muted">
                      {t("trash.deleted")} <Moment at={board.deletedAt} />
                    </p>
                    <p className="text-sm text-muted">
                      {t("trash.gone")} <Moment at={board.goneAt} />
                    </p>
                  </div>
                </div>
                <div className="flex gap-2 max-sm:w-full max-sm:*:flex-auto">
                  <Button
                    disabled={busyBoardId !== null || !hydrated}
                    aria-label={t("trash.restoreLabel", { title: board.title })}
                    onClick={() => void restore(board)}
                  >
                    {t("trash.restore")}
                  </Button>
                  <Button
                    look="quiet"
                    disabled={busyBoardId !== null || !hydrated}
                    aria-label={t("trash.purgeLabel", { title: board.title })}
                    onClick={() => setAsking(board)}
                    className="text-block!"
                  >
                    {t("trash.purge")}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        ) : null}
      </main>
      {asking ? (
        <ConfirmDialog
          title={t("trash.purgeAsk", { title: asking.title })}
          text={t("trash.purgeText")}
          confirm={t("trash.purgeYes")}
          onConfirm={() => purge(asking)}
          onClose={() => setAsking(null)}
        />
      ) : null}
      <OutcomeBar outcome={outcome} takeFocus={false} onDismiss={() => setOutcome(null)} />
    </div>
  );
}

"use client";

import { ArrowLeft, CalendarDays, Table2 } from "lucide-react";
import { useState } from "react";
import {
  actionFilterQuery,
  type ActionFilters,
  type ActionList,
  type ListedAction,
} from "@/contract/actions";
import { Button, buttonClass } from "@/client/ui/button";
import { classNames } from "@/client/ui/class-names";
import { t } from "@/client/ui/messages/t";
import { SkipLink } from "@/client/ui/skip-link";
import { ListProblem } from "../list-problem";
import { OutcomeBar } from "../outcome-bar";
import { PageHeader } from "../page-header";
import { ActionFiltersForm } from "./action-filters";
import { actionGroups, keyOf } from "./action-groups";
import { ActionRow } from "./action-row";
import { EditActionDialog } from "./edit-action-dialog";
import { useActionChanges } from "./use-action-changes";
import { useActions } from "./use-actions";

export interface ActionsPageProps {
  filters: ActionFilters;
  /** Null when the list could not be read; `problem` then says why. */
  list: ActionList | null;
  problem: string | null;
}

const NOTHING: Pick<ActionList, "owners" | "boards"> = { owners: [], boards: [] };

/** Action items of every board that this browser may read, and of the library. */
export function ActionsPage(initial: ActionsPageProps) {
  const state = useActions(initial);
  const changes = useActionChanges(state);
  const [editing, setEditing] = useState<ListedAction | null>(null);
  const { filters, list, problem, loading } = state;
  const none = list !== null && list.boards.length === 0;
  const owners = list?.owners.flatMap(({ owner }) => (owner === "" ? [] : [owner])) ?? [];

  return (
    <div className="mx-auto w-full max-w-[1000px] px-4 pb-28 sm:px-8">
      <SkipLink target="main">{t("common.skip")}</SkipLink>
      <PageHeader>
        <a href="/" className={buttonClass("quiet")}>
          <ArrowLeft size={16} aria-hidden className="text-muted" />
          {t("common.home")}
        </a>
      </PageHeader>
      <main id="main" tabIndex={-1} className="grid grid-cols-[minmax(0,1fr)] gap-6 pt-3 outline-none">
        <div>
          <h1 className="text-2xl font-[680] tracking-[-0.022em] sm:text-3xl">{t("actions.heading")}</h1>
          <p className="mt-2.5 max-w-[64ch] text-read text-pretty text-muted">{t("actions.intro")}</p>
        </div>
        {none ? null : (
          <ActionFiltersForm filters={filters} choices={list ?? NOTHING} onFilter={state.filter} />
        )}
        {problem ? (
          <ListProblem
            text={list === null ? problem : t("actions.stale", { reason: problem })}
            onRetry={state.refresh}
          />
        ) : null}
        {none ? (
          <div className="rounded-md border border-dashed border-line-strong p-5">
            <p className="font-[620]">{t("actions.emptyTitle")}</p>
            <p className="mt-1 max-w-[80ch] text-muted">{t("actions.emptyText")}</p>
          </div>
        ) : null}
        {list !== null && !none ? (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
              <p role="status" className="text-sm text-muted tabular-nums">
                {loading ? t("actions.loading") : t("actions.count", { n: list.total })}
              </p>
              {list.total > 0 ? <Files filters={filters} today={list.today} /> : null}
            </div>
            {list.actions.length === 0 ? (
              <div className="grid justify-items-start gap-3 rounded-md border border-dashed border-line-strong p-5">
                <div>
                  <p className="font-[620]">{t("actions.noneTitle")}</p>
                  <p className="mt-1 text-muted">{t("actions.noneText")}</p>
                </div>
                <Button
                  onClick={() =>
                    state.filter({
                      status: "open",
                      owner: undefined,
                      due: undefined,
                      board: undefined,
                      q: undefined,
                    })
                  }
                >
                  {t("actions.clear")}
                </Button>
              </div>
            ) : null}
            <div
              aria-busy={loading}
              className={classNames(
                "grid grid-cols-[minmax(0,1fr)] gap-5 transition-opacity duration-100",
                loading && "opacity-60",
              )}
            >
              {actionGroups(list.actions, list.today, state.placedAs).map(({ name, actions }) => (
                <section key={name} aria-labelledby={`group-${name}`}>
                  <h2
                    id={`group-${name}`}
                    className={classNames(
                      "mb-2 text-base font-[650] tracking-normal",
                      name === "overdue" && "text-block",
                    )}
                  >
                    {name === "closed" ? t("actions.closed") : t(`actions.due.${name}`)}
                  </h2>
                  <ul className="overflow-hidden rounded-md border border-line bg-surface shadow-soft">
                    {actions.map((action) => (
                      <ActionRow
                        key={keyOf(action)}
                        action={action}
                        onTick={() => void changes.tick(action)}
                        onEdit={() => setEditing(action)}
                      />
                    ))}
                  </ul>
                </section>
              ))}
            </div>
            {list.actions.length < list.total ? (
              <Button disabled={loading} onClick={() => void state.more()} className="justify-self-center">
                {t("actions.more")}
              </Button>
            ) : null}
          </div>
        ) : null}
      </main>
      {editing ? (
        <EditActionDialog
          action={editing}
          owners={owners}
          onSave={async (change) => {
            const failed = await changes.save(editing, change);
            if (failed === null) setEditing(null);
            return failed;
          }}
          onClose={() => setEditing(null)}
        />
      ) : null}
      <OutcomeBar outcome={changes.outcome} takeFocus={false} onDismiss={changes.dismiss} />
    </div>
  );
}

/** What is shown, as files for a spreadsheet and for a calendar. */
function Files({ filters, today }: { filters: ActionFilters; today: string }) {
  const query = new URLSearchParams(actionFilterQuery(filters));
  query.set("today", today);
  return (
    <p className="flex flex-wrap gap-1.5">
      <a href={`/api/actions.csv?${query}`} className={buttonClass("quiet")}>
        <Table2 size={16} aria-hidden className="text-muted" />
        {t("actions.csv")}
      </a>
      <a href={`/api/actions.ics?${query}`} className={buttonClass("quiet")}>
        <CalendarDays size={16} aria-hidden className="text-muted" />
        {t("actions.ics")}
      </a>
    </p>
  );
}

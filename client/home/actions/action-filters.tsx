"use client";

import { Search } from "lucide-react";
import { useId, type ComponentProps, type ReactNode } from "react";
import {
  ACTION_SEARCH_CHARS,
  ACTION_STATUSES,
  ANY_OWNER,
  DUE_GROUPS,
  type ActionFilters,
  type ActionList,
  type DueGroup,
} from "@/contract/actions";
import { Button } from "@/client/ui/button";
import { inputClass } from "@/client/ui/field";
import { t } from "@/client/ui/messages/t";

/** What a list of action items is narrowed by. Without JavaScript it is a form that loads the page again. */
export function ActionFiltersForm({
  filters,
  choices,
  onFilter,
}: {
  filters: ActionFilters;
  choices: Pick<ActionList, "owners" | "boards">;
  onFilter(change: Partial<ActionFilters>, options?: { typing: boolean }): void;
}) {
  const owners = ownersWith(choices.owners, filters.owner);
  return (
    <form
      action="/actions"
      method="get"
      role="search"
      aria-label={t("actions.heading")}
      onSubmit={(event) => event.preventDefault()}
      className="grid grid-cols-2 gap-x-3 gap-y-3 sm:grid-cols-4 lg:grid-cols-[minmax(0,1.5fr)_repeat(4,minmax(0,1fr))]"
    >
      <Labelled label={t("actions.search")} className="col-span-2 sm:col-span-4 lg:col-span-1">
        {(id) => (
          <span className="relative block">
            <Search
              size={16}
              aria-hidden
              className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-faint"
            />
            <input
              id={id}
              type="search"
              name="q"
              value={filters.q ?? ""}
              maxLength={ACTION_SEARCH_CHARS}
              placeholder={t("actions.searchPlaceholder")}
              onChange={(event) => onFilter({ q: event.target.value }, { typing: true })}
              className={`${inputClass} pl-9`}
            />
          </span>
        )}
      </Labelled>
      <Labelled label={t("actions.status")}>
        {(id) => (
          <Choice
            id={id}
            name="status"
            value={filters.status}
            onChange={(event) => onFilter({ status: event.target.value as ActionFilters["status"] })}
          >
            {[...ACTION_STATUSES, "all" as const].map((status) => (
              <option key={status} value={status}>
                {t(`actions.status.${status}`)}
              </option>
            ))}
          </Choice>
        )}
      </Labelled>
      <Labelled label={t("actions.owner")}>
        {(id) => (
          <Choice
            id={id}
            name="owner"
            value={filters.owner ?? ANY_OWNER}
            onChange={(event) =>
              onFilter({ owner: event.target.value === ANY_OWNER ? undefined : event.target.value })
            }
          >
            <option value={ANY_OWNER}>{t("actions.anyOwner")}</option>
            {owners.map(({ owner, open }) => (
              <option key={owner} value={owner}>
                {counted(owner || t("actions.nobody"), open)}
              </option>
            ))}
          </Choice>
        )}
      </Labelled>
      <Labelled label={t("actions.due")}>
        {(id) => (
          <Choice
            id={id}
            name="due"
            value={filters.due ?? ""}
            onChange={(event) => onFilter({ due: (event.target.value || undefined) as DueGroup | undefined })}
          >
            <option value="">{t("actions.anyDue")}</option>
            {DUE_GROUPS.map((due) => (
              <option key={due} value={due}>
                {t(`actions.due.${due}`)}
              </option>
            ))}
          </Choice>
        )}
      </Labelled>
      <Labelled label={t("actions.board")}>
        {(id) => (
          <Choice
            id={id}
            name="board"
            value={filters.board ?? ""}
            onChange={(event) => onFilter({ board: event.target.value || undefined })}
          >
            <option value="">{t("actions.anyBoard")}</option>
            {filters.board && !choices.boards.some(({ id: boardId }) => boardId === filters.board) ? (
              <option value={filters.board}>{t("actions.thisBoard")}</option>
            ) : null}
            {choices.boards.map(({ id: boardId, title, open }) => (
              <option key={boardId} value={boardId}>
                {counted(title, open)}
              </option>
            ))}
          </Choice>
        )}
      </Labelled>
      <noscript>
        <Button type="submit">{t("actions.apply")}</Button>
      </noscript>
    </form>
  );
}

function Labelled({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={`grid min-w-0 gap-1 ${className ?? ""}`}>
      <label htmlFor={id} className="text-sm font-[620]">
        {label}
      </label>
      {children(id)}
    </div>
  );
}

function Choice(props: ComponentProps<"select">) {
  return <select className={`${inputClass} truncate pr-8`} {...props} />;
}

function counted(words: string, open: number): string {
  return open > 0 ? `${words} (${open})` : words;
}

/** An owner in the address whose last item has gone is still what the list is narrowed to. */
function ownersWith(owners: ActionList["owners"], chosen: string | undefined): ActionList["owners"] {
  if (chosen === undefined || owners.some(({ owner }) => owner === chosen)) return owners;
  return [...owners, { owner: chosen, open: 0 }];
}

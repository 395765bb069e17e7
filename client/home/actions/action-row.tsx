"use client";

import { Check, CircleAlert, Pencil, X } from "lucide-react";
import { isDueDate } from "@/board/shapes/action-item";
import type { ListedAction } from "@/contract/actions";
import { may } from "@/contract/roles";
import { Button } from "@/client/ui/button";
import { Chip } from "@/client/ui/chip";
import { classNames } from "@/client/ui/class-names";
import { formatDay } from "@/client/ui/format-moment";
import { t } from "@/client/ui/messages/t";

/** Whether the reader may change an entry, as far as their role says; a lock is found out when they try. */
function mayChange({ role }: ListedAction): boolean {
  return role !== null && may(role, "edit-sealed-actions");
}

/** One action item: tick it off, read it, go to it, change who and when. */
export function ActionRow({
  action,
  onTick,
  onEdit,
}: {
  action: ListedAction;
  onTick(): void;
  onEdit(): void;
}) {
  const { text, owner, due, status, boardTitle, href } = action;
  const words = text || t("actions.untitled");
  const changeable = mayChange(action);
  return (
    <li
      data-testid="action-row"
      data-status={status}
      className="relative flex items-start gap-2.5 border-b border-line px-3 py-2.5 last:border-b-0 sm:gap-3 sm:px-4 pointer-coarse:gap-1 pointer-coarse:px-1.5"
    >
      {changeable ? (
        <button
          type="button"
          role="checkbox"
          aria-checked={status === "done"}
          aria-label={t("actions.tick", { text: words })}
          onClick={onTick}
          className="hit -my-1 grid size-8 shrink-0 place-items-center rounded-sm pointer-coarse:size-11 pointer-coarse:-my-2.5"
        >
          <Box status={status} />
        </button>
      ) : (
        <span className="-my-1 grid size-8 shrink-0 place-items-center pointer-coarse:size-11 pointer-coarse:-my-2.5">
          <Box status={status} plain />
          <span className="sr-only">{t(`actions.status.${status}`)}</span>
        </span>
      )}
      <div className="min-w-0 flex-1">
        <a
          href={href}
          className={classNames(
            "line-clamp-4 text-base leading-snug font-[560] text-ink no-underline wrap-anywhere hover:underline",
            status === "open" ? "" : "text-muted",
            status === "dropped" ? "line-through" : "",
          )}
        >
          {words}
        </a>
        <p className="mt-1 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-muted">
          <span className={classNames("wrap-anywhere", owner ? "font-[560] text-ink" : "text-faint")}>
            <span className="sr-only">{t("actions.owner")}: </span>
            {owner || t("actions.nobody")}
          </span>
          <Due action={action} due={due} />
          <span className="min-w-0 truncate max-sm:basis-full">{boardTitle}</span>
        </p>
      </div>
      {changeable ? (
        <Button
          look="quiet"
          icon
          aria-label={t("actions.edit", { text: words })}
          onClick={onEdit}
          className="-my-1 text-muted pointer-coarse:-my-2"
        >
          <Pencil size={16} aria-hidden />
        </Button>
      ) : null}
    </li>
  );
}

function Due({ action, due }: { action: ListedAction; due: string }) {
  if (due === "") return null;
  const words = isDueDate(due) ? formatDay(due) : due;
  if (action.overdue) {
    return (
      <Chip tone="block" mark={<CircleAlert size={13} />}>
        {t("actions.overdue", { due: words })}
      </Chip>
    );
  }
  return (
    <span className="tabular-nums wrap-anywhere">
      <span className="sr-only">{t("actions.due")}: </span>
      {words}
    </span>
  );
}

function Box({ status, plain = false }: { status: ListedAction["status"]; plain?: boolean }) {
  return (
    <span
      aria-hidden
      className={classNames(
        "grid size-5 place-items-center rounded-[5px] border-[1.5px]",
        status === "done"
          ? "border-ok bg-ok-soft text-ok"
          : status === "dropped"
            ? "border-line-strong bg-never-soft text-never"
            : plain
              ? "border-line-strong border-dashed"
              : "border-muted bg-surface",
      )}
    >
      {status === "done" ? <Check size={14} strokeWidth={3} /> : null}
      {status === "dropped" ? <X size={14} strokeWidth={3} /> : null}
    </span>
  );
}

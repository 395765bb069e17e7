"use client";

import { Check, CloudOff, LoaderCircle, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { ConnectionSnapshot } from "@/client/sync/board-connection";
import { classNames } from "@/client/ui/class-names";
import { formatTime } from "@/client/ui/format-moment";
import { t } from "@/client/ui/messages/t";
import { Popover } from "@/client/ui/popover";
import { savedView, type SavedMark, type SavedSource } from "./saved-view";

const MARKS: Record<SavedMark, { icon: ReactNode; tone: string }> = {
  ok: { icon: <Check size={16} aria-hidden />, tone: "text-ok" },
  busy: {
    icon: <LoaderCircle size={16} aria-hidden className="motion-safe:animate-spin" />,
    tone: "text-muted",
  },
  offline: { icon: <CloudOff size={16} aria-hidden />, tone: "bg-todo-soft text-todo" },
  failing: { icon: <TriangleAlert size={16} aria-hidden />, tone: "bg-block-soft text-block" },
};

/** Always in the header: whether what was drawn is durable. Opens to a sentence that explains it. */
export function SavedIndicator({
  snapshot,
}: {
  snapshot: SavedSource & Pick<ConnectionSnapshot, "offlineSince">;
}) {
  const view = savedView(snapshot);
  const { icon, tone } = MARKS[view.mark];
  return (
    <Popover
      label={t("saved.details", { state: view.label })}
      trigger={
        <button
          type="button"
          data-testid="saved-state"
          data-saved={snapshot.saved.kind}
          data-online={snapshot.online}
          aria-label={t("saved.details", { state: view.label })}
          className={classNames(
            "hit inline-flex shrink-0 items-center gap-1.5 rounded-sm px-2 text-sm font-[600] whitespace-nowrap tabular-nums hover:bg-unknown-soft sm:min-w-[6.5rem]",
            tone,
          )}
        >
          {icon}
          <span className="max-sm:hidden">{view.label}</span>
          <span
            className={classNames(
              "sm:hidden",
              // Beside a session's clock the mark has to do, and the title stays readable.
              view.mark === "ok" && "group-has-data-[testid=session-clock]/header:hidden",
            )}
          >
            {view.short}
          </span>
        </button>
      }
    >
      <p
        className={classNames("flex items-center gap-2 font-[620]", MARKS[view.mark].tone, "bg-transparent!")}
      >
        {icon}
        {view.label}
      </p>
      <p className="mt-1.5 text-sm">{view.text}</p>
      {snapshot.offlineSince !== null ? (
        <p className="mt-1.5 text-sm text-muted tabular-nums">
          {t("saved.since", { time: formatTime(new Date(snapshot.offlineSince)) })}
        </p>
      ) : null}
    </Popover>
  );
}

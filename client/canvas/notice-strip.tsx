"use client";

import { CircleAlert, Info, TriangleAlert, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/client/ui/button";
import { classNames } from "@/client/ui/class-names";
import { t } from "@/client/ui/messages/t";

export interface Notice {
  id: string;
  tone: "info" | "warning" | "error";
  text: string;
  /** What the person can do about it. */
  action?: { label: string; run(): void };
}

const LOOKS: Record<Notice["tone"], { icon: ReactNode; className: string }> = {
  info: { icon: <Info size={16} aria-hidden />, className: "bg-accent-soft text-accent" },
  warning: { icon: <TriangleAlert size={16} aria-hidden />, className: "bg-todo-soft text-todo" },
  error: { icon: <CircleAlert size={16} aria-hidden />, className: "bg-block-soft text-block" },
};

/** At most this many lines at once, the newest: the canvas owns the screen. */
const SHOWN = 3;

/** Messages as lines between header and canvas: they narrow the canvas and cover nothing. */
export function NoticeStrip({
  notices,
  onDismiss,
}: {
  notices: readonly Notice[];
  onDismiss: (id: string) => void;
}) {
  return (
    <div role="log" aria-live="polite" aria-label={t("notices.label")} className="shrink-0">
      {notices.slice(-SHOWN).map((notice) => {
        const look = LOOKS[notice.tone];
        return (
          <div
            key={notice.id}
            data-testid="notice"
            className={classNames(
              "flex items-center gap-2.5 border-b border-line py-1 pr-1.5 pl-3.5 text-sm",
              look.className,
            )}
          >
            <span className="shrink-0">{look.icon}</span>
            <p className="min-w-0 flex-1 text-ink">{notice.text}</p>
            {notice.action ? <Button onClick={notice.action.run}>{notice.action.label}</Button> : null}
            <Button look="quiet" icon aria-label={t("common.dismiss")} onClick={() => onDismiss(notice.id)}>
              <X size={16} aria-hidden />
            </Button>
          </div>
        );
      })}
    </div>
  );
}

"use client";

import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button, buttonClass } from "@/client/ui/button";
import { classNames } from "@/client/ui/class-names";
import { t } from "@/client/ui/messages/t";
import { focusSoon } from "./focus-soon";

/** What the last action did, with the way back or on. */
export interface Outcome {
  text: string;
  tone: "done" | "failed";
  undo?: () => void;
  /** Address to go on to. */
  open?: string;
}

/**
 * A line at the lower edge that stays until it is dismissed or replaced: nobody has to hurry to undo. It takes the
 * focus when the thing that had it is gone.
 */
export function OutcomeBar({
  outcome,
  takeFocus,
  onDismiss,
}: {
  outcome: Outcome | null;
  takeFocus: boolean;
  onDismiss(): void;
}) {
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    return takeFocus && outcome?.undo ? focusSoon(() => undo.current) : undefined;
  }, [outcome, takeFocus]);

  return (
    // Always in the page: a live region that comes with its text is not read.
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-0 z-40 flex justify-center p-3 pb-[max(12px,env(safe-area-inset-bottom))] sm:p-5"
    >
      {outcome ? (
        <div
          data-testid="outcome"
          className={classNames(
            "pointer-events-auto flex max-w-full items-center gap-2 rounded-md border bg-raised py-1.5 pr-1.5 pl-4 shadow-pop animate-rise",
            outcome.tone === "failed" ? "border-block" : "border-line",
          )}
        >
          <p
            className={classNames(
              "line-clamp-3 min-w-0 text-base wrap-anywhere",
              outcome.tone === "failed" && "text-block",
            )}
          >
            {outcome.text}
          </p>
          {outcome.undo ? (
            <Button ref={undo} look="quiet" onClick={outcome.undo} className="font-[650] text-accent">
              {t("home.undo")}
            </Button>
          ) : null}
          {outcome.open ? (
            <a href={outcome.open} className={classNames(buttonClass("quiet"), "font-[650] text-accent")}>
              {t("home.open")}
            </a>
          ) : null}
          <Button look="quiet" icon aria-label={t("common.dismiss")} onClick={onDismiss}>
            <X size={16} aria-hidden />
          </Button>
        </div>
      ) : null}
    </div>
  );
}

"use client";

import { CircleAlert } from "lucide-react";
import { useState } from "react";
import { Button } from "@/client/ui/button";
import { t } from "@/client/ui/messages/t";

/** Says why a list is missing or may be out of date, and tries again. */
export function ListProblem({ text, onRetry }: { text: string; onRetry(): Promise<void> }) {
  const [busy, setBusy] = useState(false);
  const retry = async () => {
    setBusy(true);
    await onRetry();
    setBusy(false);
  };
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-block-soft py-2.5 pr-2.5 pl-3.5"
    >
      <CircleAlert size={18} aria-hidden className="shrink-0 text-block" />
      <p className="min-w-56 flex-1">{text}</p>
      <Button disabled={busy} onClick={() => void retry()}>
        {busy ? t("home.trying") : t("common.tryAgain")}
      </Button>
    </div>
  );
}

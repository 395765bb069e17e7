"use client";

import { useState } from "react";
import { isRunning } from "@/board/document/session-state";
import { Button } from "@/client/ui/button";
import { t } from "@/client/ui/messages/t";
import { useNoteDraftHere } from "./note-draft-context";
import { useSessionHere } from "./session-context";

/** A note that was still being written when all were shown or discarded: it is not lost. */
export function LeftNote() {
  const { state, act, inMyName } = useSessionHere();
  const { left, dropLeft } = useNoteDraftHere();
  const [busy, setBusy] = useState(false);
  if (!left) return null;
  const send = () =>
    inMyName(async (name) => {
      setBusy(true);
      const taken = await act({ type: "inbox.send", kind: "point", text: left.text, name });
      setBusy(false);
      if (taken) dropLeft();
    });
  return (
    <section
      aria-label={t("phone.unsent")}
      data-testid="left-note"
      className="mb-3 grid gap-2 rounded-md border border-accent bg-surface p-3"
    >
      <p role="status" className="text-sm font-[620]">
        {t(`phone.unsent.${left.fate}`)}
      </p>
      <p className="max-h-40 overflow-y-auto rounded-sm bg-todo-soft px-2.5 py-1.5 text-sm whitespace-pre-line wrap-anywhere">
        {left.text}
      </p>
      <div className="flex flex-wrap gap-1.5">
        {isRunning(state) ? (
          <Button look="primary" className="h-8 px-2.5 text-sm" disabled={busy} onClick={send}>
            {t("phone.unsentSend")}
          </Button>
        ) : null}
        <Button look="quiet" className="h-8 px-2.5 text-sm" disabled={busy} onClick={dropLeft}>
          {t("phone.unsentDiscard")}
        </Button>
      </div>
      {isRunning(state) ? <p className="text-xs text-muted">{t("phone.inboxHint")}</p> : null}
    </section>
  );
}

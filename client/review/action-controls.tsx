"use client";

import { Pencil } from "lucide-react";
import { useState } from "react";
import { ActionDialog, changeAction, type ActionFields } from "@/client/canvas/record/action-dialog";
import { t } from "@/client/ui/messages/t";
import { usePerson } from "@/client/ui/person";
import { sentenceOf } from "@/client/ui/request-json";
import { useReviewChanged } from "./review-shell";

/** Ticks an action item off from the record, and changes who does it by when. */
export function ActionTick({ boardId, action }: { boardId: string; action: ActionFields }) {
  const changed = useReviewChanged();
  const [person] = usePerson();
  /** What was sent, shown until the page itself says it. */
  const [sent, setSent] = useState<{ status: ActionFields["status"]; from: ActionFields["status"] } | null>(
    null,
  );
  const [problem, setProblem] = useState<string | null>(null);
  const status = sent && sent.from === action.status ? sent.status : action.status;

  const toggle = async () => {
    const next = status === "done" ? "open" : "done";
    setSent({ status: next, from: action.status });
    setProblem(null);
    try {
      await changeAction(boardId, action.id, { status: next, by: person?.name ?? "" });
      changed();
    } catch (error) {
      setSent(null);
      setProblem(sentenceOf(error));
    }
  };

  return (
    <>
      <input
        type="checkbox"
        checked={status === "done"}
        onChange={() => void toggle()}
        aria-label={t("review.tick", { action: action.text || t("review.unnamed") })}
        className="absolute top-[5px] left-0 size-[18px] accent-(--ok) noscript:hidden print:hidden pointer-coarse:top-[1px] pointer-coarse:size-6"
      />
      {problem ? (
        <p role="alert" className="text-sm font-[560] text-block print:hidden">
          {problem}
        </p>
      ) : null}
    </>
  );
}

/** Opens the fields of an action item. */
export function ActionChangeButton({
  boardId,
  action,
  sealed,
}: {
  boardId: string;
  action: ActionFields;
  sealed: boolean;
}) {
  const changed = useReviewChanged();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="inline-flex items-center gap-1 text-faint noscript:hidden hover:text-accent pointer-coarse:min-h-11"
      >
        <Pencil size={12} aria-hidden />
        {t("review.change")}
      </button>
      <ActionDialog
        boardId={boardId}
        action={open ? action : null}
        sealed={sealed}
        onChanged={changed}
        onClose={() => setOpen(false)}
      />
    </>
  );
}

"use client";

import { useState } from "react";
import type { SealRequest } from "@/contract/api";
import { Button } from "@/client/ui/button";
import { Dialog } from "@/client/ui/dialog";
import { t } from "@/client/ui/messages/t";
import { usePerson } from "@/client/ui/person";
import { requestJson, sentenceOf } from "@/client/ui/request-json";

export interface SealDialogProps {
  boardId: string;
  /** Whether the board is sealed now; the dialog then offers to reopen it. */
  sealed: boolean;
  open: boolean;
  returnTo: string;
  /** Something to be done before the board is closed; never rejects. */
  beforeSeal?: () => Promise<void>;
  /** The server has done it; what shows the board hears of it by itself. */
  onDone(): void;
  onClose(): void;
}

/** Says what a seal does, and does it; or takes it back. */
export function SealDialog({ open, onClose, sealed, returnTo, ...rest }: SealDialogProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t(sealed ? "reopen.title" : "seal.title")}
      returnTo={returnTo}
    >
      <SealBody {...rest} sealed={sealed} onClose={onClose} />
    </Dialog>
  );
}

function SealBody({
  boardId,
  sealed,
  beforeSeal,
  onDone,
  onClose,
}: Pick<SealDialogProps, "boardId" | "sealed" | "beforeSeal" | "onDone" | "onClose">) {
  const [person] = usePerson();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // Somebody else may seal the board while this is open: the question stays the one that was asked.
  const [reopening] = useState(sealed);

  const submit = async () => {
    setBusy(true);
    setProblem(null);
    try {
      if (reopening) await requestJson(`/api/boards/${boardId}/seal`, { method: "DELETE" });
      else {
        await beforeSeal?.();
        const body: SealRequest = { by: person?.name ?? "" };
        await requestJson(`/api/boards/${boardId}/seal`, { method: "POST", body });
      }
      onDone();
      onClose();
    } catch (error) {
      setProblem(sentenceOf(error));
      setBusy(false);
    }
  };

  return (
    <div className="grid gap-4">
      {reopening ? (
        <p>{t("reopen.text")}</p>
      ) : (
        <ul className="grid list-disc gap-2 pl-5 marker:text-faint">
          <li>{t("seal.ends")}</li>
          <li>{t("seal.actions")}</li>
          <li>{t("seal.again")}</li>
        </ul>
      )}
      {problem ? (
        <p role="alert" className="text-sm font-[560] text-block">
          {problem}
        </p>
      ) : null}
      <div className="flex flex-wrap justify-end gap-2.5 max-sm:flex-col-reverse">
        <Button onClick={onClose}>{t("common.cancel")}</Button>
        <Button look="primary" disabled={busy} onClick={() => void submit()}>
          {reopening ? t(busy ? "reopen.busy" : "reopen.submit") : t(busy ? "seal.busy" : "seal.submit")}
        </Button>
      </div>
    </div>
  );
}

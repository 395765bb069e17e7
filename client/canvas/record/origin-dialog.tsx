"use client";

import { useState, type FormEvent } from "react";
import type { OriginRequest } from "@/contract/api";
import { LIMITS } from "@/contract/limits";
import { Button } from "@/client/ui/button";
import { Dialog } from "@/client/ui/dialog";
import { TextField } from "@/client/ui/field";
import { t } from "@/client/ui/messages/t";
import { requestJson, sentenceOf } from "@/client/ui/request-json";

export interface OriginDialogProps {
  boardId: string;
  /** Empty for none. */
  origin: string;
  open: boolean;
  returnTo: string;
  onDone(): void;
  onClose(): void;
}

/** Sets the thread or issue that the discussion came from, which the minutes answer. */
export function OriginDialog({ open, onClose, returnTo, ...rest }: OriginDialogProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("origin.title")}
      description={t("origin.text")}
      returnTo={returnTo}
      width={520}
    >
      <OriginForm {...rest} onClose={onClose} />
    </Dialog>
  );
}

function OriginForm({
  boardId,
  origin: before,
  onDone,
  onClose,
}: Pick<OriginDialogProps, "boardId" | "origin" | "onDone" | "onClose">) {
  const [origin, setOrigin] = useState(before);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const next = origin.trim();
    if (next !== "" && !/^https?:\/\//i.test(next)) return setProblem(t("origin.wrong"));
    setBusy(true);
    setProblem(null);
    try {
      const body: OriginRequest = { origin: next };
      await requestJson(`/api/boards/${boardId}/origin`, { method: "PUT", body });
      onDone();
      onClose();
    } catch (error) {
      setProblem(sentenceOf(error));
      setBusy(false);
    }
  };

  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <TextField
        label={t("origin.address")}
        hint={t("origin.hint")}
        type="url"
        inputMode="url"
        placeholder="https://lore.kernel.org/…"
        value={origin}
        maxLength={LIMITS.addressChars}
        autoComplete="off"
        autoFocus
        onChange={(event) => setOrigin(event.target.value)}
        error={problem}
      />
      <div className="flex flex-wrap justify-end gap-2.5 max-sm:flex-col-reverse">
        <Button onClick={onClose}>{t("common.cancel")}</Button>
        <Button type="submit" look="primary" disabled={busy}>
          {t("origin.save")}
        </Button>
      </div>
    </form>
  );
}

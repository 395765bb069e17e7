"use client";

import { useState, type FormEvent } from "react";
import type { BoardSummary, UpdateBoardRequest } from "@/contract/api";
import { LIMITS } from "@/contract/limits";
import { Button } from "@/client/ui/button";
import { Dialog } from "@/client/ui/dialog";
import { TextField } from "@/client/ui/field";
import { t } from "@/client/ui/messages/t";
import { requestJson, sentenceOf } from "@/client/ui/request-json";

/** Gives a board another title; people who are on it see it at once. */
export function RenameDialog({
  board,
  onRenamed,
  onClose,
}: {
  board: BoardSummary;
  onRenamed(board: BoardSummary): void;
  onClose(): void;
}) {
  const [title, setTitle] = useState(board.title);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const next = title.trim();
    if (next === "") return setProblem(t("board.titleMissing"));
    if (next === board.title) return onClose();
    setBusy(true);
    try {
      const body: UpdateBoardRequest = { title: next };
      onRenamed(await requestJson<BoardSummary>(`/api/boards/${board.id}`, { method: "PATCH", body }));
    } catch (error) {
      setProblem(sentenceOf(error));
      setBusy(false);
    }
  };

  return (
    <Dialog open onClose={onClose} title={t("board.rename")}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        <TextField
          label={t("board.title")}
          value={title}
          maxLength={LIMITS.titleChars}
          autoComplete="off"
          autoFocus
          onFocus={(event) => event.target.select()}
          onChange={(event) => setTitle(event.target.value)}
          error={problem}
        />
        <DialogButtons busy={busy} submit={t("home.rename.submit")} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

/** The last row of a small form in a dialog. */
export function DialogButtons({
  busy,
  submit,
  onCancel,
}: {
  busy: boolean;
  submit: string;
  onCancel(): void;
}) {
  return (
    <div className="flex flex-wrap justify-end gap-2.5 max-sm:flex-col-reverse">
      <Button onClick={onCancel}>{t("common.cancel")}</Button>
      <Button type="submit" look="primary" disabled={busy}>
        {submit}
      </Button>
    </div>
  );
}

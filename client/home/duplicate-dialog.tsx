"use client";

import { useRef, useState, type FormEvent } from "react";
import {
  type BoardSummary,
  CREATE_KEY_HEADER,
  type CreateBoardResponse,
  type DuplicateBoardRequest,
} from "@/contract/api";
import { LIMITS } from "@/contract/limits";
import { Dialog } from "@/client/ui/dialog";
import { TextField } from "@/client/ui/field";
import { t } from "@/client/ui/messages/t";
import { requestJson, sentenceOf } from "@/client/ui/request-json";
import { CreateKeyField } from "@/client/ui/create-key-field";
import { DialogButtons } from "./rename-dialog";
import { useCreateKey } from "@/client/ui/use-create-key";

/** Makes a board of one's own with the content of this one. */
export function DuplicateDialog({
  board,
  createKeyRequired,
  onDuplicated,
  onClose,
}: {
  board: BoardSummary;
  createKeyRequired: boolean;
  onDuplicated(duplicate: { id: string; title: string }): void;
  onClose(): void;
}) {
  const [title, setTitle] = useState(() =>
    t("home.duplicate.copyOf", { title: board.title }).slice(0, LIMITS.titleChars),
  );
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const createKey = useCreateKey(createKeyRequired);
  const keyInput = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body: DuplicateBoardRequest = { title: title.trim() };
    if (body.title === "") return setProblem(t("board.titleMissing"));
    setProblem(null);
    if (!createKey.check()) return keyInput.current?.focus();
    setBusy(true);
    try {
      const made = await requestJson<CreateBoardResponse>(`/api/boards/${board.id}/duplicate`, {
        method: "POST",
        body,
        headers: createKey.offered === null ? {} : { [CREATE_KEY_HEADER]: createKey.offered },
      });
      createKey.accepted();
      onDuplicated({ id: made.id, title: body.title });
    } catch (error) {
      setBusy(false);
      if (createKey.refused(error)) keyInput.current?.focus();
      else setProblem(sentenceOf(error));
    }
  };

  return (
    <Dialog open onClose={onClose} title={t("home.duplicate.heading")} description={t("home.duplicate.text")}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        <TextField
          label={t("home.duplicate.title")}
          value={title}
          maxLength={LIMITS.titleChars}
          autoComplete="off"
          autoFocus
          onFocus={(event) => event.target.select()}
          onChange={(event) => setTitle(event.target.value)}
          error={problem}
        />
        <CreateKeyField createKey={createKey} ref={keyInput} />
        <DialogButtons
          busy={busy}
          submit={busy ? t("home.duplicate.busy") : t("home.duplicate.submit")}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
}

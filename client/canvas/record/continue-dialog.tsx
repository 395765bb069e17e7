"use client";

import { useEffect, useRef, useState, type FormEvent } from "react";
import type { BoardRecord } from "@/board/record/board-record";
import { countOpenItems, type OpenItems } from "@/board/series/open-items";
import { type ContinueBoardRequest, CREATE_KEY_HEADER, type CreateBoardResponse } from "@/contract/api";
import { LIMITS } from "@/contract/limits";
import { Button } from "@/client/ui/button";
import { CreateKeyField } from "@/client/ui/create-key-field";
import { Dialog } from "@/client/ui/dialog";
import { TextField } from "@/client/ui/field";
import { t } from "@/client/ui/messages/t";
import { requestJson, sentenceOf } from "@/client/ui/request-json";
import { Segmented } from "@/client/ui/segmented";
import { useCreateKey } from "@/client/ui/use-create-key";

export interface ContinueDialogProps {
  boardId: string;
  title: string;
  createKeyRequired: boolean;
  open: boolean;
  returnTo: string;
  onClose(): void;
}

/** Makes the next board of a series and goes there. */
export function ContinueDialog({ open, onClose, returnTo, ...rest }: ContinueDialogProps) {
  const [busy, setBusy] = useState(false);
  return (
    <Dialog
      open={open}
      // A board that is being made cannot be called back.
      onClose={busy ? null : onClose}
      title={t("series.title")}
      description={t("series.text")}
      returnTo={returnTo}
      width={520}
    >
      <ContinueForm {...rest} busy={busy} setBusy={setBusy} onClose={onClose} />
    </Dialog>
  );
}

interface ContinueFormProps extends Omit<ContinueDialogProps, "open" | "returnTo"> {
  busy: boolean;
  setBusy(busy: boolean): void;
}

function ContinueForm({
  boardId,
  title: earlier,
  createKeyRequired,
  busy,
  setBusy,
  onClose,
}: ContinueFormProps) {
  const [title, setTitle] = useState(() => nextTitle(earlier));
  const [structure, setStructure] = useState<"same" | "blank">("same");
  const [problem, setProblem] = useState<string | null>(null);
  const createKey = useCreateKey(createKeyRequired);
  const keyInput = useRef<HTMLInputElement>(null);
  const open = useOpenItems(boardId);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body: ContinueBoardRequest = { title: title.trim(), structure };
    if (body.title === "") return setProblem(t("board.titleMissing"));
    setProblem(null);
    if (!createKey.check()) return keyInput.current?.focus();
    setBusy(true);
    try {
      const made = await requestJson<CreateBoardResponse>(`/api/boards/${boardId}/continue`, {
        method: "POST",
        body,
        headers: createKey.offered === null ? {} : { [CREATE_KEY_HEADER]: createKey.offered },
      });
      createKey.accepted();
      // A whole page load: nothing of this board may be left over on the other.
      window.location.assign(`/board/${made.id}`);
    } catch (error) {
      setBusy(false);
      if (createKey.refused(error)) keyInput.current?.focus();
      else setProblem(sentenceOf(error));
    }
  };

  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <TextField
        label={t("series.name")}
        value={title}
        maxLength={LIMITS.titleChars}
        autoComplete="off"
        autoFocus
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTitle(event.target.value)}
        error={problem}
      />
      <Segmented<"same" | "blank">
        legend={t("series.structure")}
        value={structure}
        options={[
          { value: "same", label: t("series.same") },
          { value: "blank", label: t("series.blank") },
        ]}
        onChange={setStructure}
      />
      {open ? <TakenOver open={open} /> : null}
      <CreateKeyField createKey={createKey} ref={keyInput} />
      <div className="flex flex-wrap justify-end gap-2.5 max-sm:flex-col-reverse">
        <Button onClick={onClose} disabled={busy}>
          {t("common.cancel")}
        </Button>
        <Button type="submit" look="primary" disabled={busy}>
          {t(busy ? "series.busy" : "series.submit")}
        </Button>
      </div>
    </form>
  );
}

function TakenOver({ open: { questions, proposals, actions } }: { open: OpenItems }) {
  const parts = [
    questions > 0 ? t("series.openQuestions", { n: questions }) : null,
    proposals > 0 ? t("series.openProposals", { n: proposals }) : null,
    actions > 0 ? t("series.openActions", { n: actions }) : null,
  ].filter((part) => part !== null);
  return (
    <div className="rounded-sm bg-paper px-3.5 py-2.5 text-sm">
      {parts.length === 0 ? (
        <p className="text-muted">{t("series.nothing")}</p>
      ) : (
        <>
          <p className="font-[620]">{t("series.carried")}</p>
          <ul className="mt-1 grid gap-0.5 text-muted">
            {parts.map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** What the next board would take over; null until it is known, and where it cannot be learnt: it is only told. */
function useOpenItems(boardId: string): OpenItems | null {
  const [open, setOpen] = useState<OpenItems | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    requestJson<BoardRecord>(`/api/boards/${boardId}/record.json`, { signal: leaving.signal }).then(
      (record) => setOpen(countOpenItems(record)),
      () => setOpen(null),
    );
    return () => leaving.abort();
  }, [boardId]);
  return open;
}

function nextTitle(title: string): string {
  const next = t("series.nameNext", { title });
  return next.length <= LIMITS.titleChars ? next : title;
}

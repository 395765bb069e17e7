"use client";

import { useRef, useState, type FormEvent } from "react";
import type { ActionStatus, ChangedAction, ChangeActionRequest } from "@/contract/actions";
import { ACTION_LINE_CHARS, ACTION_STATUSES } from "@/contract/actions";
import { Button } from "@/client/ui/button";
import { Dialog } from "@/client/ui/dialog";
import { TextField } from "@/client/ui/field";
import { t } from "@/client/ui/messages/t";
import { usePerson } from "@/client/ui/person";
import { requestJson, sentenceOf } from "@/client/ui/request-json";
import { Segmented } from "@/client/ui/segmented";

/** What of an action item changes outside of its card. */
export interface ActionFields {
  id: string;
  text: string;
  owner: string;
  due: string;
  status: ActionStatus;
}

/** Changes an action item through the server, which edits the document: also on a sealed board. Throws RequestProblem. */
export function changeAction(
  boardId: string,
  itemId: string,
  change: ChangeActionRequest,
): Promise<ChangedAction> {
  const path = `/api/boards/${encodeURIComponent(boardId)}/actions/${encodeURIComponent(itemId)}`;
  return requestJson<ChangedAction>(path, { method: "PATCH", body: change });
}

/** Status, owner and due date of an action item, where its card is not edited. */
export function ActionDialog({
  boardId,
  action,
  sealed,
  returnTo,
  onChanged,
  onClose,
}: {
  boardId: string;
  /** Null: closed. */
  action: ActionFields | null;
  /** Says that the change is kept with a name. */
  sealed: boolean;
  returnTo?: string;
  onChanged(): void;
  onClose(): void;
}) {
  return (
    <Dialog
      open={action !== null}
      onClose={onClose}
      title={t("action.changeTitle")}
      {...(action && action.text !== "" ? { description: action.text } : {})}
      {...(returnTo === undefined ? {} : { returnTo })}
    >
      {action ? (
        <ActionForm
          key={action.id}
          boardId={boardId}
          action={action}
          sealed={sealed}
          onChanged={onChanged}
          onClose={onClose}
        />
      ) : null}
    </Dialog>
  );
}

function ActionForm({
  boardId,
  action,
  sealed,
  onChanged,
  onClose,
}: {
  boardId: string;
  action: ActionFields;
  sealed: boolean;
  onChanged(): void;
  onClose(): void;
}) {
  const [person] = usePerson();
  const [status, setStatus] = useState(action.status);
  const [owner, setOwner] = useState(action.owner);
  const [due, setDue] = useState(action.due);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [before] = useState(action);
  const submitted = useRef(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const change: ChangeActionRequest = {
      // Only what was changed here: somebody else may have set the rest meanwhile.
      ...(status === before.status ? {} : { status }),
      ...(owner.trim() === before.owner ? {} : { owner: owner.trim() }),
      ...(due.trim() === before.due ? {} : { due: due.trim() }),
    };
    if (Object.keys(change).length === 0) return onClose();
    if (submitted.current) return;
    submitted.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await changeAction(boardId, before.id, { ...change, by: person?.name ?? "" });
      onChanged();
      onClose();
    } catch (error) {
      setProblem(sentenceOf(error));
      setBusy(false);
      submitted.current = false;
    }
  };

  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <Segmented<ActionStatus>
        legend={t("action.status")}
        value={status}
        options={ACTION_STATUSES.map((value) => ({ value, label: t(`action.status.${value}`) }))}
        onChange={setStatus}
      />
      <TextField
        label={t("action.owner")}
        placeholder={t("action.ownerPlaceholder")}
        value={owner}
        maxLength={ACTION_LINE_CHARS}
        autoComplete="off"
        onChange={(event) => setOwner(event.target.value)}
      />
      <TextField
        label={t("action.due")}
        hint={t("action.dueHint")}
        placeholder={t("action.dueMilestonePlaceholder")}
        value={due}
        maxLength={ACTION_LINE_CHARS}
        autoComplete="off"
        onChange={(event) => setDue(event.target.value)}
      />
      {sealed ? <p className="text-sm text-muted">{t("action.changeKept")}</p> : null}
      {problem ? (
        <p role="alert" className="text-sm font-[560] text-block">
          {problem}
        </p>
      ) : null}
      <div className="flex flex-wrap justify-end gap-2.5 max-sm:flex-col-reverse">
        <Button onClick={onClose}>{t("common.cancel")}</Button>
        <Button type="submit" look="primary" disabled={busy}>
          {t("action.changeSave")}
        </Button>
      </div>
    </form>
  );
}

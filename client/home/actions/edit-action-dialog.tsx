"use client";

import { useId, useState, type FormEvent } from "react";
import { isDueDate } from "@/board/shapes/action-item";
import {
  ACTION_LINE_CHARS,
  ACTION_STATUSES,
  type ActionStatus,
  type ChangeActionRequest,
  type ListedAction,
} from "@/contract/actions";
import { Dialog } from "@/client/ui/dialog";
import { TextField } from "@/client/ui/field";
import { t } from "@/client/ui/messages/t";
import { Segmented } from "@/client/ui/segmented";
import { DialogButtons } from "../rename-dialog";

type DueKind = "date" | "milestone";

/** Changes who does an action item, by when, and how it stands. `onSave` resolves with a sentence when it failed. */
export function EditActionDialog({
  action,
  owners,
  onSave,
  onClose,
}: {
  action: ListedAction;
  /** Names to choose from. */
  owners: readonly string[];
  onSave(change: ChangeActionRequest): Promise<string | null>;
  onClose(): void;
}) {
  const suggestions = useId();
  const [owner, setOwner] = useState(action.owner);
  const [status, setStatus] = useState<ActionStatus>(action.status);
  const [kind, setKind] = useState<DueKind>(
    action.due === "" || isDueDate(action.due) ? "date" : "milestone",
  );
  const [date, setDate] = useState(isDueDate(action.due) ? action.due : "");
  const [milestone, setMilestone] = useState(isDueDate(action.due) ? "" : action.due);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const due = kind === "date" ? date : milestone.trim();
    // What was left alone is not sent: somebody else may have changed it since the list was made.
    const change: ChangeActionRequest = {
      ...(owner.trim() === action.owner ? {} : { owner: owner.trim() }),
      ...(due === action.due ? {} : { due }),
      ...(status === action.status ? {} : { status }),
    };
    if (Object.keys(change).length === 0) return onClose();
    setBusy(true);
    setProblem(await onSave(change));
    setBusy(false);
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={t("actions.edit.heading")}
      description={action.text || t("actions.untitled")}
    >
      <form onSubmit={submit} noValidate className="grid gap-4">
        <TextField
          label={t("actions.edit.owner")}
          hint={t("actions.edit.ownerHint")}
          value={owner}
          maxLength={ACTION_LINE_CHARS}
          autoComplete="off"
          autoFocus
          list={suggestions}
          onChange={(event) => setOwner(event.target.value)}
        />
        <datalist id={suggestions}>
          {owners.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </datalist>
        <div className="grid gap-2">
          <Segmented<DueKind>
            legend={t("actions.edit.dueKind")}
            value={kind}
            options={[
              { value: "date", label: t("actions.edit.date") },
              { value: "milestone", label: t("actions.edit.milestone") },
            ]}
            onChange={setKind}
          />
          {kind === "date" ? (
            <TextField
              label={<span className="sr-only">{t("actions.edit.date")}</span>}
              type="date"
              value={date}
              onChange={(event) => setDate(event.target.value)}
            />
          ) : (
            <TextField
              label={<span className="sr-only">{t("actions.edit.milestone")}</span>}
              value={milestone}
              maxLength={ACTION_LINE_CHARS}
              placeholder={t("actions.edit.milestonePlaceholder")}
              autoComplete="off"
              onChange={(event) => setMilestone(event.target.value)}
            />
          )}
        </div>
        <Segmented<ActionStatus>
          legend={t("actions.edit.status")}
          value={status}
          options={ACTION_STATUSES.map((value) => ({ value, label: t(`action.status.${value}`) }))}
          onChange={setStatus}
        />
        {problem ? (
          <p role="alert" className="text-sm font-[560] text-block">
            {problem}
          </p>
        ) : null}
        <DialogButtons
          busy={busy}
          submit={busy ? t("actions.edit.saving") : t("actions.edit.save")}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
}

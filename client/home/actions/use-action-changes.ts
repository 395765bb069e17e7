"use client";

import { useRef, useState } from "react";
import { isDueDate } from "@/board/shapes/action-item";
import type { ActionStatus, ChangeActionRequest, ChangedAction, ListedAction } from "@/contract/actions";
import { t } from "@/client/ui/messages/t";
import { usePerson } from "@/client/ui/person";
import { requestJson, RequestProblem } from "@/client/ui/request-json";
import type { Outcome } from "../outcome-bar";
import { keyOf } from "./action-groups";
import type { ActionsState } from "./use-actions";

/** Characters of a text that a sentence about it holds. */
const QUOTED_CHARS = 60;

export interface ActionChanges {
  outcome: Outcome | null;
  dismiss(): void;
  /** Shows an item as done, or as open again, and then makes it so; takes it back when that fails. */
  tick(action: ListedAction): Promise<void>;
  /** Makes a change; resolves with a sentence when it failed. */
  save(action: ListedAction, change: ChangeActionRequest): Promise<string | null>;
}

/** Changes of action items from the list: shown at once, with the way back. */
export function useActionChanges({ list, put }: Pick<ActionsState, "list" | "put">): ActionChanges {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [person] = usePerson();
  // By item: an answer that is older than the last change of the same item says nothing.
  const latest = useRef(new Map<string, number>());
  const today = list?.today ?? "";

  async function send(action: ListedAction, change: ChangeActionRequest): Promise<ListedAction> {
    const body = { ...change, ...(person ? { by: person.name } : {}) };
    const [board, item] = [encodeURIComponent(action.boardId), encodeURIComponent(action.id)];
    const changed = await requestJson<ChangedAction>(`/api/boards/${board}/actions/${item}`, {
      method: "PATCH",
      body,
    });
    return { ...action, ...changed, overdue: isOverdue(changed, today) };
  }

  function failed(action: ListedAction, error: unknown): void {
    if (!(error instanceof RequestProblem)) throw error;
    const text = t("actions.failed", { text: quoted(action), reason: error.message });
    setOutcome({ tone: "failed", text });
  }

  async function setStatus(action: ListedAction, status: ActionStatus, undoable: boolean): Promise<void> {
    const key = keyOf(action);
    const turn = (latest.current.get(key) ?? 0) + 1;
    latest.current.set(key, turn);
    put({ ...action, status, overdue: isOverdue({ ...action, status }, today) });
    try {
      const changed = await send(action, { status });
      if (latest.current.get(key) !== turn) return;
      put(changed);
      const text = t(status === "done" ? "actions.done" : "actions.reopened", { text: quoted(action) });
      const undo = () => void setStatus(changed, action.status, false);
      setOutcome({ tone: "done", text, ...(undoable ? { undo } : {}) });
    } catch (error) {
      if (latest.current.get(key) !== turn) return;
      put(action);
      failed(action, error);
    }
  }

  async function undoSave(action: ListedAction, back: ChangeActionRequest): Promise<void> {
    try {
      put(await send(action, back));
      setOutcome(null);
    } catch (error) {
      failed(action, error);
    }
  }

  return {
    outcome,
    dismiss: () => setOutcome(null),
    tick: (action) => setStatus(action, action.status === "done" ? "open" : "done", true),
    async save(action, change) {
      try {
        const changed = await send(action, change);
        put(changed);
        const back: ChangeActionRequest = {
          ...(change.owner === undefined ? {} : { owner: action.owner }),
          ...(change.due === undefined ? {} : { due: action.due }),
          ...(change.status === undefined ? {} : { status: action.status }),
        };
        const text = t("actions.changed", { text: quoted(action) });
        setOutcome({ tone: "done", text, undo: () => void undoSave(changed, back) });
        return null;
      } catch (error) {
        if (error instanceof RequestProblem) return error.message;
        throw error;
      }
    },
  };
}

function isOverdue({ status, due }: Pick<ListedAction, "status" | "due">, today: string): boolean {
  return status === "open" && isDueDate(due) && due < today;
}

function quoted({ text }: ListedAction): string {
  if (text === "") return t("actions.untitled");
  const characters = [...text.replace(/\s+/g, " ")];
  return characters.length > QUOTED_CHARS
    ? `${characters.slice(0, QUOTED_CHARS).join("")}…`
    : characters.join("");
}

"use client";

import { createContext, useContext, useMemo, useState, type ReactNode } from "react";
import type { ActionItemShape } from "@/board/shapes/action-item";
import { itemIdOf } from "@/board/shapes/item-shapes";
import { usePerson } from "@/client/ui/person";
import { sentenceOf } from "@/client/ui/request-json";
import { ActionDialog, changeAction, type ActionFields } from "./action-dialog";

/** What still changes on a sealed board: through the server, which keeps who did it and when. */
export interface SealedActions {
  /** Done, or open again. */
  tick(action: ActionItemShape): void;
  /** Opens status, owner and due date. */
  open(action: ActionItemShape): void;
}

const Context = createContext<SealedActions | null>(null);

/** Null while the board is not sealed, and for those who may not change anything on it. */
export function useSealedActions(): SealedActions | null {
  return useContext(Context);
}

/** Gives cards and outline of a sealed board their ways to change action items. `allowed`: sealed, and the role may. */
export function SealedActionsProvider({
  boardId,
  allowed,
  onProblem,
  children,
}: {
  boardId: string;
  allowed: boolean;
  onProblem(sentence: string): void;
  children: ReactNode;
}) {
  const [person] = usePerson();
  const [action, setAction] = useState<ActionFields | null>(null);
  const by = person?.name ?? "";
  const value = useMemo<SealedActions | null>(() => {
    if (!allowed) return null;
    return {
      tick(shape) {
        const status = shape.props.status === "done" ? "open" : "done";
        changeAction(boardId, itemIdOf(shape.id), { status, by }).catch((error: unknown) =>
          onProblem(sentenceOf(error)),
        );
      },
      open: (shape) => setAction(fieldsOf(shape)),
    };
  }, [allowed, boardId, by, onProblem]);
  return (
    <Context value={value}>
      {children}
      <ActionDialog
        boardId={boardId}
        action={allowed ? action : null}
        sealed
        // The document brings the change to everybody, this page too.
        onChanged={() => undefined}
        onClose={() => setAction(null)}
      />
    </Context>
  );
}

function fieldsOf({ id, props }: ActionItemShape): ActionFields {
  return { id: itemIdOf(id), text: props.text, owner: props.owner, due: props.due, status: props.status };
}

"use client";

import { t } from "@/client/ui/messages/t";
import { ConfirmDialog } from "./confirm-dialog";
import { DuplicateDialog } from "./duplicate-dialog";
import { RenameDialog } from "./rename-dialog";
import type { BoardActions } from "./use-board-actions";

/** The dialog of the action that asks something. */
export function BoardDialogs({
  actions,
  createKeyRequired,
}: {
  actions: BoardActions;
  createKeyRequired: boolean;
}) {
  if (actions.asking === null) return null;
  const { action, board } = actions.asking;
  switch (action) {
    case "rename":
      return <RenameDialog board={board} onRenamed={actions.renamed} onClose={actions.cancel} />;
    case "duplicate":
      return (
        <DuplicateDialog
          board={board}
          createKeyRequired={createKeyRequired}
          onDuplicated={(duplicate) => void actions.duplicated(duplicate)}
          onClose={actions.cancel}
        />
      );
    case "delete":
      return (
        <ConfirmDialog
          title={t("home.delete.ask", { title: board.title })}
          text={t("home.delete.people", { n: board.people })}
          confirm={t("home.delete.yes")}
          onConfirm={() => actions.moveToTrash(board)}
          onClose={actions.cancel}
        />
      );
  }
}

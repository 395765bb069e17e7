"use client";

import type { Editor } from "tldraw";
import type { BoardConnection } from "@/client/sync/board-connection";
import { Dialog } from "@/client/ui/dialog";
import { t } from "@/client/ui/messages/t";
import { ExportArchive } from "./export-archive";
import { ExportPictures } from "./export-pictures";

export interface ExportDialogProps {
  boardId: string;
  title: string;
  editor: Editor;
  connection: Pick<BoardConnection, "documentState" | "getSnapshot">;
  /** Id of the element that takes the focus afterwards. */
  returnTo: string;
  onClose(): void;
}

/** Pictures of what is on the board, and the board as a whole. */
export function ExportDialog({ boardId, title, editor, connection, returnTo, onClose }: ExportDialogProps) {
  return (
    <Dialog open onClose={onClose} title={t("export.title")} returnTo={returnTo} width={480}>
      <div className="grid gap-5">
        <ExportPictures title={title} editor={editor} />
        <ExportArchive boardId={boardId} editor={editor} connection={connection} />
      </div>
    </Dialog>
  );
}

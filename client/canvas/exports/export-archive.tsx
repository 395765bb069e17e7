"use client";

import { Archive } from "lucide-react";
import type { Editor } from "tldraw";
import { may } from "@/contract/roles";
import type { BoardConnection } from "@/client/sync/board-connection";
import { Button } from "@/client/ui/button";
import { t } from "@/client/ui/messages/t";
import { RequestProblem } from "@/client/ui/request-json";
import { JobLine } from "./job-line";
import { uploadFramePictures } from "./upload-frame-pictures";
import { useExportJob } from "./use-export-job";

interface ExportArchiveProps {
  boardId: string;
  editor: Editor;
  connection: Pick<BoardConnection, "documentState" | "getSnapshot">;
}

/** The archive of the board; whoever may send pictures of its frames brings them up to date first. */
export function ExportArchive({ boardId, editor, connection }: ExportArchiveProps) {
  const job = useExportJob();

  const download = () =>
    job.run(
      async (say, signal) => {
        const said = await freshPictures(say, signal);
        signal.throwIfAborted();
        startDownload(`/api/boards/${encodeURIComponent(boardId)}/archive.zip`);
        return said;
      },
      () => t("export.failed"),
    );

  async function freshPictures(say: (text: string) => void, signal: AbortSignal): Promise<string> {
    if (!maySend(connection.getSnapshot())) return t("export.archiveStarted");
    say(t("export.drawing"));
    try {
      const { failed, reason } = await uploadFramePictures({
        boardId,
        editor,
        connection,
        signal,
        onProgress: (done, of) => say(t("export.archivePictures", { n: done + 1, of })),
      });
      return failed === 0 ? t("export.archiveStarted") : t("export.archiveOlder", { n: failed, reason });
    } catch (error) {
      // An archive with older pictures, which its manifest names, is better than none.
      if (error instanceof RequestProblem) return t("export.archiveSaved", { reason: error.message });
      throw error;
    }
  }

  return (
    <section aria-labelledby="export-archive" className="grid gap-2.5 border-t border-line pt-4">
      <h3 id="export-archive" className="text-sm font-[620]">
        {t("export.archiveTitle")}
      </h3>
      <p className="text-sm text-pretty text-muted">{t("export.archiveText")}</p>
      <div className="flex flex-wrap items-center justify-end gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1">
          <JobLine state={job.state} />
        </div>
        <Button disabled={job.state.kind === "busy"} onClick={download} className="max-sm:w-full">
          <Archive size={16} aria-hidden />
          {t("export.archive")}
        </Button>
      </div>
    </section>
  );
}

/** The server's own rule: editors while the canvas is open, facilitators also when it is sealed or locked. */
function maySend({ role, online, board }: ReturnType<BoardConnection["getSnapshot"]>): boolean {
  if (!online || !may(role, "edit")) return false;
  if (board.sealed) return may(role, "manage");
  return !board.locked || may(role, "run-session");
}

function startDownload(url: string): void {
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = "";
  anchor.click();
}

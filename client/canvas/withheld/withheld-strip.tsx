"use client";

import { ChevronDown, CircleAlert, FileDown, LayoutGrid } from "lucide-react";
import { useState } from "react";
import type { WithheldEdits } from "@/client/sync/board-connection";
import { Button } from "@/client/ui/button";
import { Dialog } from "@/client/ui/dialog";
import { Menu, MenuItem } from "@/client/ui/menu";
import { t } from "@/client/ui/messages/t";
import { withheldReason } from "@/client/sync/withheld-reason";
import type { ErrorCode } from "@/contract/errors";
import type { PictureUploads } from "../pictures/picture-uploads";
import { KeepAsBoardDialog } from "./keep-as-board-dialog";
import { keepAsFile } from "./keep-as-file";

/** The board with these edits is more than any board may hold. */
const TOO_MUCH: readonly ErrorCode[] = ["board_limit"];

export interface WithheldStripProps {
  boardId: string;
  title: string;
  createKeyRequired: boolean;
  withheld: WithheldEdits;
  uploads: Pick<PictureUploads, "held">;
  /** The canvas with the withheld edits in it, as an update v1. */
  copy(): Uint8Array | null;
  onSend(): void;
  onDiscard(): Promise<void>;
}

/** Edits that the server does not take: why, and what to do with them. Stays until that is decided. */
export function WithheldStrip(props: WithheldStripProps) {
  const { boardId, title, withheld, uploads, copy, onSend, onDiscard } = props;
  const [keeping, setKeeping] = useState(false);
  const [kept, setKept] = useState<string | null>(null);
  const [dialog, setDialog] = useState<"discard" | "board" | null>(null);
  // Whoever reloads sends them; everything else would only lead away from that.
  const outdated = withheld.code === "client_outdated";

  const keepFile = async () => {
    const update = copy();
    if (!update) return;
    setKeeping(true);
    try {
      setKept(await keepAsFile({ boardId, title, update, uploads }));
    } finally {
      setKeeping(false);
    }
  };

  return (
    <div
      role="alert"
      data-testid="withheld"
      className="flex shrink-0 flex-wrap items-center gap-x-2.5 gap-y-1.5 border-b border-line bg-block-soft py-1.5 pr-1.5 pl-3.5 text-sm"
    >
      <CircleAlert size={16} aria-hidden className="shrink-0 text-block" />
      <p className="min-w-[min(100%,18rem)] flex-1">{sentence(withheld, kept)}</p>
      <div className="ml-auto flex flex-wrap justify-end gap-1.5">
        {outdated ? (
          <Button look="primary" onClick={() => window.location.reload()}>
            {t("common.reload")}
          </Button>
        ) : null}
        {withheld.canSend ? (
          <Button look="primary" onClick={onSend}>
            {t("keep.send", { n: withheld.edits })}
          </Button>
        ) : null}
        <Menu
          trigger={
            <Button disabled={keeping}>
              {keeping ? t("withheld.keeping") : t("keep.menu")}
              <ChevronDown size={16} aria-hidden className="-mr-1" />
            </Button>
          }
        >
          {TOO_MUCH.includes(withheld.code) ? null : (
            <MenuItem icon={<LayoutGrid size={16} aria-hidden />} onSelect={() => setDialog("board")}>
              {t("keep.asBoard")}
            </MenuItem>
          )}
          <MenuItem icon={<FileDown size={16} aria-hidden />} onSelect={() => void keepFile()}>
            {t("keep.asFile")}
          </MenuItem>
        </Menu>
        {outdated ? null : (
          <Button look="quiet" onClick={() => (kept ? void onDiscard() : setDialog("discard"))}>
            {t("withheld.discard")}
          </Button>
        )}
      </div>
      <KeepAsBoardDialog
        open={dialog === "board"}
        onClose={() => setDialog(null)}
        boardId={boardId}
        title={title}
        createKeyRequired={props.createKeyRequired}
        uploads={uploads}
        copy={copy}
        onKept={onDiscard}
      />
      <Dialog
        open={dialog === "discard"}
        onClose={() => setDialog(null)}
        title={t("withheld.discardTitle")}
        description={t("withheld.discardText", { n: withheld.edits })}
      >
        <div className="flex justify-end gap-2 pt-2">
          <Button onClick={() => setDialog(null)}>{t("common.cancel")}</Button>
          <Button
            look="danger"
            onClick={() => {
              setDialog(null);
              void onDiscard();
            }}
          >
            {t("withheld.discard")}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}

function sentence(withheld: WithheldEdits, kept: string | null): string {
  const { edits: n, code } = withheld;
  if (kept) return t("withheld.kept", { file: kept });
  if (code === "client_outdated") return t("keep.outdated", { n });
  if (withheld.canSend && !TOO_MUCH.includes(code)) return t("keep.ready", { n });
  return t("withheld.text", { n, reason: withheldReason(code) });
}

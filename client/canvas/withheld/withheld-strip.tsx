"use client";

import { CircleAlert } from "lucide-react";
import { useState } from "react";
import type { WithheldEdits } from "@/client/sync/board-connection";
import { Button } from "@/client/ui/button";
import { Dialog } from "@/client/ui/dialog";
import { t } from "@/client/ui/messages/t";
import { pictureUrl } from "../asset-store";
import { dataUrlOf } from "../pictures/copied-pictures";
import { boardFile, boardFileName } from "./board-file";
import { saveFile } from "./save-file";

export interface WithheldStripProps {
  boardId: string;
  title: string;
  withheld: WithheldEdits;
  /** The canvas with the withheld edits in it, as an update v1. */
  copy(): Uint8Array | null;
  onDiscard(): void;
}

/** Edits that the server does not take: why, and what to do with them. Stays until they are kept or discarded. */
export function WithheldStrip({ boardId, title, withheld, copy, onDiscard }: WithheldStripProps) {
  const [keeping, setKeeping] = useState(false);
  const [kept, setKept] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);

  const keep = async () => {
    const update = copy();
    if (!update) return;
    setKeeping(true);
    try {
      const file = await boardFile(update, async (source) => {
        const url = pictureUrl(boardId, source);
        return url === null ? null : dataUrlOf(url);
      });
      const name = boardFileName(t("withheld.copySuffix", { title }));
      saveFile(file, name);
      setKept(name);
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
      <p className="min-w-[min(100%,18rem)] flex-1">
        {kept
          ? t("withheld.kept", { file: kept })
          : t("withheld.text", { n: withheld.edits, reason: t(`error.${withheld.code}`) })}
      </p>
      <div className="ml-auto flex gap-1.5">
        <Button onClick={() => void keep()} disabled={keeping}>
          {keeping ? t("withheld.keeping") : t("withheld.keep")}
        </Button>
        <Button look="quiet" onClick={() => (kept ? onDiscard() : setAsking(true))}>
          {t("withheld.discard")}
        </Button>
      </div>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("withheld.discardTitle")}
        description={t("withheld.discardText", { n: withheld.edits })}
      >
        <div className="flex justify-end gap-2 pt-2">
          <Button onClick={() => setAsking(false)}>{t("common.cancel")}</Button>
          <Button
            look="danger"
            onClick={() => {
              setAsking(false);
              onDiscard();
            }}
          >
            {t("withheld.discard")}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}

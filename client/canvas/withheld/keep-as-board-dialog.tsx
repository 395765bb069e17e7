"use client";

import { useEffect, useRef, useState, type FormEvent } from "react";
import { LIMITS } from "@/contract/limits";
import { Button } from "@/client/ui/button";
import { CreateKeyField } from "@/client/ui/create-key-field";
import { Dialog } from "@/client/ui/dialog";
import { TextField } from "@/client/ui/field";
import { t } from "@/client/ui/messages/t";
import { sentenceOf } from "@/client/ui/request-json";
import { useCreateKey } from "@/client/ui/use-create-key";
import type { PictureUploads } from "../pictures/picture-uploads";
import { createUploadFile, type UploadFile } from "../pictures/upload-file";
import { bringPictures, createBoardOf } from "./keep-as-board";
import { keptCopy } from "./kept-copy";

export interface KeepAsBoardDialogProps {
  open: boolean;
  onClose(): void;
  boardId: string;
  /** Of the board that the edits were made on. */
  title: string;
  createKeyRequired: boolean;
  uploads: Pick<PictureUploads, "held">;
  /** The canvas with the edits in it, as an update v1. */
  copy(): Uint8Array | null;
  /** The new board has all of them: they may be forgotten here. */
  onKept(): Promise<void>;
}

/** Asks for a title (and the create key where this instance has one), makes the board, and goes there. */
export function KeepAsBoardDialog({ open, onClose, ...rest }: KeepAsBoardDialogProps) {
  const [busy, setBusy] = useState(false);
  return (
    <Dialog
      open={open}
      // A board that is being made cannot be called back.
      onClose={busy ? null : onClose}
      title={t("keep.boardTitle")}
      description={t("keep.boardText")}
    >
      <KeepForm {...rest} onClose={onClose} busy={busy} setBusy={setBusy} />
    </Dialog>
  );
}

/** A board that was made, but lacks pictures of this tab. */
interface Unfinished {
  boardId: string;
  files: Map<string, File>;
  left: number;
  reason: string;
}

interface KeepFormProps extends Omit<KeepAsBoardDialogProps, "open"> {
  busy: boolean;
  setBusy(busy: boolean): void;
}

function KeepForm({ onClose, busy, setBusy, ...props }: KeepFormProps) {
  const { boardId, createKeyRequired, uploads, copy, onKept } = props;
  const [title, setTitle] = useState(() => copyTitle(props.title));
  const createKey = useCreateKey(createKeyRequired);
  const [errors, setErrors] = useState<{ title?: string; request?: string }>({});
  const [unfinished, setUnfinished] = useState<Unfinished | null>(null);
  const [upload] = useState<UploadFile>(() => createUploadFile(() => new XMLHttpRequest()));
  const leaving = useRef<AbortController | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);

  const go = async (newBoardId: string) => {
    await onKept();
    // A whole page load: nothing of this board may be left over on the other.
    window.location.assign(`/board/${newBoardId}`);
  };

  const bring = async (newBoardId: string, files: Map<string, File>) => {
    const signal = leaving.current?.signal ?? new AbortController().signal;
    const { left, reason } = await bringPictures({ boardId: newBoardId, files, upload, signal });
    if (left === 0) return go(newBoardId);
    setBusy(false);
    setUnfinished({ boardId: newBoardId, files, left, reason });
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const untitled = title.trim() === "";
    setErrors(untitled ? { title: t("board.titleMissing") } : {});
    const update = copy();
    if (!createKey.check() || untitled || !update) return;
    setBusy(true);
    try {
      const { records, files } = await keptCopy(update, uploads);
      const made = await createBoardOf({
        from: boardId,
        title: title.trim(),
        records,
        createKey: createKey.offered,
      });
      createKey.accepted();
      await bring(made, files);
    } catch (error) {
      setBusy(false);
      if (!createKey.refused(error)) setErrors({ request: t("keep.failed", { reason: sentenceOf(error) }) });
    }
  };

  if (unfinished) {
    const { left, reason, files } = unfinished;
    return (
      <div className="grid gap-4">
        <p role="alert" className="text-sm font-[560] text-block">
          {t("keep.picturesLeft", { n: left, reason })}
        </p>
        <div className="flex flex-wrap justify-end gap-2">
          <Button disabled={busy} onClick={() => void go(unfinished.boardId)}>
            {t("keep.openAnyway")}
          </Button>
          <Button
            look="primary"
            disabled={busy}
            onClick={() => {
              setBusy(true);
              void bring(unfinished.boardId, files);
            }}
          >
            {t("common.tryAgain")}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      <TextField
        autoFocus
        label={t("keep.name")}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        maxLength={LIMITS.titleChars}
        autoComplete="off"
        error={errors.title ?? null}
      />
      <CreateKeyField createKey={createKey} />
      {errors.request ? (
        <p role="alert" className="text-sm font-[560] text-block">
          {errors.request}
        </p>
      ) : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose} disabled={busy}>
          {t("common.cancel")}
        </Button>
        <Button type="submit" look="primary" disabled={busy}>
          {busy ? t("keep.creating") : t("keep.create")}
        </Button>
      </div>
    </form>
  );
}

/** "Problem scope (my copy)", shortened where the title is as long as titles may be. */
function copyTitle(title: string): string {
  const longer = t("withheld.copySuffix", { title });
  const excess = longer.length - LIMITS.titleChars;
  return excess <= 0 ? longer : t("withheld.copySuffix", { title: `${title.slice(0, -excess - 1)}…` });
}

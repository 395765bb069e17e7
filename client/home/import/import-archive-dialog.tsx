"use client";

import { FileArchive, PackageOpen } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useId, useRef, useState, type FormEvent } from "react";
import type { CreateBoardResponse } from "@/contract/api";
import type { ImportedBoard } from "@/contract/archive";
import { LIMITS } from "@/contract/limits";
import { Button, buttonClass } from "@/client/ui/button";
import { CreateKeyField } from "@/client/ui/create-key-field";
import { Dialog } from "@/client/ui/dialog";
import { locale } from "@/client/ui/messages/spoken-language";
import { t } from "@/client/ui/messages/t";
import { sentenceOf } from "@/client/ui/request-json";
import { useCreateKey } from "@/client/ui/use-create-key";
import { ARCHIVE_MB, sendArchive } from "./send-archive";
import type { ImportDialog } from "./use-import-dialog";

/** Chooses an archive and makes a board of it; then straight to the board. */
export function ImportArchiveDialog({
  importing,
  createKeyRequired,
}: {
  importing: ImportDialog;
  createKeyRequired: boolean;
}) {
  return (
    <>
      {importing.dragging && !importing.open ? <DropOverlay /> : null}
      <Dialog
        open={importing.open}
        onClose={importing.close}
        title={t("import.title")}
        description={t("import.text")}
        width={480}
      >
        <ImportForm importing={importing} createKeyRequired={createKeyRequired} />
      </Dialog>
    </>
  );
}

function DropOverlay() {
  return (
    <div className="pointer-events-none fixed inset-3 z-40 grid place-items-center rounded-md border-2 border-dashed border-accent bg-accent-soft/90">
      <p className="flex items-center gap-2.5 text-lg font-[620] text-accent">
        <PackageOpen size={22} aria-hidden />
        {t("import.dropHere")}
      </p>
    </div>
  );
}

function ImportForm({
  importing,
  createKeyRequired,
}: {
  importing: ImportDialog;
  createKeyRequired: boolean;
}) {
  const { file } = importing;
  const router = useRouter();
  const inputId = useId();
  /** Share that was sent; null while nothing is under way. */
  const [sent, setSent] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [board, setBoard] = useState<(CreateBoardResponse & ImportedBoard) | null>(null);
  const createKey = useCreateKey(createKeyRequired);
  const keyInput = useRef<HTMLInputElement>(null);
  const left = useRef<AbortController | null>(null);
  useEffect(() => () => left.current?.abort(), []);
  useEffect(() => setProblem(null), [file]);

  const busy = sent !== null;
  const wrong = file && problemOf(file);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!file || wrong || busy) return;
    if (!createKey.check()) return keyInput.current?.focus();
    const controller = new AbortController();
    left.current = controller;
    setProblem(null);
    setSent(0);
    try {
      const made = await sendArchive({
        file,
        createKey: createKey.offered,
        onProgress: setSent,
        signal: controller.signal,
      });
      createKey.accepted();
      // Stays busy until the board's page is there.
      if (made.leftOut === 0) router.push(`/board/${made.id}`);
      else setBoard(made);
    } catch (error) {
      if (controller.signal.aborted) return;
      setSent(null);
      if (createKey.refused(error)) keyInput.current?.focus();
      else setProblem(sentenceOf(error));
    }
  };

  if (board) {
    return (
      <div className="grid gap-4" role="status">
        <p className="font-[620]">{t("import.done")}</p>
        <p className="text-sm text-muted">{t("import.leftOut", { n: board.leftOut })}</p>
        <a href={`/board/${board.id}`} className={buttonClass("primary")}>
          {t("import.open")}
        </a>
      </div>
    );
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      <div className="grid justify-items-center gap-2 rounded-md border border-dashed border-line-strong bg-paper px-4 py-6 text-center has-focus-visible:outline-2 has-focus-visible:outline-accent">
        <FileArchive size={28} aria-hidden className="text-faint" />
        {file ? (
          <p className="max-w-full text-base font-[560] wrap-anywhere">
            {t("import.file", { name: file.name, size: sizeOf(file.size) })}
          </p>
        ) : null}
        <input
          id={inputId}
          type="file"
          accept=".zip,application/zip"
          disabled={busy}
          className="sr-only"
          onChange={(event) => importing.choose(event.target.files?.[0] ?? null)}
        />
        <label
          htmlFor={inputId}
          className={buttonClass(file ? "quiet" : "plain")}
          aria-disabled={busy || undefined}
        >
          {t("import.choose")}
        </label>
        <p className="text-sm text-muted pointer-coarse:hidden">{t("import.drop")}</p>
      </div>
      <CreateKeyField createKey={createKey} ref={keyInput} />
      {busy ? <Progress share={sent} /> : null}
      {wrong || problem ? (
        <p role="alert" className="text-sm font-[560] text-block">
          {wrong || problem}
        </p>
      ) : null}
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button
          onClick={() => {
            left.current?.abort();
            setSent(null);
            importing.close();
          }}
        >
          {t("import.cancel")}
        </Button>
        <Button type="submit" look="primary" disabled={!file || Boolean(wrong) || busy}>
          {t("import.start")}
        </Button>
      </div>
    </form>
  );
}

function Progress({ share }: { share: number }) {
  const percent = Math.floor(share * 100);
  const sending = percent < 100;
  return (
    <div className="grid gap-1.5">
      <progress
        className="h-1.5 w-full overflow-hidden rounded-full accent-accent"
        max={100}
        {...(sending ? { value: percent } : {})}
        aria-label={t("import.title")}
      />
      <p role="status" className="text-sm text-muted">
        {sending ? t("import.sending", { percent }) : t("import.checking")}
      </p>
    </div>
  );
}

/** What can be said before anything is sent. */
function problemOf(file: File): string | null {
  if (file.size > LIMITS.archiveBytes) return t("import.tooLarge", { mb: ARCHIVE_MB });
  return /\.zip$/i.test(file.name) ? null : t("import.notZip");
}

function sizeOf(bytes: number): string {
  const mb = bytes / 1024 / 1024;
  const unit = mb >= 1 ? "megabyte" : "kilobyte";
  return new Intl.NumberFormat(locale(), {
    style: "unit",
    unit,
    maximumFractionDigits: mb >= 10 ? 0 : 1,
  }).format(mb >= 1 ? mb : bytes / 1024);
}

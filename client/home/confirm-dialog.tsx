"use client";

import { useState } from "react";
import { Button } from "@/client/ui/button";
import { Dialog } from "@/client/ui/dialog";
import { t } from "@/client/ui/messages/t";

/** Asks before something that others feel, or that cannot be taken back. `onConfirm` resolves with what went wrong. */
export function ConfirmDialog({
  title,
  text,
  confirm,
  onConfirm,
  onClose,
}: {
  title: string;
  text: string;
  /** The verb on the button. */
  confirm: string;
  onConfirm(): Promise<string | null>;
  onClose(): void;
}) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const run = async () => {
    setBusy(true);
    setProblem(await onConfirm());
    setBusy(false);
  };

  return (
    <Dialog open onClose={onClose} title={title} description={text}>
      {problem ? (
        <p role="alert" className="mb-3 text-sm font-[560] text-block">
          {problem}
        </p>
      ) : null}
      <div className="mt-2 flex flex-wrap justify-end gap-2.5 max-sm:flex-col-reverse">
        <Button onClick={onClose}>{t("common.cancel")}</Button>
        <Button look="danger" disabled={busy} onClick={() => void run()}>
          {confirm}
        </Button>
      </div>
    </Dialog>
  );
}

"use client";

import { useState, type ReactNode } from "react";
import { Button } from "@/client/ui/button";

export interface ConfirmBoxProps {
  /** What happens. */
  children: ReactNode;
  yes: string;
  no: string;
  /** Resolves with what went wrong, or null: then whoever shows the box takes it away. */
  onYes(): Promise<string | null>;
  onNo(): void;
}

/** A second look before something that others feel at once; says what went wrong where it was asked. */
export function ConfirmBox({ children, yes, no, onYes, onNo }: ConfirmBoxProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const confirm = async () => {
    setBusy(true);
    const sentence = await onYes();
    setBusy(false);
    setProblem(sentence);
  };

  return (
    <div
      role="group"
      aria-label={yes}
      // One step back, not out of the dialog.
      data-own-escape
      onKeyDown={(event) => {
        if (event.key === "Escape") onNo();
      }}
      className="grid gap-2.5 rounded-sm bg-block-soft px-3.5 py-3"
    >
      <p role="alert" className="text-sm">
        {problem ? <span className="font-[600] text-block">{problem}</span> : children}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button look="danger" disabled={busy} onClick={confirm}>
          {yes}
        </Button>
        <Button autoFocus onClick={onNo}>
          {no}
        </Button>
      </div>
    </div>
  );
}

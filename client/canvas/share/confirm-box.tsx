"use client";

import { useEffect, useRef, useState, type ReactNode } from "react";
import { Button } from "@/client/ui/button";

interface Choice {
  label: string;
  /** Resolves with what went wrong, or null: then whoever shows the box takes it away. */
  run(): Promise<string | null>;
}

export interface ConfirmBoxProps {
  /** What happens. */
  children: ReactNode;
  yes: Choice;
  /** A milder way. */
  instead?: Choice;
  no: { label: string; run(): void };
}

/** A second look before something that others feel at once; says what went wrong where it was asked. */
export function ConfirmBox({ children, yes, instead, no }: ConfirmBoxProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);

  const leave = useRef(no.run);

  useEffect(() => {
    leave.current = no.run;
  });
  useEffect(() => {
    const element = box.current;
    const escape = (event: KeyboardEvent) => {
      if (event.key === "Escape") leave.current();
    };
    element?.scrollIntoView({ block: "nearest" });
    element?.addEventListener("keydown", escape);
    return () => element?.removeEventListener("keydown", escape);
  }, []);

  const choose = async (choice: Choice) => {
    setBusy(true);
    const sentence = await choice.run();
    setBusy(false);
    setProblem(sentence);
  };

  return (
    <div
      ref={box}
      role="group"
      aria-label={yes.label}
      // One step back, not out of the dialog.
      data-own-escape
      className="grid gap-2.5 rounded-sm bg-block-soft px-3.5 py-3"
    >
      <p role="alert" className="text-sm">
        {problem ? <span className="font-[600] text-block">{problem}</span> : children}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button look="danger" disabled={busy} onClick={() => void choose(yes)}>
          {yes.label}
        </Button>
        {instead ? (
          <Button disabled={busy} onClick={() => void choose(instead)}>
            {instead.label}
          </Button>
        ) : null}
        <Button look="quiet" autoFocus onClick={no.run}>
          {no.label}
        </Button>
      </div>
    </div>
  );
}

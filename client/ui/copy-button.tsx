"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button";
import { copyText } from "./copy-text";
import { t } from "./messages/t";

const CONFIRM_MS = 2000;

/** Copies `text` and says so. `onFail` lets the caller select the text for copying by hand. */
export function CopyButton({
  text,
  label,
  onCopied,
  onFail,
}: {
  text: string;
  label: string;
  onCopied?: () => void;
  onFail: () => void;
}) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");

  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), CONFIRM_MS);
    return () => clearTimeout(timer);
  }, [state]);

  const copy = async () => {
    const copied = await copyText(text);
    setState(copied ? "copied" : "failed");
    if (copied) onCopied?.();
    else onFail();
  };

  return (
    <Button aria-label={label} onClick={copy} className="min-w-24">
      {state === "copied" ? (
        <Check size={16} aria-hidden className="text-ok" />
      ) : (
        <Copy size={16} aria-hidden />
      )}
      {state === "copied"
        ? t("common.copied")
        : state === "failed"
          ? t("common.copyFailed")
          : t("common.copy")}
    </Button>
  );
}

"use client";

import { Check, Mail } from "lucide-react";
import { useState } from "react";
import { Button } from "@/client/ui/button";
import { copyText } from "@/client/ui/copy-text";
import { t } from "@/client/ui/messages/t";

/** Puts the minutes on the clipboard, ready to be pasted into a mail; also where there is no clipboard API. */
export function CopyMinutes({ url }: { url: string }) {
  const [state, setState] = useState<"idle" | "busy" | "copied" | "failed" | "offline">("idle");

  const copy = async () => {
    setState("busy");
    let text: string;
    try {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`status ${response.status}`);
      text = await response.text();
    } catch {
      // Nothing was copied; the sentence below says what to do.
      setState("offline");
      return;
    }
    setState((await copyText(text)) ? "copied" : "failed");
  };

  return (
    <div>
      <Button look="primary" className="w-full" disabled={state === "busy"} onClick={copy}>
        {state === "copied" ? <Check size={16} aria-hidden /> : <Mail size={16} aria-hidden />}
        {state === "copied" ? t("review.copied") : t("review.copyMinutes")}
      </Button>
      <p role="status" className="mt-2 text-sm text-block empty:hidden">
        {state === "failed" ? t("review.copyFailed") : state === "offline" ? t("request.offline") : ""}
      </p>
    </div>
  );
}

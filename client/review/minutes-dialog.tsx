"use client";

import { Check, Copy, Download, Mail, Send } from "lucide-react";
import { useEffect, useState } from "react";
import { Button, buttonClass } from "@/client/ui/button";
import { Dialog } from "@/client/ui/dialog";
import { copyText } from "@/client/ui/copy-text";
import { t } from "@/client/ui/messages/t";

export interface MinutesDialogProps {
  boardId: string;
  subject: string;
  /** Message-ID that the mail answers, with angle brackets; empty for a new thread. */
  inReplyTo: string;
  mailto: string;
  /** Whoever may set the address of the discussion is told where. */
  maySetOrigin: boolean;
}

/** The minutes as a mail: looked at, copied, downloaded, or a mail with a link to them. */
export function MinutesDialog(props: MinutesDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" className="h-11! w-full" onClick={() => setOpen(true)}>
        <Mail size={17} aria-hidden />
        {t("review.minutes")}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t("review.minutesTitle")}
        description={t("review.minutesText")}
        width={760}
      >
        <MinutesBody {...props} />
      </Dialog>
    </>
  );
}

function MinutesBody({ boardId, subject, inReplyTo, mailto, maySetOrigin }: MinutesDialogProps) {
  const [text, setText] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const [copied, setCopied] = useState<"no" | "yes" | "refused">("no");

  useEffect(() => {
    const leaving = new AbortController();
    fetchMinutes(boardId, leaving.signal).then(setText, () => {
      if (!leaving.signal.aborted) setFailed(true);
    });
    return () => leaving.abort();
  }, [boardId]);

  const copy = async () => {
    if (text !== null) setCopied((await copyText(text)) ? "yes" : "refused");
  };

  return (
    <div className="grid gap-4">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
        <dt className="text-muted">{t("review.minutesSubject")}</dt>
        <dd className="wrap-anywhere">{subject}</dd>
        <dt className="text-muted">{t("review.minutesReply")}</dt>
        <dd className="wrap-anywhere">
          {inReplyTo === "" ? (
            <span className="text-muted">
              {t(maySetOrigin ? "review.minutesNoReplySet" : "review.minutesNoReply")}
            </span>
          ) : (
            <code className="text-xs">{inReplyTo}</code>
          )}
        </dd>
      </dl>
      <pre
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={t("review.minutesTitle")}
        className="max-h-[42dvh] min-h-24 overflow-auto rounded-sm border border-line bg-paper p-3.5 font-mono text-xs leading-normal"
      >
        {text ?? (failed ? t("request.offline") : t("review.minutesLoading"))}
      </pre>
      <p role="status" className="text-sm text-block empty:hidden">
        {copied === "refused" ? t("review.copyFailed") : ""}
      </p>
      <div className="flex flex-wrap justify-end gap-2.5 max-sm:flex-col">
        <a href={mailto} className={buttonClass()} title={t("review.mailtoHint")}>
          <Send size={16} aria-hidden />
          {t("review.mailto")}
        </a>
        <a href={`/api/boards/${boardId}/record.eml`} className={buttonClass()}>
          <Download size={16} aria-hidden />
          {t("review.downloadEml")}
        </a>
        <Button look="primary" disabled={text === null} onClick={() => void copy()}>
          {copied === "yes" ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
          {t(copied === "yes" ? "review.copied" : "review.copyMinutes")}
        </Button>
      </div>
    </div>
  );
}

async function fetchMinutes(boardId: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(`/api/boards/${boardId}/record.txt`, { signal });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.text();
}

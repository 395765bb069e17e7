"use client";

import { useRef, useState } from "react";
import type { LinkSummary } from "@/contract/api";
import { Button } from "@/client/ui/button";
import { CopyButton } from "@/client/ui/copy-button";
import { inputClass } from "@/client/ui/field";
import { t } from "@/client/ui/messages/t";
import { Moment } from "@/client/ui/moment";

export interface LinkRowProps {
  link: LinkSummary;
  onCopied(): void;
  onRevoke(): Promise<unknown>;
}

/** One link: its address to copy, its label and end, and how to revoke it after a second look. */
export function LinkRow({ link, onCopied, onRevoke }: LinkRowProps) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const address = useRef<HTMLInputElement>(null);
  const names = { role: t(`role.${link.role}`), label: link.label };

  const revoke = async () => {
    setBusy(true);
    await onRevoke();
    setBusy(false);
    setAsking(false);
  };

  return (
    <div className="grid gap-1.5" data-testid="link" data-role={link.role}>
      {link.label || link.expiresAt ? (
        <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
          <span className="font-[600] wrap-anywhere">{link.label || t("share.unlabelled")}</span>
          {link.expiresAt ? (
            <span className="font-[560] text-todo">
              {t("share.expires")} <Moment at={link.expiresAt} />
            </span>
          ) : null}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-2 sm:flex-nowrap">
        <input
          ref={address}
          readOnly
          value={link.url}
          aria-label={t("share.link", names)}
          onFocus={(event) => event.target.select()}
          className={`${inputClass} h-9 min-w-0 basis-full bg-paper font-mono text-xs! sm:basis-0 sm:flex-1`}
        />
        <CopyButton
          text={link.url}
          label={t("share.copyLink", names)}
          onCopied={onCopied}
          onFail={() => address.current?.select()}
        />
        {asking ? null : (
          <Button
            look="quiet"
            aria-label={t("share.revokeLink", names)}
            onClick={() => setAsking(true)}
            className="text-block"
          >
            {t("share.revoke")}
          </Button>
        )}
      </div>
      {asking ? (
        <div role="alert" className="flex flex-wrap items-center gap-2 rounded-sm bg-block-soft px-3 py-2">
          <p className="min-w-48 flex-1 text-sm">
            {link.role === "facilitator" ? t("share.revokeOwn") : t("share.revokeAsk")}
          </p>
          <Button look="danger" disabled={busy} onClick={revoke}>
            {t("share.revokeYes")}
          </Button>
          <Button autoFocus onClick={() => setAsking(false)}>
            {t("share.revokeNo")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

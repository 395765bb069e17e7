"use client";

import { QrCode, RefreshCw, Unlink, Users } from "lucide-react";
import { useRef, useState } from "react";
import type { LinkSummary } from "@/contract/api";
import { Button } from "@/client/ui/button";
import { Chip } from "@/client/ui/chip";
import { CopyButton } from "@/client/ui/copy-button";
import { inputClass } from "@/client/ui/field";
import { t } from "@/client/ui/messages/t";
import { Moment } from "@/client/ui/moment";
import { ConfirmBox } from "./confirm-box";
import { effectOfEnding, type Connected } from "./describe-connected";

export interface LinkRowProps {
  link: LinkSummary;
  /** Who is connected through it; null for those who only pass it on. */
  connected: Connected | null;
  /** It has just been made. */
  fresh: boolean;
  onCopied(): void;
  onShowQr(): void;
  /** Resolve with what went wrong, or null. Absent for those who only pass the link on. */
  onRevoke?(): Promise<string | null>;
  onReplace?(): Promise<string | null>;
}

/** One link: its address to copy and to show, its label and end, who is here by it, and how to end it. */
export function LinkRow({ link, connected, fresh, ...on }: LinkRowProps) {
  const [asking, setAsking] = useState<"revoke" | "replace" | null>(null);
  const address = useRef<HTMLInputElement>(null);
  const replaceButton = useRef<HTMLButtonElement>(null);
  const revokeButton = useRef<HTMLButtonElement>(null);
  const names = { role: t(`role.${link.role}`), label: link.label };
  const { onRevoke, onReplace } = on;

  const keep = () => {
    const opener = asking === "revoke" ? revokeButton.current : replaceButton.current;
    setAsking(null);
    opener?.focus();
  };

  return (
    <div className="grid gap-1.5" data-testid="link" data-role={link.role}>
      <About link={link} connected={connected} fresh={fresh} />
      <div className="flex flex-wrap items-center gap-2 sm:flex-nowrap sm:gap-1.5">
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
          onCopied={on.onCopied}
          onFail={() => address.current?.select()}
        />
        <Button
          icon
          id={`qr-${link.id}`}
          aria-label={t("share.qrLink", names)}
          title={t("share.qrLink", names)}
          onClick={on.onShowQr}
        >
          <QrCode size={16} aria-hidden />
        </Button>
        {onReplace ? (
          <Button
            ref={replaceButton}
            look="quiet"
            icon
            aria-label={t("share.replaceLink", names)}
            title={t("share.replaceLink", names)}
            aria-expanded={asking === "replace"}
            onClick={() => setAsking("replace")}
          >
            <RefreshCw size={16} aria-hidden />
          </Button>
        ) : null}
        {onRevoke ? (
          <Button
            ref={revokeButton}
            look="quiet"
            icon
            aria-label={t("share.revokeLink", names)}
            title={t("share.revokeLink", names)}
            aria-expanded={asking === "revoke"}
            onClick={() => setAsking("revoke")}
            className="text-block"
          >
            <Unlink size={16} aria-hidden />
          </Button>
        ) : null}
      </div>
      {asking === "revoke" && onRevoke && connected ? (
        <ConfirmBox yes={t("share.revokeYes")} no={t("share.keep")} onYes={onRevoke} onNo={keep}>
          {t("share.revokeAsk")} {effectOfEnding(connected)}
        </ConfirmBox>
      ) : null}
      {asking === "replace" && onReplace && connected ? (
        <ConfirmBox yes={t("share.replaceYes")} no={t("share.keep")} onYes={onReplace} onNo={keep}>
          {t("share.replaceAsk")} {effectOfEnding(connected)}
        </ConfirmBox>
      ) : null}
    </div>
  );
}

/** What tells this link from others of its role; nothing for a plain one that nobody uses. */
function About({ link, connected, fresh }: Pick<LinkRowProps, "link" | "connected" | "fresh">) {
  const here = (connected?.count ?? 0) + Number(connected?.self ?? false) + (connected?.screens ?? 0);
  if (!link.label && !link.expiresAt && !fresh && here === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm">
      {link.label || link.expiresAt || fresh ? (
        <span className="font-[600] wrap-anywhere">{link.label || t("share.unlabelled")}</span>
      ) : null}
      {fresh ? <Chip tone="accent">{t("share.fresh")}</Chip> : null}
      {link.expiresAt ? (
        <span className="font-[560] text-todo">
          {t("share.expires")} <Moment at={link.expiresAt} />
        </span>
      ) : null}
      {here > 0 ? (
        <span
          className="inline-flex items-center gap-1.5 text-muted tabular-nums"
          title={connected?.names}
          data-testid="connected"
        >
          <Users size={14} aria-hidden />
          {t("share.connected", { n: here })}
        </span>
      ) : null}
    </p>
  );
}

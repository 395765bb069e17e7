"use client";

import { QrCode, Users } from "lucide-react";
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
  /** How to end it; null for those who only pass it on. Each resolves with what went wrong, or null. */
  ending: { revoke(): Promise<string | null>; replace(): Promise<string | null> } | null;
}

/** One link: its address to copy and to show, its label and end, who is here by it, and how to end it. */
export function LinkRow({ link, connected, fresh, onCopied, onShowQr, ending }: LinkRowProps) {
  const [asking, setAsking] = useState(false);
  const address = useRef<HTMLInputElement>(null);
  const revokeButton = useRef<HTMLButtonElement>(null);
  const names = { role: t(`role.${link.role}`), label: link.label };

  return (
    <div className="grid gap-1.5" data-testid="link" data-role={link.role}>
      {link.label || link.expiresAt || fresh ? (
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm">
          <span className="font-[600] wrap-anywhere">{link.label || t("share.unlabelled")}</span>
          {fresh ? <Chip tone="accent">{t("share.fresh")}</Chip> : null}
          {link.expiresAt ? (
            <span className="font-[560] text-todo">
              {t("share.expires")} <Moment at={link.expiresAt} />
            </span>
          ) : null}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-2 sm:flex-nowrap sm:gap-1.5">
        <input
          ref={address}
          readOnly
          value={link.url}
          aria-label={t("share.link", names)}
          onFocus={(event) => event.target.select()}
          className={`${inputClass} h-9! min-w-0 pointer-coarse:h-11! basis-full bg-paper font-mono text-xs! sm:basis-0 sm:flex-1`}
        />
        <CopyButton
          text={link.url}
          label={t("share.copyLink", names)}
          onCopied={onCopied}
          onFail={() => address.current?.select()}
        />
        <Button
          icon
          id={`qr-${link.id}`}
          aria-label={t("share.qrLink", names)}
          title={t("share.qr")}
          onClick={onShowQr}
          className="h-9! w-9! pointer-coarse:h-11! pointer-coarse:w-11!"
        >
          <QrCode size={16} aria-hidden />
        </Button>
        {ending ? (
          <Button
            ref={revokeButton}
            look="quiet"
            aria-label={t("share.revokeLink", names)}
            aria-expanded={asking}
            onClick={() => setAsking(true)}
            className="px-2.5! text-muted! hover:text-block! aria-expanded:text-block!"
          >
            {t("share.revoke")}
          </Button>
        ) : null}
        {connected ? <ConnectedCount connected={connected} /> : null}
      </div>
      {asking && ending && connected ? (
        <ConfirmBox
          yes={{ label: t("share.revokeYes"), run: ending.revoke }}
          instead={{ label: t("share.replaceYes"), run: ending.replace }}
          no={{
            label: t("share.keep"),
            run() {
              setAsking(false);
              revokeButton.current?.focus();
            },
          }}
        >
          {effectOfEnding(connected)} {t("share.revokeAsk")}
        </ConfirmBox>
      ) : null}
    </div>
  );
}

/** How many are here by the link; always as wide, so that the rows stand beneath each other. */
function ConnectedCount({ connected }: { connected: Connected }) {
  const n = connected.count + Number(connected.self) + connected.screens;
  const label = n === 0 ? t("share.connectedNobody") : t("share.connected", { n });
  return (
    <span
      role="img"
      aria-label={label}
      title={connected.names ? `${label}: ${connected.names}` : label}
      data-testid="connected"
      data-count={n}
      className={`inline-flex w-11 shrink-0 items-center justify-end gap-1 text-sm tabular-nums max-sm:ml-auto ${n === 0 ? "text-faint" : "font-[600] text-ok"}`}
    >
      <Users size={15} aria-hidden />
      {n}
    </span>
  );
}

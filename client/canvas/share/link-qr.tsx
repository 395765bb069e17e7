"use client";

import { ArrowLeft } from "lucide-react";
import { useRef } from "react";
import type { LinkSummary } from "@/contract/api";
import { Button } from "@/client/ui/button";
import { CopyButton } from "@/client/ui/copy-button";
import { t } from "@/client/ui/messages/t";
import { QrCode } from "@/client/ui/qr-code";

export interface LinkQrProps {
  link: LinkSummary;
  onBack(): void;
  onCopied(): void;
}

/** A link to hold a camera to, as large as the dialog: for the people in the room. */
export function LinkQr({ link, onBack, onCopied }: LinkQrProps) {
  const address = useRef<HTMLParagraphElement>(null);
  const role = t(`role.${link.role}`);
  return (
    <div className="grid justify-items-center gap-4" data-testid="link-qr">
      <div className="rounded-md border border-line bg-[#fff] p-1">
        <QrCode
          text={link.url}
          label={t("share.qr.image", { role })}
          className="block w-[min(54dvh,480px,calc(100vw-56px))]"
        />
      </div>
      <p
        ref={address}
        className="max-w-full text-center font-mono text-sm wrap-anywhere text-muted select-all"
      >
        {link.url}
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        <Button autoFocus onClick={onBack}>
          <ArrowLeft size={16} aria-hidden />
          {t("share.qr.back")}
        </Button>
        <CopyButton
          text={link.url}
          label={t("share.copyLink", { role, label: link.label })}
          onCopied={onCopied}
          onFail={() => {
            if (address.current) window.getSelection()?.selectAllChildren(address.current);
          }}
        />
      </div>
    </div>
  );
}

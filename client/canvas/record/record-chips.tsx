"use client";

import { Globe, Lock } from "lucide-react";
import type { ReactNode } from "react";
import type { Seal } from "@/board/document/session-document";
import { Chip } from "@/client/ui/chip";
import { t } from "@/client/ui/messages/t";
import { Moment } from "@/client/ui/moment";
import { Popover } from "@/client/ui/popover";

/** Says that the board is sealed, and on request by whom and when. */
export function SealChip({ seal }: { seal: Seal | null }) {
  return (
    <ChipPopover
      label={t("seal.details")}
      testId="sealed"
      chip={
        <Chip tone="cond" mark={<Lock size={12} />}>
          {t("board.sealed")}
        </Chip>
      }
    >
      <p className="font-[620]">
        {seal?.by ? t("seal.by", { name: seal.by }) : t("seal.byNobody")}
        {seal ? (
          <span className="block text-sm font-[400] text-muted">
            <Moment at={new Date(seal.at).toISOString()} />
          </span>
        ) : null}
      </p>
      <p className="mt-2 text-sm text-muted">{t("seal.means")}</p>
    </ChipPopover>
  );
}

/** Says that everybody may read the board; people who write on it are to know. */
export function PublicChip({ publishedAt }: { publishedAt: number }) {
  return (
    <ChipPopover
      label={t("publish.details")}
      testId="published"
      chip={
        <Chip tone="accent" mark={<Globe size={12} />}>
          {t("publish.chip")}
        </Chip>
      }
    >
      <p className="font-[620]">
        {t("publish.since")}{" "}
        <span className="block text-sm font-[400] text-muted">
          <Moment at={new Date(publishedAt).toISOString()} />
        </span>
      </p>
      <p className="mt-2 text-sm text-muted">{t("publish.means")}</p>
    </ChipPopover>
  );
}

function ChipPopover({
  label,
  testId,
  chip,
  children,
}: {
  label: string;
  testId: string;
  chip: ReactNode;
  children: ReactNode;
}) {
  return (
    <Popover
      label={label}
      trigger={
        <button
          type="button"
          data-testid={testId}
          title={label}
          className="inline-flex shrink-0 items-center rounded-full hover:brightness-95 sm:min-h-8 pointer-coarse:sm:min-h-11"
        >
          {chip}
        </button>
      }
    >
      {children}
    </Popover>
  );
}

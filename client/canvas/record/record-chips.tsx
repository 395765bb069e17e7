"use client";

import { Globe, Lock } from "lucide-react";
import type { ReactNode } from "react";
import type { Seal } from "@/board/document/session-document";
import { Chip } from "@/client/ui/chip";
import { t } from "@/client/ui/messages/t";
import { Moment } from "@/client/ui/moment";
import { Popover } from "@/client/ui/popover";

/** On a phone there is room for one word beneath the title; a mark alone is still named, and explained on a tap. */
const SMALL = { chip: "max-sm:gap-0 max-sm:px-1.5", word: "max-sm:sr-only" };

/** Says that the board is sealed, and on request by whom and when. `small`: on a phone by its mark alone. */
export function SealChip({ seal, small }: { seal: Seal | null; small: boolean }) {
  return (
    <ChipPopover
      label={t("seal.details")}
      testId="sealed"
      chip={
        <Chip tone="cond" mark={<Lock size={12} />} className={small ? SMALL.chip : ""}>
          <span className={small ? SMALL.word : ""}>{t("board.sealed")}</span>
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
        <Chip tone="accent" mark={<Globe size={12} />} className={SMALL.chip}>
          <span className={SMALL.word}>{t("publish.chip")}</span>
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

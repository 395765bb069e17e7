"use client";

import { Eye, FileText, ListTree, Lock, Share2 } from "lucide-react";
import type { ReactNode } from "react";
import type { Seal } from "@/board/document/session-document";
import { Button, buttonClass } from "@/client/ui/button";
import { classNames } from "@/client/ui/class-names";
import { Chip } from "@/client/ui/chip";
import { Mark } from "@/client/ui/logo";
import { t } from "@/client/ui/messages/t";
import { PublicChip, SealChip } from "./record/record-chips";

/** The row above the canvas. Its parts are passed in, so that the skeleton shows the same row while the board loads. */
export function BoardHeader({
  title,
  status,
  children,
}: {
  title: ReactNode;
  status?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header
      aria-label={t("board.header")}
      className="group/header relative flex h-13 shrink-0 items-center gap-1 border-b border-line bg-surface px-2 sm:gap-1.5 sm:px-3 pointer-coarse:h-14"
    >
      <a
        href="/"
        aria-label={t("common.home")}
        title={t("common.home")}
        className="hit inline-flex shrink-0 items-center justify-center rounded-sm hover:bg-unknown-soft"
      >
        <Mark size={24} />
      </a>
      <div className="flex min-w-0 flex-1 items-center gap-x-1.5 max-sm:flex-col max-sm:items-start">
        {title}
        {status}
      </div>
      {children}
    </header>
  );
}

/** Ids by which dialogs give the focus back. */
export const SHARE_BUTTON = "board-share";
export const MENU_BUTTON = "board-menu";
export const PEOPLE_BUTTON = "board-people";
export const OUTLINE_BUTTON = "board-outline-button";

/** Says why the canvas does not take edits, and who else may read it. */
export function BoardStatus({
  publishedAt,
  ...access
}: {
  reading: boolean;
  sealed: boolean;
  seal: Seal | null;
  locked: boolean;
  /** Since when the board is in the library; null: it is not. */
  publishedAt: number | null;
}) {
  return (
    <div className="flex shrink-0 items-center gap-1.5 empty:hidden">
      <EditingStatus {...access} small={publishedAt !== null} />
      {publishedAt === null ? null : <PublicChip publishedAt={publishedAt} />}
    </div>
  );
}

function EditingStatus({
  reading,
  sealed,
  seal,
  locked,
  small,
}: {
  reading: boolean;
  sealed: boolean;
  seal: Seal | null;
  locked: boolean;
  /** Another mark stands beside this one. */
  small: boolean;
}) {
  if (sealed) return <SealChip seal={seal} small={small} />;
  if (reading) {
    return (
      <Chip mark={<Eye size={13} />}>
        <span data-testid="reading-only">{t("board.readingOnly")}</span>
      </Chip>
    );
  }
  if (locked) {
    return (
      <Chip tone="todo" mark={<Lock size={12} />}>
        {t("board.locked")}
      </Chip>
    );
  }
  return null;
}

/** `givesWay`: on a phone there is no room for it while somebody is being followed. */
export function ShareButton({ onClick, givesWay }: { onClick: () => void; givesWay: boolean }) {
  return (
    <Button
      id={SHARE_BUTTON}
      look="primary"
      onClick={onClick}
      aria-label={t("board.share")}
      className={classNames("h-8 max-sm:w-9 max-sm:px-0", givesWay && "max-sm:hidden")}
    >
      <Share2 size={16} aria-hidden />
      <span className="max-sm:hidden">{t("board.share")}</span>
    </Button>
  );
}

/** Leads to the record; on a phone it is in the menu. */
export function RecordLink({ boardId }: { boardId: string }) {
  return (
    <a
      href={`/review/${boardId}`}
      className={classNames(buttonClass("quiet"), "h-8! px-2.5! text-sm max-sm:hidden")}
    >
      <FileText size={17} aria-hidden />
      <span className="max-lg:sr-only">{t("board.record")}</span>
    </a>
  );
}

/** Shows the items as a document; on a phone it is in the menu. `onToggle` is null while there is no canvas. */
export function OutlineButton({ open, onToggle }: { open: boolean; onToggle: (() => void) | null }) {
  if (!onToggle) return null;
  return (
    <Button
      id={OUTLINE_BUTTON}
      look="quiet"
      icon
      aria-label={t(open ? "outline.close" : "outline.open")}
      title={t(open ? "outline.close" : "outline.open")}
      aria-expanded={open}
      className="max-sm:hidden"
      onClick={onToggle}
    >
      <ListTree size={18} aria-hidden />
    </Button>
  );
}

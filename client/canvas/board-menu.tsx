"use client";

import {
  ArrowLeft,
  ArrowRight,
  Download,
  EllipsisVertical,
  FastForward,
  FileText,
  Globe,
  LayoutGrid,
  Lightbulb,
  ListTodo,
  ListTree,
  Lock,
  LockOpen,
  MonitorSmartphone,
  Settings,
  Smartphone,
  Timer,
} from "lucide-react";
import type { BoardFacts } from "@/client/sync/board-connection";
import { Button } from "@/client/ui/button";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "@/client/ui/menu";
import { t } from "@/client/ui/messages/t";
import { MENU_BUTTON } from "./board-header";

export interface BoardMenuProps {
  boardId: string;
  mayEdit: boolean;
  /** Shows or hides the outline; null while there is no canvas. */
  onOutline: (() => void) | null;
  /** Shows or hides the session; null while there is no canvas. */
  onSession: (() => void) | null;
  /** Explains the template, where the header has no room for it; null for a blank board. */
  onHint: (() => void) | null;
  /** Pictures and the archive; null while there is no canvas. */
  onExport: (() => void) | null;
  onSettings(): void;
  /** What a facilitator does when the discussion is over; null for everybody else. */
  onRecord: ((dialog: "seal" | "publish" | "continue") => void) | null;
  board: Pick<BoardFacts, "sealed" | "publishedAt" | "continues" | "continuedBy">;
}

/** What is not needed all the time. */
export function BoardMenu({
  boardId,
  mayEdit,
  onOutline,
  onSession,
  onHint,
  onExport,
  onSettings,
  onRecord,
  board,
}: BoardMenuProps) {
  const { sealed, publishedAt, continues, continuedBy } = board;
  return (
    <Menu
      trigger={
        <Button look="quiet" icon id={MENU_BUTTON} aria-label={t("board.menu")}>
          <EllipsisVertical size={18} aria-hidden />
        </Button>
      }
    >
      <MenuLink href="/" icon={<LayoutGrid size={16} aria-hidden />}>
        {t("common.home")}
      </MenuLink>
      <MenuLink href={`/review/${boardId}`} icon={<FileText size={16} aria-hidden />}>
        {t("board.record")}
      </MenuLink>
      {onSession ? (
        <MenuLink href={`/phone/${boardId}`} icon={<Smartphone size={16} aria-hidden />}>
          {t("phone.link")}
        </MenuLink>
      ) : null}
      {mayEdit ? (
        <MenuLink href={`/room/${boardId}?touch`} icon={<MonitorSmartphone size={16} aria-hidden />}>
          {t("room.openTouch")}
        </MenuLink>
      ) : null}
      <MenuLink href={`/actions?board=${boardId}`} icon={<ListTodo size={16} aria-hidden />}>
        {t("actions.heading")}
      </MenuLink>
      {continues ? (
        <MenuLink href={`/review/${continues.board}`} icon={<ArrowLeft size={16} aria-hidden />}>
          {t("series.earlier")}
        </MenuLink>
      ) : null}
      {continuedBy.map(({ board: later }) => (
        <MenuLink key={later} href={`/board/${later}`} icon={<ArrowRight size={16} aria-hidden />}>
          {t("series.later")}
        </MenuLink>
      ))}
      {onRecord ? (
        <>
          <MenuSeparator />
          <MenuItem
            icon={sealed ? <LockOpen size={16} aria-hidden /> : <Lock size={16} aria-hidden />}
            onSelect={() => onRecord("seal")}
          >
            {t(sealed ? "reopen.menu" : "seal.menu")}
          </MenuItem>
          <MenuItem icon={<Globe size={16} aria-hidden />} onSelect={() => onRecord("publish")}>
            {t(publishedAt === null ? "publish.menu" : "publish.menuPublished")}
          </MenuItem>
          <MenuItem icon={<FastForward size={16} aria-hidden />} onSelect={() => onRecord("continue")}>
            {t("series.menu")}
          </MenuItem>
          <MenuSeparator />
        </>
      ) : null}
      {onOutline ? (
        <MenuItem icon={<ListTree size={16} aria-hidden />} onSelect={onOutline}>
          {t("outline.title")}
        </MenuItem>
      ) : null}
      {onSession ? (
        <MenuItem icon={<Timer size={16} aria-hidden />} onSelect={onSession}>
          {t("session.title")}
        </MenuItem>
      ) : null}
      {onHint ? (
        <MenuItem icon={<Lightbulb size={16} aria-hidden />} onSelect={onHint}>
          {t("hint.open")}
        </MenuItem>
      ) : null}
      {onExport ? (
        <MenuItem icon={<Download size={16} aria-hidden />} onSelect={onExport}>
          {t("export.menu")}
        </MenuItem>
      ) : null}
      <MenuItem icon={<Settings size={16} aria-hidden />} onSelect={onSettings}>
        {t("common.settings")}
      </MenuItem>
    </Menu>
  );
}

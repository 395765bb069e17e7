"use client";

import { EllipsisVertical, FileText, LayoutGrid, Lightbulb, ListTree, Settings, Timer } from "lucide-react";
import { Button } from "@/client/ui/button";
import { Menu, MenuItem, MenuLink } from "@/client/ui/menu";
import { t } from "@/client/ui/messages/t";
import { MENU_BUTTON } from "./board-header";

export interface BoardMenuProps {
  boardId: string;
  /** Shows or hides the outline; null while there is no canvas. */
  onOutline: (() => void) | null;
  /** Shows or hides the session; null while there is no canvas. */
  onSession: (() => void) | null;
  /** Explains the template, where the header has no room for it; null for a blank board. */
  onHint: (() => void) | null;
  onSettings(): void;
}

/** What is not needed all the time. */
export function BoardMenu({ boardId, onOutline, onSession, onHint, onSettings }: BoardMenuProps) {
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
      <MenuItem icon={<Settings size={16} aria-hidden />} onSelect={onSettings}>
        {t("common.settings")}
      </MenuItem>
    </Menu>
  );
}

"use client";

import { EllipsisVertical, LayoutGrid, Lightbulb, Settings } from "lucide-react";
import { Button } from "@/client/ui/button";
import { Menu, MenuItem, MenuLink } from "@/client/ui/menu";
import { t } from "@/client/ui/messages/t";
import { MENU_BUTTON } from "./board-header";

export interface BoardMenuProps {
  /** Explains the template, where the header has no room for it; null for a blank board. */
  onHint: (() => void) | null;
  onSettings(): void;
}

/** What is not needed all the time. */
export function BoardMenu({ onHint, onSettings }: BoardMenuProps) {
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

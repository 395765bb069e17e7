"use client";

import { EllipsisVertical, LayoutGrid, UserRound } from "lucide-react";
import { Button } from "@/client/ui/button";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "@/client/ui/menu";
import { t } from "@/client/ui/messages/t";
import { LanguageChoice } from "@/client/ui/language-choice";
import { ThemeChoice } from "@/client/ui/theme-choice";

/** `onChangeName` is absent for people who only read: they have no name. */
export function BoardMenu({ onChangeName }: { onChangeName: (() => void) | null }) {
  return (
    <Menu
      trigger={
        <Button look="quiet" icon aria-label={t("board.menu")}>
          <EllipsisVertical size={18} aria-hidden />
        </Button>
      }
    >
      <MenuLink href="/" icon={<LayoutGrid size={16} aria-hidden />}>
        {t("common.home")}
      </MenuLink>
      {onChangeName ? (
        <MenuItem icon={<UserRound size={16} aria-hidden />} onSelect={onChangeName}>
          {t("board.menu.name")}
        </MenuItem>
      ) : null}
      <MenuSeparator />
      <ThemeChoice />
      <MenuSeparator />
      <LanguageChoice />
    </Menu>
  );
}

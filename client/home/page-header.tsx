"use client";

import { Contrast, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button, buttonClass } from "@/client/ui/button";
import { Wordmark } from "@/client/ui/logo";
import { Menu } from "@/client/ui/menu";
import { t } from "@/client/ui/messages/t";
import { ThemeChoice } from "@/client/ui/theme-choice";

/** The row above the pages around the boards. */
export function PageHeader({ children }: { children?: ReactNode }) {
  return (
    <header className="flex h-16 items-center gap-1.5">
      <a href="/" aria-label={t("common.home")} className="mr-auto flex rounded-sm no-underline">
        <Wordmark />
      </a>
      {children}
      <Menu
        trigger={
          <Button look="quiet" icon aria-label={t("theme.title")}>
            <Contrast size={18} aria-hidden />
          </Button>
        }
      >
        <ThemeChoice />
      </Menu>
    </header>
  );
}

export function TrashLink() {
  return (
    <a href="/trash" className={buttonClass("quiet")}>
      <Trash2 size={16} aria-hidden className="text-muted" />
      {t("trash.heading")}
    </a>
  );
}

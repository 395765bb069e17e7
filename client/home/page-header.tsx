"use client";

import { ListTodo, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "@/client/ui/button";
import { Wordmark } from "@/client/ui/logo";
import { t } from "@/client/ui/messages/t";
import { SettingsButton } from "@/client/ui/settings-button";

/** The row above the pages around the boards. */
export function PageHeader({ children }: { children?: ReactNode }) {
  return (
    <header className="flex h-16 items-center gap-1.5">
      <a href="/" aria-label={t("common.home")} className="mr-auto flex rounded-sm no-underline">
        <Wordmark />
      </a>
      {children}
      <SettingsButton />
    </header>
  );
}

export function ActionsLink() {
  return (
    <a href="/actions" className={buttonClass("quiet")}>
      <ListTodo size={16} aria-hidden className="text-muted" />
      {t("actions.heading")}
    </a>
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

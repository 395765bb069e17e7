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

/** There is no room for the words. */
const ON_A_PHONE = "max-sm:w-11 max-sm:px-0!";

export function ActionsLink() {
  return (
    <a href="/actions" title={t("actions.heading")} className={`${buttonClass("quiet")} ${ON_A_PHONE}`}>
      <ListTodo size={16} aria-hidden className="text-muted" />
      <span className="max-sm:sr-only">{t("actions.heading")}</span>
    </a>
  );
}

export function TrashLink() {
  return (
    <a href="/trash" title={t("trash.heading")} className={`${buttonClass("quiet")} ${ON_A_PHONE}`}>
      <Trash2 size={16} aria-hidden className="text-muted" />
      <span className="max-sm:sr-only">{t("trash.heading")}</span>
    </a>
  );
}

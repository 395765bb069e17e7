"use client";

import { Contrast } from "lucide-react";
import type { BoardSummary, TemplateSummary } from "@/contract/api";
import { Button } from "@/client/ui/button";
import { Wordmark } from "@/client/ui/logo";
import { LanguageChoice } from "@/client/ui/language-choice";
import { Menu, MenuSeparator } from "@/client/ui/menu";
import { t } from "@/client/ui/messages/t";
import { SkipLink } from "@/client/ui/skip-link";
import { ThemeChoice } from "@/client/ui/theme-choice";
import { BoardList } from "./board-list";
import { CreateBoardForm } from "./create-board-form";

export interface HomePageProps {
  boards: readonly BoardSummary[];
  templates: readonly TemplateSummary[];
  createKeyRequired: boolean;
}

/** What this is, a new board, and the boards of this browser. */
export function HomePage({ boards, templates, createKeyRequired }: HomePageProps) {
  return (
    <div className="mx-auto w-full max-w-[1200px] px-4 pb-16 sm:px-8">
      <SkipLink target="main">{t("common.skip")}</SkipLink>
      <header className="flex h-16 items-center justify-between">
        <Wordmark />
        <Menu
          trigger={
            <Button look="quiet" icon aria-label={t("theme.title")}>
              <Contrast size={18} aria-hidden />
            </Button>
          }
        >
          <ThemeChoice />
          <MenuSeparator />
          <LanguageChoice />
        </Menu>
      </header>
      <main id="main" className="pt-4 sm:pt-3">
        <h1 className="text-2xl font-[680] tracking-[-0.022em] sm:text-3xl">{t("product.tagline")}</h1>
        <p className="mt-3 max-w-[62ch] text-read text-muted">{t("home.intro")}</p>
        <div className="mt-7 grid gap-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,392px)] lg:gap-12">
          <section aria-labelledby="create-heading">
            <h2 id="create-heading" className="mb-3 text-lg font-[650]">
              {t("home.create.heading")}
            </h2>
            <CreateBoardForm templates={templates} createKeyRequired={createKeyRequired} />
          </section>
          <BoardList boards={boards} />
        </div>
      </main>
    </div>
  );
}

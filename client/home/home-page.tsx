"use client";

import type { BoardSummary, TemplateSummary } from "@/contract/api";
import { Wordmark } from "@/client/ui/logo";
import { t } from "@/client/ui/messages/t";
import { SettingsButton } from "@/client/ui/settings-button";
import { SkipLink } from "@/client/ui/skip-link";
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
        <SettingsButton />
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

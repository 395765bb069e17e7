"use client";

import { createContext, useContext } from "react";
import { t } from "@/client/ui/messages/t";
import { BoardHeader } from "./board-header";

/** The title for the skeleton: `next/dynamic` gives its loading component no properties. */
export const SkeletonTitle = createContext("");

/** The board's page while its code and its content are on their way. */
export function BoardSkeleton() {
  const title = useContext(SkeletonTitle);
  return (
    <div className="relative flex h-dvh flex-col overflow-clip">
      <BoardHeader title={<h1 className="min-w-0 truncate px-1.5 text-base font-[650]">{title}</h1>} />
      <CanvasSkeleton />
    </div>
  );
}

/** The canvas while the first sync runs: empty paper would look like an empty board. */
export function CanvasSkeleton({ offline = false }: { offline?: boolean }) {
  return (
    <main id="main" className="dotted relative grid flex-1 place-items-center p-5" aria-busy="true">
      <p
        role="status"
        className="rounded-md border border-line bg-surface px-4 py-2.5 text-muted shadow-soft"
      >
        {offline ? t("board.loadingOffline") : t("board.loading")}
      </p>
    </main>
  );
}

"use client";

import { Copy, EllipsisVertical, Globe, Pencil, Trash2 } from "lucide-react";
import type { BoardSummary } from "@/contract/api";
import { may } from "@/contract/roles";
import { Button } from "@/client/ui/button";
import { Chip } from "@/client/ui/chip";
import { classNames } from "@/client/ui/class-names";
import { Menu, MenuItem, MenuSeparator } from "@/client/ui/menu";
import { t } from "@/client/ui/messages/t";
import { Moment } from "@/client/ui/moment";
import { useHydrated } from "@/client/ui/use-hydrated";
import { BoardPicture } from "./board-picture";

export type BoardAction = "rename" | "duplicate" | "delete";

export interface BoardCardProps {
  board: BoardSummary;
  /** Something is being done to it. */
  busy: boolean;
  onAction(action: BoardAction): void;
}

/** One board: what it looks like, title, role, last edit, who is there; the whole card opens it. */
export function BoardCard({ board, busy, onAction }: BoardCardProps) {
  const hydrated = useHydrated();
  const href = board.role === "room" ? `/room/${board.id}` : `/board/${board.id}`;
  return (
    <article
      aria-busy={busy}
      data-testid="board-card"
      className={classNames(
        "group relative grid grid-cols-[116px_minmax(0,1fr)] overflow-hidden rounded-md border border-line bg-surface shadow-soft transition-[border-color,opacity] duration-100 hover:border-line-strong has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-offset-2 has-[a:focus-visible]:outline-accent sm:grid-cols-1 sm:grid-rows-[auto_1fr]",
        busy && "opacity-60",
      )}
    >
      <span className="relative block self-start border-line max-sm:m-2.5 max-sm:mr-0 max-sm:overflow-hidden max-sm:rounded-[4px] max-sm:border sm:border-b">
        <BoardPicture board={board} />
        {board.people > 0 ? (
          <span className="absolute top-2 left-2 inline-flex items-center gap-1.5 rounded-full border border-line bg-surface px-2 py-0.5 text-xs font-[620] text-ok max-sm:hidden">
            <span aria-hidden className="size-2 rounded-full bg-ok" />
            {t("home.boards.people", { n: board.people })}
          </span>
        ) : null}
      </span>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)_auto] grid-rows-[auto_1fr] gap-y-2 p-2.5 pr-1.5 sm:p-3.5 sm:pr-2">
        <h3 className="min-w-0 text-base leading-snug font-[620] tracking-normal">
          <a
            href={href}
            className="line-clamp-2 scroll-mb-40 text-ink no-underline outline-none wrap-anywhere after:absolute after:inset-0"
          >
            {board.title}
          </a>
        </h3>
        {may(board.role, "duplicate") ? (
          <Menu
            trigger={
              <Button
                look="quiet"
                icon
                // What is not listening yet must not look as if it were.
                disabled={busy || !hydrated}
                aria-label={t("home.card.menu", { title: board.title })}
                // Above the link that covers the card.
                className="relative z-1 -mt-1.5 text-muted"
              >
                <EllipsisVertical size={18} aria-hidden />
              </Button>
            }
          >
            {may(board.role, "manage") ? (
              <MenuItem icon={<Pencil size={16} aria-hidden />} onSelect={() => onAction("rename")}>
                {t("home.card.rename")}
              </MenuItem>
            ) : null}
            <MenuItem icon={<Copy size={16} aria-hidden />} onSelect={() => onAction("duplicate")}>
              {t("home.card.duplicate")}
            </MenuItem>
            {may(board.role, "manage") ? (
              <>
                <MenuSeparator />
                <MenuItem icon={<Trash2 size={16} aria-hidden />} onSelect={() => onAction("delete")}>
                  {t("home.card.delete")}
                </MenuItem>
              </>
            ) : null}
          </Menu>
        ) : null}
        <p className="col-span-2 flex flex-col items-start gap-1.5 self-end text-sm text-muted">
          <Chip tone={board.role === "facilitator" ? "accent" : "plain"}>{t(`role.${board.role}`)}</Chip>
          {board.publishedAt === null ? null : (
            <Chip tone="accent" mark={<Globe size={12} />}>
              {t("publish.chip")}
            </Chip>
          )}
          <span>
            {t("home.boards.edited")} <Moment at={board.editedAt} />
          </span>
          {board.people > 0 ? (
            <span className="inline-flex items-center gap-1.5 font-[560] text-ok sm:hidden">
              <span aria-hidden className="size-2 rounded-full bg-ok" />
              {t("home.boards.people", { n: board.people })}
            </span>
          ) : null}
        </p>
      </div>
    </article>
  );
}

"use client";

import { X } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
  type ComponentType,
  type ReactNode,
} from "react";
import type { ReadingCanvasProps, ReadingView } from "@/client/canvas/record/reading-canvas";
import { Button } from "@/client/ui/button";
import { classNames } from "@/client/ui/class-names";
import { t } from "@/client/ui/messages/t";

// Fetched when somebody wants to see it, and never before: the record is read without it.
const ReadingCanvas: ComponentType<ReadingCanvasProps> = dynamic(
  () => import("@/client/canvas/record/reading-canvas").then((module) => module.ReadingCanvas),
  { ssr: false, loading: () => <div className="dotted size-full" aria-busy="true" /> },
);

const ReviewChanged = createContext<() => void>(() => undefined);

/** What to call when something on the page was changed on the server: page and canvas are fetched again. */
export function useReviewChanged(): () => void {
  return useContext(ReviewChanged);
}

/**
 * Puts the board beside its record when a link to an item's place is followed; without this code such a link leads to the
 * board itself. All content is rendered on the server and handed through.
 */
export function ReviewShell({
  boardId,
  header,
  contents,
  aside,
  children,
}: {
  boardId: string;
  header: ReactNode;
  contents: ReactNode;
  aside: ReactNode;
  children: ReactNode;
}) {
  const router = useRouter();
  const page = useRef<HTMLDivElement>(null);
  const closeButton = useRef<HTMLButtonElement>(null);
  const [view, setView] = useState<ReadingView | null>(null);
  const [version, setVersion] = useState(0);
  const opener = useRef<HTMLElement | null>(null);
  const changed = useCallback(() => {
    router.refresh();
    setVersion((now) => now + 1);
  }, [router]);

  useEffect(() => {
    const element = page.current;
    if (!element) return;
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLElement>("a[data-item]") : null;
      const elsewhere =
        event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
      if (!link || elsewhere || event.defaultPrevented) return;
      event.preventDefault();
      opener.current = link;
      const item = link.dataset["item"] ?? "";
      setView((now) => ({ item: item === "" ? null : item, asked: (now?.asked ?? 0) + 1 }));
    };
    element.addEventListener("click", onClick);
    return () => element.removeEventListener("click", onClick);
  }, []);

  const isOpen = view !== null;
  useEffect(() => {
    if (isOpen) closeButton.current?.focus({ preventScroll: true });
  }, [isOpen]);

  const close = () => {
    setView(null);
    // It may be in a part of the page that the canvas had hidden.
    requestAnimationFrame(() => opener.current?.focus());
  };

  return (
    <ReviewChanged value={changed}>
      {header}
      <div
        ref={page}
        className={classNames(
          "grid grid-cols-1 gap-x-11",
          isOpen
            ? "lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)] lg:gap-x-8 max-lg:pb-[62dvh] print:block print:pb-0"
            : "lg:grid-cols-[minmax(0,1fr)_260px] xl:grid-cols-[200px_minmax(0,740px)_minmax(240px,1fr)] print:block",
        )}
      >
        {isOpen ? null : contents}
        <div className={classNames("min-w-0", isOpen && "lg:mx-auto lg:w-full lg:max-w-[740px]")}>
          {children}
        </div>
        {view ? (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes what holds the focus
          <section
            aria-label={t("review.canvas")}
            data-testid="review-canvas"
            onKeyDown={(event) => {
              if (event.key === "Escape") close();
            }}
            className="relative isolate z-30 flex flex-col overflow-hidden border-line bg-surface max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:h-[62dvh] max-lg:rounded-t-md max-lg:border-t max-lg:shadow-pop lg:sticky lg:top-4 lg:h-[calc(100dvh-32px)] lg:rounded-md lg:border print:hidden"
          >
            <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line pr-1.5 pl-4">
              <h2 className="min-w-0 flex-1 truncate text-base font-[650]">{t("review.canvas")}</h2>
              <a href={boardAddress(boardId, view.item)} className="rounded-sm px-2 text-sm text-accent">
                {t("review.openBoard")}
              </a>
              <Button
                ref={closeButton}
                look="quiet"
                icon
                aria-label={t("review.closeCanvas")}
                onClick={close}
              >
                <X size={18} aria-hidden />
              </Button>
            </header>
            <div className="relative min-h-0 flex-1">
              <ReadingCanvas boardId={boardId} view={view} version={version} />
            </div>
          </section>
        ) : null}
        {/* Kept, since it holds what is open: a dialog, or a file on its way. */}
        <div className={classNames("min-w-0", isOpen && "lg:hidden")}>{aside}</div>
      </div>
    </ReviewChanged>
  );
}

function boardAddress(boardId: string, item: string | null): string {
  return item === null ? `/board/${boardId}` : `/board/${boardId}?item=${encodeURIComponent(item)}`;
}

"use client";

import { X } from "lucide-react";
import { useId, useLayoutEffect, useRef, type ReactNode } from "react";
import { Button } from "@/client/ui/button";
import { t } from "@/client/ui/messages/light-t";

interface PhoneSheetProps {
  onClose(): void;
  title: string;
  text: string;
  children: ReactNode;
}

/**
 * A question over the page, in the browser's own dialog: what keeps the focus inside and the page behind still comes with
 * the browser, where `client/ui/dialog.tsx` brings a sixteenth of this page's weight for it. Rendered while it is open; its
 * first field takes the focus, which goes back afterwards to where it was.
 */
export function PhoneSheet({ onClose, title, text, children }: PhoneSheetProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const textId = useId();

  useLayoutEffect(() => {
    const dialog = element.current;
    if (!dialog) return;
    dialog.showModal();
    dialog.querySelector("input")?.focus();
    return () => dialog.close();
  }, []);

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- a tap beside it; keys have Escape
    <dialog
      ref={element}
      aria-labelledby={titleId}
      aria-describedby={textId}
      className="fixed inset-x-0 top-auto bottom-0 m-0 max-h-[86dvh] w-full max-w-none overflow-y-auto rounded-t-md border border-line bg-surface p-0 text-ink shadow-pop outline-none backdrop:bg-scrim sm:inset-0 sm:m-auto sm:h-fit sm:max-w-[440px] sm:rounded-md"
      onCancel={(event) => {
        // React takes it away; closed by itself it would stay there, unseen.
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        // What is inside covers it whole: only its backdrop is hit as itself.
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div>
        <header className="flex items-start gap-3 px-5 pt-4 pb-2">
          <div className="min-w-0 flex-1 pt-1">
            <h2 id={titleId} className="text-lg font-[650]">
              {title}
            </h2>
            <p id={textId} className="mt-1 text-sm text-muted">
              {text}
            </p>
          </div>
          <Button look="quiet" icon aria-label={t("common.close")} onClick={onClose} className="-mr-2">
            <X size={18} aria-hidden />
          </Button>
        </header>
        <div className="px-5 pt-1 pb-5">{children}</div>
      </div>
    </dialog>
  );
}

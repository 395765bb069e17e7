"use client";

import { X } from "lucide-react";
import { Dialog as RadixDialog } from "radix-ui";
import { useRef, type CSSProperties, type ReactNode } from "react";
import { Button } from "./button";
import { classNames } from "./class-names";
import { t } from "./messages/light-t";

export interface DialogProps {
  open: boolean;
  /** Null for a dialog that must be answered. */
  onClose: (() => void) | null;
  /** Instead of closing, for a dialog with a step to go back from. */
  onEscape?: () => void;
  title: string;
  description?: string;
  /** Widest width in pixels. */
  width?: number;
  /** Id of the element that takes the focus afterwards when the one that had it is gone: the button of a menu. */
  returnTo?: string;
  children: ReactNode;
}

/** A titled dialog: centred on large screens, a sheet from below on a phone. */
export function Dialog({
  open,
  onClose,
  onEscape,
  title,
  description,
  width = 440,
  returnTo,
  children,
}: DialogProps) {
  const before = useRef<HTMLElement | null>(null);

  return (
    <RadixDialog.Root open={open} onOpenChange={(next) => (next ? undefined : onClose?.())}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-50 bg-scrim" />
        <RadixDialog.Content
          className={classNames(
            "fixed z-50 grid max-h-[min(86dvh,760px)] grid-rows-[auto_minmax(0,1fr)] overflow-hidden border border-line bg-surface text-ink shadow-pop outline-none animate-rise",
            "inset-x-0 bottom-0 rounded-t-md sm:inset-x-auto sm:bottom-auto sm:top-[min(12dvh,110px)] sm:left-1/2 sm:w-[calc(100vw-48px)] sm:max-w-(--dialog-width) sm:-translate-x-1/2 sm:rounded-md",
          )}
          style={{ "--dialog-width": `${width}px` } as CSSProperties}
          {...(description ? {} : { "aria-describedby": undefined })}
          onOpenAutoFocus={(event) => {
            before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
            // Radix would take the first button, which closes; a screen reader begins with the dialog itself.
            event.preventDefault();
            (event.currentTarget as HTMLElement).focus();
          }}
          onCloseAutoFocus={(event) => {
            // Radix returns the focus to a trigger of its own; ours are opened by state, some from a menu that is gone.
            event.preventDefault();
            const kept =
              before.current?.isConnected && before.current !== document.body ? before.current : null;
            const named = returnTo === undefined ? null : document.getElementById(returnTo);
            (kept ?? named ?? document.getElementById("main"))?.focus();
          }}
          onEscapeKeyDown={(event) => {
            const answered = event.target instanceof Element && event.target.closest("[data-own-escape]");
            if (onClose && !onEscape && !answered) return;
            event.preventDefault();
            if (!answered) onEscape?.();
          }}
          onInteractOutside={(event) => (onClose ? undefined : event.preventDefault())}
        >
          <header className="flex items-start gap-3 px-5 pt-4 pb-2">
            <div className="min-w-0 flex-1 pt-1">
              <RadixDialog.Title className="text-lg font-[650]">{title}</RadixDialog.Title>
              {description ? (
                <RadixDialog.Description className="mt-1 text-sm text-muted">
                  {description}
                </RadixDialog.Description>
              ) : null}
            </div>
            {onClose ? (
              <Button look="quiet" icon aria-label={t("common.close")} onClick={onClose} className="-mr-2">
                <X size={18} aria-hidden />
              </Button>
            ) : null}
          </header>
          <div className="overflow-y-auto px-5 pt-1 pb-5">{children}</div>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

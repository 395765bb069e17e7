"use client";

import { Popover as RadixPopover } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** A small panel that hangs from `trigger`, a single focusable element. `label` names it for a screen reader. */
export function Popover({
  trigger,
  label,
  sheet = false,
  children,
}: {
  trigger: ReactNode;
  label: string;
  /** On a phone it is a sheet from below instead: for lists. */
  sheet?: boolean;
  children: ReactNode;
}) {
  return (
    <RadixPopover.Root>
      <RadixPopover.Trigger asChild>{trigger}</RadixPopover.Trigger>
      <RadixPopover.Portal>
        <RadixPopover.Content
          aria-label={label}
          align="end"
          sideOffset={6}
          collisionPadding={8}
          data-sheet={sheet || undefined}
          className={classNames(
            "z-50 w-72 max-w-[calc(100vw-16px)] rounded-md border border-line bg-raised p-3.5 text-base text-ink shadow-pop outline-none animate-rise",
            sheet && "sm:w-80 max-sm:w-full max-sm:max-w-none max-sm:rounded-b-none max-sm:p-5",
          )}
        >
          {children}
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  );
}

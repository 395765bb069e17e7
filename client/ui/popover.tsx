"use client";

import { Popover as RadixPopover } from "radix-ui";
import type { ReactNode } from "react";

/** A small panel that hangs from `trigger`, a single focusable element. `label` names it for a screen reader. */
export function Popover({
  trigger,
  label,
  children,
}: {
  trigger: ReactNode;
  label: string;
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
          className="z-50 w-72 max-w-[calc(100vw-16px)] rounded-md border border-line bg-raised p-3.5 text-base text-ink shadow-pop outline-none animate-rise"
        >
          {children}
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  );
}

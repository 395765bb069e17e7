"use client";

import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";

const ITEM =
  "hit flex w-full cursor-default items-center gap-2.5 rounded-sm px-2.5 text-base text-ink no-underline -outline-offset-2 select-none data-highlighted:bg-accent-soft";

/** A menu that hangs from `trigger`, a single focusable element. */
export function Menu({ trigger, children }: { trigger: ReactNode; children: ReactNode }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          className="z-50 min-w-52 rounded-md border border-line bg-raised p-1.5 shadow-pop animate-rise"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export function MenuItem({
  icon,
  children,
  onSelect,
}: {
  icon?: ReactNode;
  children: ReactNode;
  onSelect: () => void;
}) {
  return (
    <DropdownMenu.Item className={ITEM} onSelect={onSelect}>
      <span className="flex w-4 justify-center text-muted">{icon}</span>
      {children}
    </DropdownMenu.Item>
  );
}

/** An item that is a link; `children` is one anchor. */
export function MenuLink({ icon, href, children }: { icon?: ReactNode; href: string; children: ReactNode }) {
  return (
    <DropdownMenu.Item asChild>
      <a href={href} className={ITEM}>
        <span className="flex w-4 justify-center text-muted">{icon}</span>
        {children}
      </a>
    </DropdownMenu.Item>
  );
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="mx-1 my-1.5 h-px bg-line" />;
}

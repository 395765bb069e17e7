import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type Tone = "ok" | "todo" | "cond" | "block" | "accent" | "plain";

const TONES: Record<Tone, string> = {
  ok: "bg-ok-soft text-ok",
  todo: "bg-todo-soft text-todo",
  cond: "bg-cond-soft text-cond",
  block: "bg-block-soft text-block",
  accent: "bg-accent-soft text-accent",
  plain: "bg-never-soft text-never",
};

/** A status: a mark and a word; the colour only repeats it. */
export function Chip({
  tone = "plain",
  mark,
  children,
  className,
}: {
  tone?: Tone;
  mark?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span
      className={classNames(
        "inline-flex shrink-0 items-center gap-1 rounded-full px-2.5 py-0.5 text-xs font-[620] whitespace-nowrap",
        TONES[tone],
        className,
      )}
    >
      {mark ? (
        <span aria-hidden className="inline-flex">
          {mark}
        </span>
      ) : null}
      {children}
    </span>
  );
}

import type { LucideIcon } from "lucide-react";

const TONES = {
  gentle: "bg-todo-soft text-todo",
  final: "bg-block-soft text-block",
  plain: "bg-accent-soft text-accent",
};

export interface ProblemSignProps {
  icon: LucideIcon;
  tone: keyof typeof TONES;
}

/** The sign above a problem's title: what kind of problem it is, at a glance. */
export function ProblemSign({ icon: Icon, tone }: ProblemSignProps) {
  return (
    <span className={`inline-flex size-11 items-center justify-center rounded-md ${TONES[tone]}`}>
      <Icon size={22} aria-hidden />
    </span>
  );
}

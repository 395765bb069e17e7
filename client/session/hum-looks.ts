import { Check, EqualApproximately, Minus, X, type LucideIcon } from "lucide-react";
import type { HumChoice } from "@/contract/session-commands";

/** Mark and colours of each choice of a hum check; the word stands beside it. */
export const HUM_LOOKS: Record<HumChoice, { icon: LucideIcon; ink: string; fill: string; bar: string }> = {
  object: { icon: X, ink: "text-block", fill: "bg-block-soft", bar: "bg-block" },
  "can-live-with": { icon: EqualApproximately, ink: "text-todo", fill: "bg-todo-soft", bar: "bg-todo" },
  support: { icon: Check, ink: "text-ok", fill: "bg-ok-soft", bar: "bg-ok" },
  abstain: { icon: Minus, ink: "text-never", fill: "bg-never-soft", bar: "bg-never" },
};

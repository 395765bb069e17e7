import type { ComponentProps } from "react";
import { classNames } from "./class-names";

export type ButtonLook = "primary" | "plain" | "quiet" | "danger";

const LOOKS: Record<ButtonLook, string> = {
  primary:
    "bg-accent text-on-accent border-transparent hover:brightness-110 active:brightness-95 disabled:bg-line disabled:text-faint",
  plain:
    "bg-surface text-ink border-line-strong hover:bg-unknown-soft disabled:text-faint disabled:bg-transparent",
  quiet: "bg-transparent text-ink border-transparent hover:bg-unknown-soft disabled:text-faint",
  danger: "bg-block text-on-block border-transparent hover:brightness-110 active:brightness-95",
};

export interface ButtonProps extends ComponentProps<"button"> {
  look?: ButtonLook;
  /** Square, for an icon alone; then give it an aria-label. */
  icon?: boolean;
}

/** A button. Its words are a verb; one `primary` per view. */
export function Button({ look = "plain", icon = false, className, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={classNames(buttonClass(look, icon), className)} {...rest} />;
}

/** The same look for a link. */
export function buttonClass(look: ButtonLook = "plain", icon = false): string {
  return classNames(
    "hit inline-flex shrink-0 items-center justify-center gap-2 rounded-sm border text-base font-[560] whitespace-nowrap no-underline transition-[background-color,filter] duration-100 select-none disabled:cursor-not-allowed",
    icon ? "size-8 p-0 pointer-coarse:size-11" : "h-9 px-3.5 pointer-coarse:h-11",
    LOOKS[look],
  );
}

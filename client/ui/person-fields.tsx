"use client";

import { Check } from "lucide-react";
import { useId, type ComponentProps } from "react";
import { LIMITS } from "@/contract/limits";
import { TextField } from "./field";
import { inkOn } from "./ink-on";
import { t } from "./messages/light-t";
import { PERSON_COLORS } from "./person";

/** What the others call this person. */
export function NameField(props: Omit<ComponentProps<typeof TextField>, "label">) {
  return (
    <TextField
      label={t("name.label")}
      placeholder={t("name.placeholder")}
      maxLength={LIMITS.nameChars}
      autoComplete="name"
      {...props}
    />
  );
}

/** The colour of cursor and avatar, one of eight that are told apart. */
export function ColorField({ value, onChange }: { value: string; onChange: (color: string) => void }) {
  const group = useId();
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-[620]">{t("name.color")}</legend>
      <div className="-ml-2 grid max-w-[23rem] grid-cols-8 justify-items-center">
        {PERSON_COLORS.map((option, index) => (
          <label
            key={option}
            className="inline-flex h-9 w-full cursor-pointer items-center justify-center rounded-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent pointer-coarse:h-11"
          >
            <input
              type="radio"
              name={group}
              value={option}
              checked={option === value}
              onChange={() => onChange(option)}
              aria-label={t("name.colorOption", { n: index + 1 })}
              className="sr-only"
            />
            <span
              className="inline-flex size-7 items-center justify-center rounded-full"
              style={{ background: option, color: inkOn(option) }}
            >
              {option === value ? <Check size={16} strokeWidth={3} aria-hidden /> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

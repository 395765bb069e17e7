"use client";

import { useId, type ReactNode } from "react";
import { classNames } from "./class-names";

export interface SegmentedProps<V extends string> {
  legend: string;
  value: V;
  options: readonly { value: V; label: string; icon?: ReactNode }[];
  onChange(value: V): void;
  hint?: string;
}

/** One of two or three options, all in sight. Arrow keys move, as in every group of radio buttons. */
export function Segmented<V extends string>({ legend, value, options, onChange, hint }: SegmentedProps<V>) {
  const group = useId();
  return (
    <fieldset aria-describedby={hint ? `${group}-hint` : undefined} className="min-w-0">
      <legend className="mb-1.5 text-sm font-[620]">{legend}</legend>
      <div className="flex rounded-sm border border-line-strong bg-paper p-0.5">
        {options.map((option) => (
          <label
            key={option.value}
            className={classNames(
              "hit inline-flex flex-1 cursor-pointer items-center justify-center gap-2 rounded-[4px] border px-2 text-center text-sm leading-tight has-focus-visible:outline-2 has-focus-visible:outline-accent",
              option.value === value
                ? "border-line-strong bg-surface font-[620] shadow-soft"
                : "border-transparent text-muted hover:text-ink",
            )}
          >
            <input
              type="radio"
              name={group}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="sr-only"
            />
            {option.icon ? <span className="max-sm:hidden">{option.icon}</span> : null}
            {option.label}
          </label>
        ))}
      </div>
      {hint ? (
        <p id={`${group}-hint`} className="mt-1.5 text-sm text-muted">
          {hint}
        </p>
      ) : null}
    </fieldset>
  );
}

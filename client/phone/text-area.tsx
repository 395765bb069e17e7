"use client";

import { useId } from "react";

/** Several lines of text that grow with what is written. */
export function TextArea({
  label,
  value,
  maxLength,
  onChange,
}: {
  label: string;
  value: string;
  maxLength: number;
  onChange(value: string): void;
}) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-[620]">
        {label}
      </label>
      <textarea
        id={id}
        value={value}
        rows={2}
        maxLength={maxLength}
        onChange={(event) => onChange(event.target.value)}
        // 16 px: below, a phone zooms into the field and stays there.
        className="field-sizing-content max-h-60 min-h-[4.25rem] w-full resize-none rounded-sm border border-line-strong bg-surface px-3 py-2.5 text-[16px] leading-snug focus-visible:outline-offset-0"
      />
    </div>
  );
}

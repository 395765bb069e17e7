import { useId, type ComponentProps, type ReactNode } from "react";
import { classNames } from "./class-names";

export const inputClass =
  "hit h-10 w-full rounded-sm border border-line-strong bg-surface px-3 text-base text-ink pointer-coarse:h-11 pointer-coarse:text-[16px] aria-invalid:border-block focus-visible:outline-offset-0";

interface FieldShellProps {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null;
  children: ReactNode;
}

function FieldShell({ id, label, hint, error, children }: FieldShellProps) {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-[620] text-ink">
        {label}
      </label>
      {children}
      {hint && !error ? (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="text-sm font-[560] text-block" role="alert">
          {error}
        </p>
      ) : null}
    </div>
  );
}

interface Described {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null;
}

function describedBy(id: string, hint: ReactNode, error: string | null | undefined): string | undefined {
  if (error) return `${id}-error`;
  return hint ? `${id}-hint` : undefined;
}

/** A labelled line of text with its hint or error. */
export function TextField({ label, hint, error, className, ...rest }: Described & ComponentProps<"input">) {
  const id = useId();
  return (
    <FieldShell id={id} label={label} hint={hint} error={error}>
      <input
        id={id}
        className={classNames(inputClass, className)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        {...rest}
      />
    </FieldShell>
  );
}

/** A labelled choice from a short list. */
export function SelectField({
  label,
  hint,
  error,
  className,
  ...rest
}: Described & ComponentProps<"select">) {
  const id = useId();
  return (
    <FieldShell id={id} label={label} hint={hint} error={error}>
      <select
        id={id}
        className={classNames(inputClass, "pr-8", className)}
        aria-describedby={describedBy(id, hint, error)}
        {...rest}
      />
    </FieldShell>
  );
}

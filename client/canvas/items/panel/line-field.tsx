import { useId, type ComponentProps, type ReactNode } from "react";
import { LINE_CHARS } from "@/board/shapes/item-fields";

export interface LineFieldProps extends Omit<ComponentProps<"input">, "onChange" | "value" | "list"> {
  label: string;
  /** Only for a screen reader, where the place says what it is. */
  quiet?: boolean;
  value: string;
  /** With every key: whatever ends the editing, nothing that was typed is lost. */
  onType(value: string): void;
  /** Before the first key of a stay in this field: where a step of undo begins. */
  onBegin(): void;
  suggestions?: readonly string[];
  error?: string | null;
  children?: ReactNode;
}

/** A labelled line that is replaced as a whole. */
export function LineField({
  label,
  quiet = false,
  value,
  onType,
  onBegin,
  suggestions,
  error,
  children,
  className = "",
  ...rest
}: LineFieldProps) {
  const id = useId();
  return (
    <div className={`item-field ${className}`}>
      <label htmlFor={id} className={quiet ? "sr-only" : "item-label"}>
        {label}
      </label>
      <div className="flex items-center gap-1">
        <input
          id={id}
          className="item-input"
          value={value}
          maxLength={LINE_CHARS}
          autoComplete="off"
          list={suggestions && suggestions.length > 0 ? `${id}-list` : undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          onFocus={onBegin}
          onChange={(event) => onType(event.target.value)}
          {...rest}
        />
        {children}
      </div>
      {suggestions && suggestions.length > 0 ? (
        <datalist id={`${id}-list`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion}>
              {suggestion}
            </option>
          ))}
        </datalist>
      ) : null}
      {error ? (
        <p id={`${id}-error`} role="alert" className="mt-1 text-xs text-block">
          {error}
        </p>
      ) : null}
    </div>
  );
}

import { useId, type ReactNode } from "react";
import { ItemTextField, type ItemTextFieldProps } from "../item-text-field";

/** A shared text with its label above it, in a box as of any field. */
export function TextBox({
  label,
  quiet = false,
  size = "base",
  children,
  ...field
}: Omit<ItemTextFieldProps, "className"> & {
  quiet?: boolean;
  size?: "title" | "base";
  children?: ReactNode;
}) {
  const id = useId();
  return (
    <div className="item-field min-w-0 flex-1">
      {quiet ? null : (
        <span id={id} aria-hidden className="item-label">
          {label}
        </span>
      )}
      <ItemTextField
        {...field}
        label={label}
        className={size === "title" ? "item-input item-input-title" : "item-input"}
      />
      {children}
    </div>
  );
}

import { ExternalLink } from "lucide-react";
import { useEffect, useState } from "react";
import { isItemLink } from "@/board/shapes/item-fields";
import { shortAddress } from "@/board/shapes/text-links";
import { t } from "@/client/ui/messages/t";
import { LineField } from "./line-field";

/**
 * An address. Only one that may be opened enters the board; until it is one, what was typed stays here and, once the
 * person goes on, a sentence says what is wrong.
 */
export function AddressField({
  label,
  quiet,
  value,
  onType,
  onBegin,
  placeholder = t("item.linkPlaceholder"),
  autoFocus,
}: {
  label: string;
  quiet?: boolean;
  value: string;
  onType(value: string): void;
  onBegin(): void;
  placeholder?: string;
  autoFocus?: boolean;
}) {
  const [draft, setDraft] = useState(value);
  const [left, setLeft] = useState(false);
  // A colleague's address takes the place of the one that stood here.
  useEffect(() => setDraft(value), [value]);
  const typed = draft.trim();
  const usable = typed === "" || isItemLink(typed);
  return (
    <LineField
      label={label}
      quiet={quiet}
      type="url"
      inputMode="url"
      value={draft}
      placeholder={placeholder}
      autoFocus={autoFocus}
      spellCheck={false}
      onBegin={onBegin}
      onType={(next) => {
        setDraft(next);
        const bare = next.trim();
        if (bare === "" || isItemLink(bare)) onType(bare);
      }}
      onBlur={() => {
        setLeft(true);
        const completed = withScheme(typed);
        if (usable || !isItemLink(completed)) return;
        setDraft(completed);
        onType(completed);
      }}
      error={left && !usable && !isItemLink(withScheme(typed)) ? t("item.badLink") : null}
    >
      {value === "" ? null : (
        <a
          href={value}
          target="_blank"
          rel="noreferrer"
          className="item-icon-button"
          aria-label={t("item.openLink", { label: shortAddress(value) })}
        >
          <ExternalLink size={15} aria-hidden />
        </a>
      )}
    </LineField>
  );
}

/** `lore.kernel.org/…` as people say it, and `name@host`. Anything with another scheme stays as it is, and is refused. */
function withScheme(typed: string): string {
  if (/^[^\s@:/]+@[^\s@:/]+\.[a-z]{2,}$/i.test(typed)) return `mailto:${typed}`;
  if (/^[\w-]+(\.[\w-]+)*\.[a-z]{2,}([/:?#]\S*)?$/i.test(typed)) return `https://${typed}`;
  return typed;
}

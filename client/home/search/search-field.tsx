"use client";

import { Search } from "lucide-react";
import { SEARCH_CHARS } from "@/contract/search";
import { inputClass } from "@/client/ui/field";
import { t } from "@/client/ui/messages/t";

/** The one search field of the start page: titles at once, and all that is on boards. */
export function SearchField({ value, onChange }: { value: string; onChange(value: string): void }) {
  return (
    <form
      action="/"
      method="get"
      role="search"
      className="relative"
      onSubmit={(event) => event.preventDefault()}
    >
      <Search
        size={17}
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-3.5 -translate-y-1/2 text-faint"
      />
      <input
        type="search"
        name="q"
        value={value}
        maxLength={SEARCH_CHARS}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onChange("");
        }}
        aria-label={t("search.label")}
        placeholder={t("search.placeholder")}
        autoComplete="off"
        className={`${inputClass} h-11! pl-10`}
      />
    </form>
  );
}

"use client";

import { useId } from "react";
import { LANGUAGES } from "@/contract/language";
import { classNames } from "./class-names";
import { LANGUAGE_NAMES, setLanguage, useLanguageWish, type LanguageWish } from "./language";
import { t } from "./messages/t";

/**
 * The language of the interface, or as the browser. Buttons and no group of radio buttons: there an arrow key chooses, and
 * choosing loads the page again.
 */
export function LanguageChoice() {
  const wish = useLanguageWish();
  const id = useId();
  return (
    <div role="group" aria-labelledby={`${id}-title`} aria-describedby={`${id}-hint`}>
      <p id={`${id}-title`} className="mb-1.5 text-sm font-[620]">
        {t("language.title")}
      </p>
      <div className="grid grid-cols-2 rounded-sm border border-line-strong bg-paper p-0.5 sm:grid-cols-4">
        <Option wish="system" chosen={wish === "system"}>
          {t("language.system")}
        </Option>
        {LANGUAGES.map((language) => (
          <Option key={language} wish={language} chosen={wish === language}>
            {LANGUAGE_NAMES[language]}
          </Option>
        ))}
      </div>
      <p id={`${id}-hint`} className="mt-1.5 text-sm text-muted">
        {t("language.hint")}
      </p>
    </div>
  );
}

function Option({ wish, chosen, children }: { wish: LanguageWish; chosen: boolean; children: string }) {
  return (
    <button
      type="button"
      lang={wish === "system" ? undefined : wish}
      aria-pressed={chosen}
      onClick={chosen ? undefined : () => setLanguage(wish)}
      className={classNames(
        "hit rounded-[4px] border px-2 text-center text-sm leading-tight focus-visible:outline-offset-0",
        chosen
          ? "border-line-strong bg-surface font-[620] shadow-soft"
          : "border-transparent text-muted hover:text-ink",
      )}
    >
      {children}
    </button>
  );
}

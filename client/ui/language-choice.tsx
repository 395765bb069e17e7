"use client";

import { Languages } from "lucide-react";
import { LANGUAGES } from "@/contract/language";
import { LANGUAGE_NAMES, setLanguage, useLanguageWish } from "./language";
import { MenuChoice } from "./menu";
import { t } from "./messages/t";

/** The language of the interface, or as the browser; for the inside of a menu. */
export function LanguageChoice() {
  return (
    <MenuChoice
      label={t("language.title")}
      value={useLanguageWish()}
      onChange={setLanguage}
      options={[
        { value: "system", label: t("language.system"), icon: <Languages size={16} aria-hidden /> },
        ...LANGUAGES.map((language) => ({
          value: language,
          label: LANGUAGE_NAMES[language],
          lang: language,
        })),
      ]}
    />
  );
}

"use client";

import { chosenLanguage, LANGUAGE_COOKIE, type Language } from "@/contract/language";
import { useHydrated } from "./use-hydrated";

export type LanguageWish = Language | "system";

const YEAR_SECONDS = 365 * 24 * 3600;

/** Each language by its own name, so that whoever reads no other finds it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: "English",
  de: "Deutsch",
  fr: "Français",
};

/**
 * Remembers the language of a person and loads the page again in it: the server writes it, dates and all. Where leaving
 * would lose something, the browser asks first, as it does for any reload.
 */
export function setLanguage(wish: LanguageWish): void {
  const age = wish === "system" ? 0 : YEAR_SECONDS;
  document.cookie = `${LANGUAGE_COOKIE}=${wish}; path=/; max-age=${age}; samesite=lax`;
  window.location.reload();
}

/** What the person chose; "system" while rendering on the server. */
export function useLanguageWish(): LanguageWish {
  const hydrated = useHydrated();
  return hydrated ? (chosenLanguage(document.cookie) ?? "system") : "system";
}

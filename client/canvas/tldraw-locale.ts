import { getDefaultTranslationLocale } from "tldraw";
import { chosenLanguage } from "@/contract/language";
import { language } from "@/client/ui/messages/spoken-language";

/**
 * The language of tldraw's own words: the page's. Where the page is in English only because we do not speak what the
 * browser asks for, tldraw may well, and then does.
 */
export function tldrawLocale(): string {
  const spoken = language();
  return spoken === "en" && chosenLanguage(document.cookie) === null ? getDefaultTranslationLocale() : spoken;
}

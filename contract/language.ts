/** The languages of the interface. Each has a catalogue in client/ui/messages; English is complete by definition. */
export const LANGUAGES = ["en", "de", "fr"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Holds the language that a person chose; absent for "as the browser". Not a secret, written by pages. */
export const LANGUAGE_COOKIE = "paperboard_language";

/** A language of ours, or null for anything else. */
export function parseLanguage(value: string | undefined): Language | null {
  return LANGUAGES.find((language) => language === value) ?? null;
}

/** What a request says about the language of its page: the values of its headers, null when absent. */
export interface LanguageWishes {
  cookie: string | null;
  acceptLanguage: string | null;
}

/** The language of a page: the person's choice, else the browser's first wish that we speak, else English. */
export function languageOf({ cookie, acceptLanguage }: LanguageWishes): Language {
  return chosenLanguage(cookie) ?? wishedLanguage(acceptLanguage) ?? "en";
}

/** The language chosen in a Cookie header (or `document.cookie`); null for "as the browser". */
export function chosenLanguage(cookie: string | null): Language | null {
  for (const part of cookie?.split(";") ?? []) {
    const [name = "", value = ""] = part.split("=");
    if (name.trim() === LANGUAGE_COOKIE) return parseLanguage(value.trim());
  }
  return null;
}

/** RFC 9110 section 12.5.4: language ranges with weights. A region is no hindrance: `de-AT` reads German. */
function wishedLanguage(header: string | null): Language | null {
  let best: { language: Language; weight: number } | null = null;
  for (const entry of header?.toLowerCase().split(",") ?? []) {
    const [range = "", ...parameters] = entry.split(";").map((part) => part.trim());
    const language = parseLanguage(range.split("-")[0]);
    const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
    const weight = quality === undefined ? 1 : Number(quality);
    // The first of equals counts, as browsers send them in the order of preference.
    if (language && weight > (best?.weight ?? 0)) best = { language, weight };
  }
  return best?.language ?? null;
}

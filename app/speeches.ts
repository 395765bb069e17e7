import "server-only";
import { createHash } from "node:crypto";
import type { Language } from "@/contract/language";
import { de } from "@/client/ui/messages/de/de";
import { fr } from "@/client/ui/messages/fr/fr";
import { speechScript, type Speech } from "@/client/ui/messages/speech";

/** Every language with its sentences, as pages are rendered in it. Browsers get the one of their page, as a script. */
export const SPEECHES: Readonly<Record<Language, Speech>> = {
  en: { language: "en", messages: {} },
  de: { language: "de", messages: de },
  fr: { language: "fr", messages: fr },
};

interface SpeechFile {
  /** Path on this server. It names the content, so that browsers keep it for good. */
  path: string;
  source: string;
}

/** The script that makes a browser speak a language; null for English, which is part of the pages' code. */
export function speechFile(language: Language): SpeechFile | null {
  return FILES[language];
}

const FILES: Readonly<Record<Language, SpeechFile | null>> = {
  en: null,
  de: makeFile(SPEECHES.de),
  fr: makeFile(SPEECHES.fr),
};

function makeFile(speech: Speech): SpeechFile {
  const source = speechScript(speech);
  const hash = createHash("sha256").update(source).digest("hex").slice(0, 12);
  return { path: `/messages/${speech.language}.${hash}.js`, source };
}

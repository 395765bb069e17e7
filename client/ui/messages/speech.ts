import type { Language } from "@/contract/language";
import type { Catalogue } from "./translate";

/** A language with its sentences. English brings none: it is part of the code, for everything that is missing here. */
export interface Speech {
  language: Language;
  messages: Catalogue;
}

const KEY = "paperboard.speech";
const ENGLISH: Speech = { language: "en", messages: {} };
const holder = globalThis as { [key: symbol]: (() => Speech) | undefined };

/**
 * What the page speaks now. In a browser, what the page's language script has put there (one language for as long as
 * the page lives); on the server, the language of the request being answered. English where nobody has said anything,
 * as in tests.
 */
export function speech(): Speech {
  return holder[Symbol.for(KEY)]?.() ?? ENGLISH;
}

/**
 * Tells this process which language to speak. On `globalThis`, because Next bundles its own copies of this module for
 * server components and for client components.
 */
export function provideSpeech(speak: () => Speech): void {
  holder[Symbol.for(KEY)] = speak;
}

/** The source of a classic script that makes a browser speak. It runs before anything of the page is drawn by React. */
export function speechScript(speech: Speech): string {
  return `(s=>{globalThis[Symbol.for(${JSON.stringify(KEY)})]=()=>s})(${JSON.stringify(speech)});`;
}

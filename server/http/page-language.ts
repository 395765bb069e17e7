import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage } from "node:http";
import { languageOf, type Language } from "@/contract/language";

/** The language of the page that is being rendered, known to everything that its request brings about. */
export interface PageLanguage {
  /** Runs `work` in the language that the request asks for. */
  during<T>(request: Pick<IncomingMessage, "headers">, work: () => T): T;
  /** English outside of a request. */
  current(): Language;
}

/**
 * Follows the request through every await, so that words need no context handed down through each component: Next
 * renders server components and client components in two module graphs, and in neither can a plain function ask.
 */
export function createPageLanguage(): PageLanguage {
  const storage = new AsyncLocalStorage<Language>();
  return {
    during({ headers }, work) {
      const { cookie = null } = headers;
      return storage.run(languageOf({ cookie, acceptLanguage: headers["accept-language"] ?? null }), work);
    },
    current: () => storage.getStore() ?? "en",
  };
}

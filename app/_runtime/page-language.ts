import "server-only";
import type { Language } from "@/contract/language";
import { runtime } from "@/server/runtime";

/** The language that the page being rendered is written in. */
export function pageLanguage(): Language {
  return runtime().language();
}

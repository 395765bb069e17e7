import type { Language } from "@/contract/language";
import { speech } from "./speech";

/** The language that the page speaks; see `speech`. */
export function language(): Language {
  return speech().language;
}

/** The locale of dates, numbers and lists: English with the day before the month, as everybody on a mailing list reads it. */
export function locale(): string {
  const spoken = language();
  return spoken === "en" ? "en-GB" : spoken;
}

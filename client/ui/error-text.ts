import { detailOf } from "@/contract/error-details";
import { ERRORS, type ErrorCode } from "@/contract/errors";
import { language } from "./messages/spoken-language";
import { t } from "./messages/light-t";

/**
 * What the server said about a failure, in the page's language. Of a sentence that we do not know (a field's name and
 * limit, or a newer server's) nothing is kept from the reader: it follows the general one as it came.
 */
export function errorText(code: string, message: string): string {
  if (language() === "en" || !isKnown(code)) return message;
  if (message === ERRORS[code].message) return t(`error.${code}`);
  const known = detailOf(message);
  if (known) return say(`error.detail.${known.detail}`, { mb: known.mb });
  return `${t(`error.${code}`)} (${message})`;
}

function isKnown(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code);
}

/** Details differ in whether they name megabytes; a parameter that is not named does no harm. */
const say = t as (key: string, parameters: Record<string, number>) => string;

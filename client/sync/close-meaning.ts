import { ERRORS, type ErrorCode } from "@/contract/errors";

/** What a closed socket means for the client. */
export type CloseMeaning =
  | { final: true; code: ErrorCode }
  /** `code`: why, where the server said so. */
  | { final: false; quick: boolean; code: ErrorCode | null };

function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(ERRORS, text);
}

/**
 * 44xx is final: trying again would be refused again. Several errors share a close code; the server names the one it
 * means as the close reason. Anything else is worth another try, soon after a restart (1012).
 */
export function closeMeaning(event: { code: number; reason: string }): CloseMeaning {
  if (event.code < 4400 || event.code > 4499) {
    const code = isErrorCode(event.reason) ? event.reason : null;
    return { final: false, quick: event.code === ERRORS.going_down.close, code };
  }
  if (isErrorCode(event.reason)) return { final: true, code: event.reason };
  const known = Object.keys(ERRORS)
    .filter(isErrorCode)
    .find((code) => ERRORS[code].close === event.code);
  return { final: true, code: known ?? "forbidden" };
}

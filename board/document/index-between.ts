import type { IndexKey } from "@tldraw/utils";

/** Digits of a fractional index in their order. A key never ends in the first one. */
const MIDDLE = "V";

function below(upper: string): string {
  const first = upper.charAt(0);
  if (first === "0") return `0${below(upper.slice(1))}`;
  if (first === "1") return `0${MIDDLE}`;
  const code = first.charCodeAt(0) - 1;
  // Between '9' and 'A', and between 'Z' and 'a', there are characters that are no digits.
  return code === 64 ? "9" : code === 96 ? "Z" : String.fromCharCode(code);
}

/**
 * An index right after `lower` and before `upper` (null: none), always the same for the same arguments: two clients
 * that break the same tie write the same. tldraw's own `getIndexBetween` draws lots, and throws on a tie.
 */
export function indexAfter(lower: IndexKey, upper: IndexKey | null): IndexKey {
  if (upper === null || !upper.startsWith(lower)) return `${lower}${MIDDLE}` as IndexKey;
  return `${lower}${below(upper.slice(lower.length))}` as IndexKey;
}

import type { PointSign } from "@/board/shapes/proposal";

/** What people type for a sign; on a Mac, Option changes the characters of the same keys. */
const KEYS: readonly [PointSign, string][] = [
  ["positive", "+=±≠"],
  ["negative", "-−–—_"],
  ["blocking", "!■¡1⁄"],
];

/** Just the signs themselves: what an empty point takes for a sign and not for its first letter. */
const TYPED: readonly [PointSign, string][] = [
  ["positive", "+"],
  ["negative", "-−"],
  ["blocking", "!■"],
];

interface Key {
  key: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** The sign whose key was pressed without a modifier; null for any other key. */
export function typedSign({ key, altKey, ctrlKey, metaKey }: Key): PointSign | null {
  if (altKey || ctrlKey || metaKey || key.length !== 1) return null;
  return TYPED.find(([, keys]) => keys.includes(key))?.[0] ?? null;
}

/** The sign whose key was pressed with Alt (Option), which adds a point from anywhere in the card. */
export function addedSign({ key, altKey, ctrlKey, metaKey }: Key): PointSign | null {
  if (!altKey || ctrlKey || metaKey || key.length !== 1) return null;
  return KEYS.find(([, keys]) => keys.includes(key))?.[0] ?? null;
}

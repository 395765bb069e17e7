"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";

export interface Person {
  name: string;
  /** #rrggbb */
  color: string;
}

/** Cursor colours: told apart from each other, and readable as marks on paper in light and dark. */
export const PERSON_COLORS = [
  "#c2410c",
  "#b3266e",
  "#7c4dcb",
  "#3b62d6",
  "#0b7f93",
  "#1f8254",
  "#8a6a12",
  "#6b6f76",
] as const;

const KEY = "paperboard.person";
const CHANGED = "paperboard:person";

/** Reads a stored person; null for anything that is not one, e.g. edited by hand. */
export function parsePerson(text: string): Person | null {
  let value: Partial<Person> | null;
  try {
    value = JSON.parse(text) as Partial<Person> | null;
  } catch {
    return null;
  }
  if (typeof value?.name !== "string" || value.name.trim() === "") return null;
  const known = typeof value.color === "string" && /^#[0-9a-f]{6}$/i.test(value.color);
  return { name: value.name.trim(), color: known ? (value.color as string) : PERSON_COLORS[0] };
}

/** The colour that was chosen last in this browser, also while there is no name; null for none. */
export function storedColor(): string | null {
  const text = localStorage.getItem(KEY);
  return text === null ? null : (/"color":"(#[0-9a-f]{6})"/i.exec(text)?.[1] ?? null);
}

/** The person of this browser, and how to change them; without a name they are nobody. Other tabs follow. */
export function usePerson(): [Person | null, (person: Person) => void] {
  const text = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(KEY),
    () => null,
  );
  const save = useCallback((next: Person) => {
    localStorage.setItem(KEY, JSON.stringify({ name: next.name.trim(), color: next.color }));
    window.dispatchEvent(new Event(CHANGED));
  }, []);
  // One object per stored text: effects depend on its identity.
  const person = useMemo(() => (text === null ? null : parsePerson(text)), [text]);
  return [person, save];
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("storage", listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener("storage", listener);
    window.removeEventListener(CHANGED, listener);
  };
}

/** A colour for a newcomer, by chance. */
export function anyPersonColor(): string {
  return PERSON_COLORS[Math.floor(Math.random() * PERSON_COLORS.length)] ?? PERSON_COLORS[0];
}

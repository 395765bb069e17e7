"use client";

import { useCallback, useSyncExternalStore } from "react";
import type { HumPlace } from "@/contract/session-commands";

const KEY = "paperboard.place";
const CHANGED = "paperboard:place";

/** Where the person at this browser takes part, as they said, and how to say it. It stays in this browser. */
export function usePlace(otherwise: HumPlace = "remote"): [HumPlace, (place: HumPlace) => void] {
  const stored = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(KEY),
    () => null,
  );
  const save = useCallback((place: HumPlace) => {
    localStorage.setItem(KEY, place);
    window.dispatchEvent(new Event(CHANGED));
  }, []);
  return [stored === "room" || stored === "remote" ? stored : otherwise, save];
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("storage", listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener("storage", listener);
    window.removeEventListener(CHANGED, listener);
  };
}

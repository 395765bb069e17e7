"use client";

import { useCallback, useSyncExternalStore } from "react";
import type { HumPlace } from "@/contract/session-commands";
import { storedPlace, storePlace, watchPlace } from "@/client/sync/stored-place";

/** Where this browser's person takes part, and how to say it; `assumed` until they do. Kept in the browser. */
export function usePlace(assumed: HumPlace = "remote"): [HumPlace, (place: HumPlace) => void] {
  const stored = useSyncExternalStore(
    (listener) => watchPlace(window, listener),
    () => storedPlace(window),
    () => null,
  );
  const save = useCallback((place: HumPlace) => storePlace(window, place), []);
  return [stored ?? assumed, save];
}

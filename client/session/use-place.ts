"use client";

import { useCallback, useSyncExternalStore } from "react";
import type { HumPlace } from "@/contract/session-commands";
import { storedPlace, storePlace, watchPlace } from "@/client/sync/stored-place";

/** Where the person at this browser takes part, as they said, and how to say it. It stays in this browser. */
export function usePlace(otherwise: HumPlace = "remote"): [HumPlace, (place: HumPlace) => void] {
  const stored = useSyncExternalStore(
    (listener) => watchPlace(window, listener),
    () => storedPlace(window),
    () => null,
  );
  const save = useCallback((place: HumPlace) => storePlace(window, place), []);
  return [stored ?? otherwise, save];
}

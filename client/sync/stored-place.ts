import { HUM_PLACES, type HumPlace } from "@/contract/session-commands";

const KEY = "paperboard.place";
const CHANGED = "paperboard:place";

/** Where this browser's person takes part, if they said so. */
export function storedPlace({ localStorage }: Pick<Window, "localStorage">): HumPlace | null {
  const text = localStorage.getItem(KEY);
  return HUM_PLACES.find((place) => place === text) ?? null;
}

/** Keeps it in the browser, and tells all who watch it. */
export function storePlace(window: Window, place: HumPlace): void {
  window.localStorage.setItem(KEY, place);
  window.dispatchEvent(new Event(CHANGED));
}

/** Calls `listener` when it may have changed, in this tab or another. Returns how to stop. */
export function watchPlace(window: Window, listener: () => void): () => void {
  const onStorage = ({ key }: StorageEvent) => {
    if (key === KEY || key === null) listener();
  };
  window.addEventListener("storage", onStorage);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener("storage", onStorage);
    window.removeEventListener(CHANGED, listener);
  };
}

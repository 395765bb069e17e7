"use client";

import { useSyncExternalStore } from "react";

const KEY = "paperboard.penOnly";
const CHANGED = "paperboard:pen-only";

/** Whether on touch screens a pen alone draws, and fingers only move the board. Other tabs follow. */
export function usePenOnly(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(KEY) === "yes",
    () => false,
  );
}

export function setPenOnly(penOnly: boolean): void {
  if (penOnly) localStorage.setItem(KEY, "yes");
  else localStorage.removeItem(KEY);
  window.dispatchEvent(new Event(CHANGED));
}

/** Whether this device has a touch screen or a pen, at least one of them. */
export function useHasTouch(): boolean {
  return useSyncExternalStore(
    listenToPointers,
    () => window.matchMedia(TOUCH).matches,
    () => false,
  );
}

const TOUCH = "(any-pointer: coarse)";

function listenToPointers(listener: () => void): () => void {
  const touch = window.matchMedia(TOUCH);
  touch.addEventListener("change", listener);
  return () => touch.removeEventListener("change", listener);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("storage", listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener("storage", listener);
    window.removeEventListener(CHANGED, listener);
  };
}

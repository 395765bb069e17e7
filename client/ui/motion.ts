"use client";

import { useSyncExternalStore } from "react";
import { MOTION_COOKIE, parseMotion, type Motion } from "./motion-cookie";

const CHANGED = "paperboard:motion";
const YEAR_SECONDS = 365 * 24 * 3600;
const SYSTEM_WISH = "(prefers-reduced-motion: reduce)";

/** Sets how much moves on this page and remembers it. */
export function setMotion(motion: Motion): void {
  if (motion === "system") delete document.documentElement.dataset.motion;
  else document.documentElement.dataset.motion = motion;
  const age = motion === "system" ? 0 : YEAR_SECONDS;
  document.cookie = `${MOTION_COOKIE}=${motion}; path=/; max-age=${age}; samesite=lax`;
  window.dispatchEvent(new Event(CHANGED));
}

/** The person's choice; "system" while rendering on the server. */
export function useMotion(): Motion {
  return useSyncExternalStore(
    listenToChoice,
    () => parseMotion(document.documentElement.dataset.motion),
    () => "system",
  );
}

/** Whether nothing should move: by the person's choice, or by the system's as long as there is none. */
export function useReducedMotion(): boolean {
  return useSyncExternalStore(listenToBoth, wantsReducedMotion, () => false);
}

function wantsReducedMotion(): boolean {
  return (
    parseMotion(document.documentElement.dataset.motion) === "reduce" ||
    window.matchMedia(SYSTEM_WISH).matches
  );
}

function listenToChoice(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  return () => window.removeEventListener(CHANGED, listener);
}

function listenToBoth(listener: () => void): () => void {
  const stop = listenToChoice(listener);
  const system = window.matchMedia(SYSTEM_WISH);
  system.addEventListener("change", listener);
  return () => {
    stop();
    system.removeEventListener("change", listener);
  };
}

"use client";

import { useEffect } from "react";

/** Keeps the screen awake while the page is shown. Only https offers that; elsewhere the system's settings decide. */
export function useWakeLock(): void {
  useEffect(() => {
    if (!("wakeLock" in navigator)) return;
    let lock: WakeLockSentinel | null = null;
    let stopped = false;
    const hold = async () => {
      if (document.visibilityState !== "visible" || (lock && !lock.released)) return;
      try {
        const held = await navigator.wakeLock.request("screen");
        if (stopped) await held.release();
        else lock = held;
      } catch (error) {
        // Refused, e.g. on low battery: the board is shown all the same.
        console.warn("The screen cannot be kept awake.", error);
      }
    };
    void hold();
    // The browser lets go whenever the page is hidden.
    document.addEventListener("visibilitychange", hold);
    return () => {
      stopped = true;
      document.removeEventListener("visibilitychange", hold);
      void lock?.release();
    };
  }, []);
}

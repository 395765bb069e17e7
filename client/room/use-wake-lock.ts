"use client";

import { useEffect, useState } from "react";

/**
 * Keeps the screen awake while the page is shown. False when it cannot: only https offers it, and a browser may refuse on
 * low battery; there the system's settings decide.
 */
export function useWakeLock(): boolean {
  const [awake, setAwake] = useState(true);
  useEffect(() => {
    if (!("wakeLock" in navigator)) {
      setAwake(false);
      return;
    }
    let lock: WakeLockSentinel | null = null;
    let stopped = false;
    const hold = async () => {
      if (stopped || document.visibilityState !== "visible" || (lock && !lock.released)) return;
      try {
        const held = await navigator.wakeLock.request("screen");
        if (stopped) await held.release();
        else {
          lock = held;
          setAwake(true);
          // Let go while it is shown, on low battery say: taken again, or said to be refused.
          held.addEventListener("release", () => void hold());
        }
      } catch (error) {
        // The board is shown all the same.
        console.warn("The screen cannot be kept awake.", error);
        setAwake(false);
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
  return awake;
}

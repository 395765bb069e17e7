import { useEffect } from "react";
import type { LateModule } from "./late-module";

/** A board that has just appeared is drawn, fitted and looked at first, in milliseconds. */
const SETTLE_MS = 2_000;
/** Longest wait for a moment in which the browser has nothing else to do, in milliseconds. */
const IDLE_WITHIN_MS = 5_000;

/** Fetches code before anybody asks for it, so that a click is answered at once, and offline too; once `usable`, not before. */
export function usePrefetch(module: LateModule<unknown>, usable: boolean): void {
  useEffect(() => {
    if (!usable) return;
    let idle: number | null = null;
    const timer = setTimeout(() => {
      // Safari has no idle callback.
      if (typeof requestIdleCallback !== "function") return module.prefetch();
      idle = requestIdleCallback(() => module.prefetch(), { timeout: IDLE_WITHIN_MS });
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
      if (idle !== null) cancelIdleCallback(idle);
    };
  }, [module, usable]);
}

import type { Clock } from "./clock";

/** Allows `perSecond` on average and bursts of `burst`. */
export interface TokenBucket {
  /** Takes one; false when there is none. */
  take(): boolean;
}

export function createTokenBucket(clock: Clock, perSecond: number, burst: number): TokenBucket {
  let tokens = burst;
  let filledAt = clock.now();
  return {
    take() {
      const now = clock.now();
      // A clock that was set back must not empty the bucket.
      tokens = Math.min(burst, tokens + (Math.max(0, now - filledAt) / 1000) * perSecond);
      filledAt = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}

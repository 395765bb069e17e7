import type { Clock } from "./clock";

/** Allows `perSecond` on average and bursts of `burst`. */
export interface TokenBucket {
  /** Takes `count`, one when left out; false, and nothing taken, when there are not that many. */
  take(count?: number): boolean;
}

export function createTokenBucket(clock: Clock, perSecond: number, burst: number): TokenBucket {
  let tokens = burst;
  let filledAt = clock.now();
  return {
    take(count = 1) {
      const now = clock.now();
      // A clock that was set back must not empty the bucket.
      tokens = Math.min(burst, tokens + (Math.max(0, now - filledAt) / 1000) * perSecond);
      filledAt = now;
      if (tokens < count) return false;
      tokens -= count;
      return true;
    },
  };
}

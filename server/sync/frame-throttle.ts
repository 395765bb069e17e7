import type { Clock } from "./clock";

/**
 * Calls `run` at once after a pause and otherwise at most once per `frameMs()`, so that a single edit is not delayed
 * and many are merged.
 */
export interface FrameThrottle {
  /** There is something to send. */
  request(): void;
  /** Runs now what waits, if anything. */
  flush(): void;
  stop(): void;
}

export function createFrameThrottle(clock: Clock, frameMs: () => number, run: () => void): FrameThrottle {
  let lastRun = -Infinity;
  let cancel: (() => void) | null = null;
  const runNow = () => {
    cancel = null;
    lastRun = clock.now();
    run();
  };
  return {
    request() {
      if (cancel) return;
      const elapsed = clock.now() - lastRun;
      // Never in the caller's turn: what arrives in the same turn of the event loop is merged too. A clock that was
      // set back costs one frame, not the time until it has caught up.
      const wait = elapsed >= 0 ? Math.max(0, frameMs() - elapsed) : frameMs();
      cancel = clock.after(wait, runNow);
    },
    flush() {
      if (!cancel) return;
      cancel();
      runNow();
    },
    stop() {
      cancel?.();
      cancel = null;
    },
  };
}

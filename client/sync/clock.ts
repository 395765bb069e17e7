/** Time as the sync code sees it; tests pass one they turn by hand. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls `run` once after `delayMs`; returns how to prevent it. */
  after(delayMs: number, run: () => void): () => void;
  /** Calls `run` in the next animation frame, and within `FRAME_LIMIT_MS` where there are none (hidden tabs). */
  frame(run: () => void): () => void;
  /** A number in [0, 1), for jitter only. */
  random(): number;
}

/** A hidden tab gets no animation frames; what waits for one runs after this long. */
const FRAME_LIMIT_MS = 250;

/** The browser's time. */
export function browserClock(): Clock {
  const after = (delayMs: number, run: () => void) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  };
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    after,
    frame(run) {
      let done = false;
      const once = () => {
        if (done) return;
        cancel();
        run();
      };
      const request = requestAnimationFrame(once);
      const stopTimer = after(FRAME_LIMIT_MS, once);
      const cancel = () => {
        done = true;
        cancelAnimationFrame(request);
        stopTimer();
      };
      return cancel;
    },
  };
}

import type { Clock } from "@/client/sync/clock";

/** Length of a frame at 60 Hz, in milliseconds. */
export const FRAME_MS = 1000 / 60;

/** Node's time in the shape that the product's browser code takes; a frame is a timer of 1/60 s. */
export function nodeClock(): Clock {
  const after = (delayMs: number, run: () => void) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  };
  return { now: () => Date.now(), random: () => Math.random(), after, frame: (run) => after(FRAME_MS, run) };
}

/**
 * Gives Node the animation frames that tldraw's store waits for before it reports changes. Call before a store is
 * made; once per process.
 */
export function provideAnimationFrames(): void {
  globalThis.requestAnimationFrame ??= (run) =>
    setTimeout(() => run(performance.now()), FRAME_MS) as unknown as number;
  globalThis.cancelAnimationFrame ??= (handle) => clearTimeout(handle);
}

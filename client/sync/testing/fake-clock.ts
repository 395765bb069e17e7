import type { Clock } from "../clock";

export interface FakeClock extends Clock {
  /** Lets `ms` pass; timers run in their order. */
  advance(ms: number): void;
  /** Sets the clock without any time passing, as a correction by the network does. */
  set(byMs: number): void;
  /** Time goes by while nothing runs, as in a computer that sleeps; what was due runs with the next `advance`. */
  sleep(ms: number): void;
  /** Runs what waits for the next frame; no time passes. */
  runFrame(): void;
}

/** A clock that stands still until told. */
export function fakeClock(startMs = 1_000_000): FakeClock {
  let now = startMs;
  let timers: { at: number; run: () => void }[] = [];
  let frames: (() => void)[] = [];
  return {
    now: () => now,
    random: () => 0.5,
    after(delayMs, run) {
      const timer = { at: now + delayMs, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    frame(run) {
      frames.push(run);
      return () => {
        frames = frames.filter((other) => other !== run);
      };
    },
    set(byMs) {
      now += byMs;
      for (const timer of timers) timer.at += byMs;
    },
    sleep(ms) {
      now += ms;
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const next = timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers = timers.filter((timer) => timer !== next);
        now = Math.max(now, next.at);
        next.run();
      }
      now = end;
    },
    runFrame() {
      const due = frames;
      frames = [];
      for (const run of due) run();
    },
  };
}

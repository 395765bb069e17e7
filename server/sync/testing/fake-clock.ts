import type { Clock } from "../clock";

export interface FakeClock extends Clock {
  /** Lets `ms` pass; timers run in their order, each at its time. */
  advance(ms: number): void;
  /** The process stands still for `ms`; timers that were due meanwhile run at the end, once. */
  stall(ms: number): void;
}

/** A clock that stands still until told. */
export function fakeClock(startMs = 1_000_000_000_000): FakeClock {
  let now = startMs;
  let timers: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    after(delayMs, run) {
      const timer = { at: now + delayMs, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    stall(ms) {
      now += ms;
      const late = timers.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
      timers = timers.filter((timer) => !late.includes(timer));
      for (const { run } of late) run();
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers = timers.filter((timer) => timer !== next);
        now = Math.max(now, next.at);
        next.run();
      }
      now = end;
    },
  };
}

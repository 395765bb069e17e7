import type { Clock } from "./clock";

/** 25 times a second: smooth to the eye, and half of what the server allows. */
const PRESENCE_EVERY_MS = 40;

/** Calls `send` as soon as somebody asks, but at most 25 times a second; the last request is never forgotten. */
export interface PresencePace {
  /** There is something to send. */
  soon(): void;
  /** Sends now, whatever the pace. */
  now(): void;
  stop(): void;
}

export function createPresencePace(clock: Clock, send: () => void): PresencePace {
  let lastMs = -Infinity;
  let cancel: (() => void) | null = null;
  function now(): void {
    stop();
    lastMs = clock.now();
    send();
  }
  function stop(): void {
    cancel?.();
    cancel = null;
  }
  return {
    soon() {
      const wait = lastMs + PRESENCE_EVERY_MS - clock.now();
      if (wait <= 0) now();
      else cancel ??= clock.after(wait, now);
    },
    now,
    stop,
  };
}

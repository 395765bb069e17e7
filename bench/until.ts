/** Resolves after `ms`. For the pace of simulated people; waiting for something to happen is `until`. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Resolves when `condition` holds; throws with `failure` when it does not within `limitMs`. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  failure: string,
  { everyMs = 25, limitMs = 60_000 }: { everyMs?: number; limitMs?: number } = {},
): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`${failure} within ${limitMs} ms`);
    await pause(everyMs);
  }
}

/** How a paced run went. */
export interface Pace {
  /** Seconds it took. */
  seconds: number;
  /** How late each step was, in milliseconds. On an overloaded machine steps come in heaps and figures flatter. */
  lateMs: readonly number[];
}

/**
 * Calls `step` `perSecond` times a second for `seconds`, by the clock: a late step is followed sooner, never left out.
 * `step` gets its number, counted from 0.
 */
export async function atRate(
  perSecond: number,
  seconds: number,
  step: (number: number) => void,
): Promise<Pace> {
  const start = performance.now();
  const steps = Math.round(perSecond * seconds);
  const lateMs: number[] = [];
  for (let number = 0; number < steps; number++) {
    const due = start + (number * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await pause(wait);
    lateMs.push(performance.now() - due);
    step(number);
  }
  const rest = start + seconds * 1000 - performance.now();
  if (rest > 0) await pause(rest);
  return { seconds: (performance.now() - start) / 1000, lateMs };
}

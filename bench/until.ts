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

/**
 * Calls `step` `perSecond` times a second for `seconds`, by the clock: a late step is followed sooner, never left out.
 * `step` gets its number, counted from 0. Resolves with the seconds it took.
 */
export async function atRate(
  perSecond: number,
  seconds: number,
  step: (number: number) => void,
): Promise<number> {
  const start = performance.now();
  const steps = Math.round(perSecond * seconds);
  for (let number = 0; number < steps; number++) {
    const due = start + (number * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await pause(wait);
    step(number);
  }
  const rest = start + seconds * 1000 - performance.now();
  if (rest > 0) await pause(rest);
  return (performance.now() - start) / 1000;
}
